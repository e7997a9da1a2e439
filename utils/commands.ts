// Commands: the contract between pages and background. Names, inputs, results; types only.
// Pages send them through `send-command.ts`; `entrypoints/background/commands.ts` parses and serves them.

import type { ClaimOffer } from './claim-offer.ts';
import type { AdAccountId, BusinessId, PersonId, PrincipalId } from './ids.ts';
import type { Problem } from './problem.ts';
import type { Change, Guard, PlannedChange } from './runs/types.ts';

/** Every command answers with a value or with a problem; nothing is thrown across contexts. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

export interface Connected {
  principal: PrincipalId;
  name: string;
}

/** What became of a wish to change something. */
export type Applied =
  | { outcome: 'running'; runId: string }
  /** Nothing was done: these guards have to be acknowledged first, or a business picked, or all were refused. */
  | { outcome: 'needs'; guards: Guard[]; planned: PlannedChange[] };

export interface ApplyInput {
  businessId: BusinessId;
  changes: Change[];
  /** The guards that the person was shown and said yes to. */
  acknowledged: Guard[];
  /** The tab that was in front, whose page may show another business; null where there is none. */
  tabId: number | null;
}

/** What little can be known of an account that isn't in the mirror. */
export interface FoundAccount {
  accountId: AdAccountId;
  name: string | null;
  ownerBusinessId: BusinessId | null;
  ownerBusinessName: string | null;
  /** False: the token can't see it (which doesn't mean that it doesn't exist). */
  visible: boolean;
}

export interface Commands {
  /** Try a pasted token, and hold it. Errors: not a token, refused by Meta, no connection. */
  connect: { input: { token: string }; value: Connected };
  /** Sign in at Facebook in the browser's own window, with the app id of the settings. */
  'sign-in': { input: Record<string, never>; value: Connected };
  /**
   * The person did what Facebook wanted of them first: go on by the token that is still held. Errors: Meta's, if it
   * still doesn't accept it; nobody's token is held.
   */
  'try-again': { input: { principal: PrincipalId }; value: Connected };
  /** Forget everything: tokens, mirror, journal, drafts. */
  disconnect: { input: Record<string, never>; value: null };
  /** Forget one of several tokens and what was read with it. */
  forget: { input: { principal: PrincipalId }; value: null };
  /** Read a business's lists, people and access again. Answers when it has begun. */
  refresh: { input: { businessId: BusinessId }; value: null };
  /** Read an account's further facts and people. Answers when they are in the mirror. */
  'open-account': { input: { businessId: BusinessId; accountId: AdAccountId }; value: null };
  /** Read the accounts assigned to a person. Answers when they are in the mirror. */
  'open-person': { input: { businessId: BusinessId; personId: PersonId }; value: null };
  /** Look up an account that the mirror doesn't have. */
  'find-account': { input: { businessId: BusinessId; accountId: AdAccountId }; value: FoundAccount };
  /** What these changes would do: before, after, guards, refusals. Sends nothing. */
  plan: { input: { businessId: BusinessId; changes: Change[] }; value: PlannedChange[] };
  /** Plan again, check the guards, journal a run and start it. */
  apply: { input: ApplyInput; value: Applied };
  'pause-run': { input: { runId: string }; value: null };
  /** Errors: `other-business` where one has to be picked first. */
  'resume-run': { input: { runId: string; tabId: number | null }; value: null };
  /** Give up what of a run isn't sent; it can be tried again like what failed. */
  'stop-run': { input: { runId: string }; value: null };
  /** Take up the failed steps of a run again, those alone. Errors: `other-business` where one has to be picked first. */
  'retry-run': { input: { runId: string; tabId: number | null }; value: null };
  /** The person has read how it ended: its card goes in every surface, and comes back only if it is tried again. */
  'dismiss-run': { input: { runId: string }; value: null };
  /** Take back what a run did, as a run of its own. */
  'undo-run': { input: { runId: string; acknowledged: Guard[]; tabId: number | null }; value: Applied };
  /** Take the offer of that time (`ClaimOffer.at`): whoever asks first has it. Null if it is gone, or too old. */
  'take-claim-offer': { input: { at: number }; value: ClaimOffer | null };
  /** Ask a tab what it shows; the answer also arrives in storage (`pageContexts`). */
  'read-page': { input: { tabId: number }; value: null };
  /** Page and panel differ: from now on writes go to this one, for this tab. */
  'pick-business': { input: { tabId: number; businessId: BusinessId }; value: null };
  /** These answers to claims were looked at; what came in since is still to be read. */
  'dismiss-notices': { input: { ids: string[] }; value: null };
}
export type CommandName = keyof Commands;
