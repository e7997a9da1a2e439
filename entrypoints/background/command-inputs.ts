// Background: what each command's input has to look like. Parsed here, trusted from here on.

import * as v from 'valibot';
import type { CommandName, Commands } from '@/utils/commands.ts';
import type { PrincipalId } from '@/utils/ids.ts';
import { parsePrincipalId } from '@/utils/ids.ts';
import { adAccountIdInput, businessIdInput, personIdInput } from '@/utils/runs/inputs.ts';
import { operations } from '@/utils/runs/operations/index.ts';
import { parseChange } from '@/utils/runs/plan.ts';
import type { Change } from '@/utils/runs/types.ts';

const nothing = v.strictObject({}) as unknown as v.GenericSchema<unknown, Record<string, never>>;
const names = Object.keys(operations);
/** A bulk change of a whole business; more in one message is a mistake. */
const mostChanges = 50_000;

const changeInput = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Change => {
    const change = parseChange(dataset.value, names);
    if (change) return change;
    addIssue({ message: 'not a change' });
    return NEVER;
  }),
);
const changesInput = v.pipe(v.array(changeInput), v.minLength(1), v.maxLength(mostChanges));
const guardInput = v.picklist([
  'last-manager',
  'yourself',
  'changed-since',
  'one-way',
  'other-business',
  'removal',
]);
const guardsInput = v.array(guardInput);
const tabIdInput = v.pipe(v.number(), v.integer());
const runIdInput = v.pipe(v.string(), v.uuid());
const principalInput = v.pipe(
  v.string(),
  v.check((text) => parsePrincipalId(text) !== null),
  v.transform((text) => text as PrincipalId), // Checked one line above.
);

/** The tab in front, whose page may show another business; null: there is none. */
const shownInput = v.nullable(tabIdInput);
const ofPrincipal = v.object({ principal: principalInput });
const ofAccount = v.object({ businessId: businessIdInput, accountId: adAccountIdInput });
const ofRun = v.object({ runId: runIdInput });
const ofRunHere = v.object({ runId: runIdInput, tabId: shownInput });

export const commandInputs: { [Name in CommandName]: v.GenericSchema<unknown, Commands[Name]['input']> } = {
  // Of any length: what can't be a token is told as that.
  connect: v.object({ token: v.string() }),
  'sign-in': nothing,
  'try-again': ofPrincipal,
  disconnect: nothing,
  forget: ofPrincipal,
  refresh: v.object({ businessId: businessIdInput }),
  'open-account': ofAccount,
  'open-person': v.object({ businessId: businessIdInput, personId: personIdInput }),
  'find-account': ofAccount,
  plan: v.object({ businessId: businessIdInput, changes: changesInput }),
  apply: v.object({
    businessId: businessIdInput,
    changes: changesInput,
    acknowledged: guardsInput,
    tabId: shownInput,
  }),
  'pause-run': ofRun,
  'resume-run': ofRunHere,
  'stop-run': ofRun,
  'retry-run': ofRunHere,
  'dismiss-run': ofRun,
  'undo-run': v.object({ runId: runIdInput, acknowledged: guardsInput, tabId: shownInput }),
  'take-claim-offer': v.object({ at: v.number() }),
  'read-page': v.object({ tabId: tabIdInput }),
  'pick-business': v.object({ tabId: tabIdInput, businessId: businessIdInput }),
  'dismiss-notices': v.object({ ids: v.array(v.string()) }),
};
