// Runs: what a change, a plan, a run and a step are, as plain data that pages may show.

import type { AdAccountId, BusinessId, PersonId, PrincipalId } from '../ids.ts';
import type { AdAccountRow, ListName } from '../mirror/schema.ts';
import type { Problem } from '../problem.ts';
import type { TaskMask } from '../tasks.ts';

/** What the person wants, by operation. A new operation adds its input here and a file under `operations/`. */
export interface ChangeInputs {
  /** `accountName`: as Meta told it when it was looked up; for where the mirror doesn't have the account. */
  'claim-ad-account': { accountId: AdAccountId; accountName?: string };
  'create-ad-account': CreateAdAccountInput;
  /** Give, change or (with `tasks` 0) take away what a person may do. The set is replaced, not merged. */
  'set-tasks': { accountId: AdAccountId; personId: PersonId; tasks: TaskMask };
  /** Withdraw a pending request, or give up an agency's access. `list`: which of the two the person was asked about. */
  'remove-ad-account': { accountId: AdAccountId; list?: 'pending' | 'shared' };
}
export type OperationName = keyof ChangeInputs;
export type Change = {
  [Name in OperationName]: { operation: Name; input: ChangeInputs[Name] };
}[OperationName];

export interface CreateAdAccountInput {
  name: string;
  currency: string;
  timezoneId: number;
  /** A business, page or app id, a page alias, or NONE (there is none) or UNFOUND (there is one, not on Facebook). */
  endAdvertiser: string;
  mediaAgency: string;
  partner: string;
  /** Put the account on the business's own credit line. */
  invoice: boolean;
}

/** How much stands between the click and the deed. */
export type Friction = 'none' | 'plan' | 'name' | 'deliberate';

/** Reasons to stop and ask; a change goes on only when each of its guards was acknowledged by name. */
export type Guard =
  /** Nobody who is known to be a person could manage the account afterwards. */
  | 'last-manager'
  /** It takes something from oneself. */
  | 'yourself'
  /** It takes back a change, and with it what was changed since. */
  | 'changed-since'
  /** It can't be taken back. */
  | 'one-way'
  /** The page in front shows another business. Not to be acknowledged: pick one first (`pick-business`). */
  | 'other-business'
  /** It names the object and asks. */
  | 'removal';

/** A change as it will be: whom and what it concerns, by name and id, and what will differ. */
export interface PlannedChange {
  change: Change;
  businessId: BusinessId;
  businessName: string;
  accountId: AdAccountId | null;
  accountName: string | null;
  personId: PersonId | null;
  personName: string | null;
  before: TaskMask | null;
  after: TaskMask | null;
  friction: Friction;
  guards: Guard[];
  /** Why it can't be done at all (told without asking Meta), or null. */
  refusal: Refusal | null;
  /** What planning settled and sending keeps to: of a removal, which relation goes. */
  facts?: RemovalFacts | undefined;
}

/** Settled beforehand: a withdrawal must not become the end of an agency's access. */
export interface RemovalFacts {
  list: ListName;
  relation: AdAccountRow['relation'];
}

/** What we know beforehand that Meta would refuse. */
export type Refusal =
  | 'owner-confirmed'
  | 'not-in-business'
  | 'no-longer-pending'
  | 'already-owned'
  | 'already-pending'
  | 'unknown-person'
  | 'not-joined'
  | 'beyond-permitted'
  | 'no-change'
  | 'no-credit-line';

export type StepState =
  /** Not sent. */
  | 'planned'
  /** Journalled as about to be sent, or sent and not answered. */
  | 'sent'
  /** The outcome is unclear; it is being looked up. */
  | 'checking'
  | 'done'
  | 'failed';

export interface StepRow {
  runId: string;
  index: number;
  businessId: BusinessId;
  /** The account that it is about; empty for one that is still to be made. */
  accountId: AdAccountId | '';
  /** When its run was made (ms): of two steps on one account the older goes first. */
  createdAt: number;
  planned: PlannedChange;
  state: StepState;
  /** How often the request was sent. */
  sends: number;
  /** How many looks in a row found it not done since it was last sent. */
  checks: number;
  /** How many reads in a row failed, before sending or while looking. */
  failures: number;
  /** Not before this time (ms). */
  notBefore: number;
  /** What was read just before sending, so that a check can tell old from new (an operation's own business). */
  evidence: unknown;
  outcome: StepOutcome | null;
  problem: Problem | null;
  sentAt: number | null;
  endedAt: number | null;
  /** The step of another run that it takes back. */
  takesBack: [runId: string, index: number] | null;
  /** Whether it was done, and taken back since. */
  isTakenBack: boolean;
}

/** A claim's status. `GONE`: it was asked for, and is neither pending nor ours by now: declined, or it has ended. */
export type ClaimAccess = 'CONFIRMED' | 'PENDING' | 'GONE';

/** What came of a step: a claim's status, a new account's id. */
export interface StepOutcome {
  /** As Meta answered, or as was found out since (`settle-claims.ts`). */
  access?: ClaimAccess;
  accountId?: AdAccountId;
  /** It was found to be done by looking, not by its answer. */
  found?: boolean;
}

export type RunState =
  | 'running'
  /** By the person. */
  | 'paused'
  /** Meta asked to wait, or the connection is gone; goes on by itself at `resumeAt`. */
  | 'waiting'
  /** The token ended; goes on when the same person is back. */
  | 'signed-out'
  /** Every step is done or failed. */
  | 'ended';

export interface RunRow {
  id: string;
  businessId: BusinessId;
  businessName: string;
  /** Whose token it uses; nobody else's. */
  principal: PrincipalId;
  operation: OperationName;
  /** The first change, for the title of the run. */
  sample: PlannedChange;
  /** How many accounts and people its changes concern. */
  scope: { accounts: number; people: number };
  state: RunState;
  createdAt: number;
  endedAt: number | null;
  resumeAt: number | null;
  problem: Problem | null;
  counts: Record<StepState, number>;
  /** Nothing more of it is to be sent, unless it is tried again; missing: no. */
  isStopped?: boolean;
  /** How many of the failed are so because it was stopped; missing: none. */
  stopped?: number;
  /** The end (`endedAt`) whose card the person has put away; after another try it ends anew. Missing: none. */
  dismissedEnd?: number;
  /** How many of the failed are not to be tried again (`isForGood`); missing: none. */
  failedForGood?: number;
  /** The run that this one takes back. */
  undoOf: string | null;
  /** The last run that was to take this one back. */
  undoneBy: string | null;
  /** Whether there is anything (left) to take back; why not otherwise. `undoing`: a run is at it. */
  undo: 'possible' | 'one-way' | 'nothing' | 'undoing' | 'undone';
  /** Of its steps, those that an undo takes back, and those that are one way; missing: not counted. */
  left?: { undoable: number; oneWay: number };
}
