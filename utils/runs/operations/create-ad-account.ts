// Operation: create an ad account in the business. For good, and only five of them through the API.

import * as v from 'valibot';
import currencies from '../../currencies.json' with { type: 'json' };
import { foldText } from '../../fold-text.ts';
import { createRequest, fetchOwnedByName, parseCreated } from '../../graph/ad-accounts.ts';
import type { AdAccountId } from '../../ids.ts';
import { putAccount } from '../../mirror/write-accounts.ts';
import { getLevelMask } from '../../tasks.ts';
import type { Finding, Operation, OperationContext } from '../operation.ts';
import type { CreateAdAccountInput, Refusal } from '../types.ts';

/** NONE, UNFOUND, an id, or a page's alias. */
const partyInput = v.pipe(v.string(), v.trim(), v.regex(/^(?:NONE|UNFOUND|[\w.-]{1,100})$/));

const schema = v.object({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200)),
  currency: v.pipe(
    v.string(),
    v.check((code) => Object.hasOwn(currencies, code), 'not a currency of ad accounts'),
  ),
  timezoneId: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(592)),
  endAdvertiser: partyInput,
  mediaAgency: partyInput,
  partner: partyInput,
  invoice: v.boolean(),
});

interface Evidence {
  /** Accounts of the same name that were there before: another one is the new one. */
  namesakes: AdAccountId[];
}

async function fetchNamesakes(
  context: OperationContext,
  input: CreateAdAccountInput,
): Promise<AdAccountId[]> {
  const { graph, principal, businessId } = context;
  const found = await fetchOwnedByName({ graph, principal, businessId }, input.name);
  return found.filter((account) => account.currency === input.currency).map((account) => account.id);
}

const findNew = (found: readonly AdAccountId[], before: Evidence): AdAccountId | undefined =>
  found.find((id) => !before.namesakes.includes(id));

export const createAdAccount: Operation<'create-ad-account'> = {
  name: 'create-ad-account',
  schema,
  friction: 'deliberate',
  isRepeatable: false,
  wantsState: false,
  // Half a minute in all.
  looks: [4_000, 8_000, 9_000, 9_000],
  getSubject: () => null,

  async plan({ db, business }, input) {
    const credit = await db.credit.get(business.id);
    const refusal: Refusal | null = input.invoice && credit?.lines.length === 0 ? 'no-credit-line' : null;
    return {
      accountId: null,
      accountName: input.name,
      personId: null,
      personName: null,
      before: null,
      after: null,
      guards: ['one-way'],
      refusal,
    };
  },

  async prepare(context, input, step) {
    const namesakes = await fetchNamesakes(context, input);
    const known = step.evidence as Evidence | null;
    if (!known) return { evidence: { namesakes } satisfies Evidence };
    // Sent before and found not done; a list that lagged behind may show it now.
    const accountId = findNew(namesakes, known);
    return accountId ? { already: { accountId, found: true }, evidence: known } : { evidence: known };
  },

  getRequest: (input, businessId) => createRequest(businessId, input),
  parseAnswer: (answer) => ({ accountId: parseCreated(answer).id }),

  async check(context, input, step): Promise<Finding> {
    const accountId = findNew(await fetchNamesakes(context, input), step.evidence as Evidence);
    return accountId ? { state: 'done', outcome: { accountId, found: true } } : { state: 'not-done' };
  },

  async write(db, input, { businessId, outcome }) {
    if (!outcome?.accountId) return;
    await putAccount(db, businessId, {
      id: outcome.accountId,
      name: input.name,
      folded: foldText(input.name),
      list: 'owned',
      relation: 'OWNER',
      access: 'CONFIRMED',
      status: null,
      disableReason: null,
      currency: input.currency,
      timezoneName: null,
      permitted: getLevelMask('manage'),
      requestId: null,
      askedAt: null,
    });
  },

  getInverse: () => 'one-way',
};
