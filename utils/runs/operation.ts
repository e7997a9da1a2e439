// Runs: what a kind of change has to say of itself. One file each under `operations/`; adding one touches nothing else
// but the list in `operations/index.ts` and the inputs in `types.ts`.

import type * as v from 'valibot';
import type { GraphClient } from '../graph/client.ts';
import type { GraphRequest } from '../graph/params.ts';
import type { BusinessId, PrincipalId } from '../ids.ts';
import type { MirrorDatabase } from '../mirror/database.ts';
import type { BusinessRow } from '../mirror/schema.ts';
import type { PlanReader } from './plan-reader.ts';
import type {
  Change,
  ChangeInputs,
  Friction,
  OperationName,
  PlannedChange,
  RunRow,
  StepOutcome,
  StepRow,
} from './types.ts';

/** All that an operation may use. The business and whose token are given, never looked up inside. */
export interface OperationContext {
  db: MirrorDatabase;
  graph: GraphClient;
  businessId: BusinessId;
  principal: PrincipalId;
}

/** What planning may use: the mirror, read once for the whole plan. */
export interface PlanContext {
  db: MirrorDatabase;
  reader: PlanReader;
  business: BusinessRow;
}

/** What planning finds out from the mirror alone. */
export type PlanDetails = Omit<PlannedChange, 'change' | 'businessId' | 'businessName' | 'friction'>;

/** What a look just before sending found: go on, with evidence for later checks; or it is so already; or stop. */
export type Preparation =
  | { evidence: unknown }
  | { already: StepOutcome; evidence: unknown }
  /** It isn't what was planned any more: a word of `Problem.reason`. */
  | { stop: 'last-manager' | 'yourself' | 'changed-since' | 'no-longer-pending' };

/** What a look at an unclear outcome found. */
export type Finding = { state: 'done'; outcome: StepOutcome } | { state: 'not-done' };

export interface Operation<Name extends OperationName> {
  name: Name;
  /** For inputs from outside: pages, files, storage. */
  schema: v.GenericSchema<unknown, ChangeInputs[Name]>;
  friction: Friction;
  /** Whether sending it twice does no more than sending it once. */
  isRepeatable: boolean;
  /**
   * Whether what it wants is a state, whoever brings it about. Then a refusal is looked at before it counts: the browser
   * may have sent the request twice, and the second was refused because the first was done.
   */
  wantsState: boolean;
  /**
   * Pauses (ms) between the looks that all have to find it not done before it is sent again; none: one look is enough.
   * Needed where a second deed would be worse than a wait: a request whose answer was lost may still be under way at
   * Meta, and its lists may lag behind.
   */
  looks: readonly number[];
  /**
   * What of its account it decides: of two changes with the same word the newer one counts, and an older one that comes
   * later isn't sent any more. Null: nothing that another one decides as well.
   */
  getSubject(input: ChangeInputs[Name]): string | null;
  /** `undone`: the step that it is to take back, where it is an undo: what came after that isn't its to take away. */
  plan(context: PlanContext, input: ChangeInputs[Name], undone: StepRow | undefined): Promise<PlanDetails>;
  /** Reads what a check will need, and what planning from the mirror may have missed. Nothing is changed. */
  prepare(context: OperationContext, input: ChangeInputs[Name], step: StepRow): Promise<Preparation>;
  getRequest(input: ChangeInputs[Name], businessId: BusinessId): GraphRequest;
  /** Throws when the answer isn't what the edge answers. */
  parseAnswer(answer: unknown, input: ChangeInputs[Name]): StepOutcome;
  /** Finds out by reading whether it was done. Throws what the reads throw. */
  check(context: OperationContext, input: ChangeInputs[Name], step: StepRow): Promise<Finding>;
  /** Writes into the mirror what is now known to be so. Also called again after a sync that began before the deed. */
  write(db: MirrorDatabase, input: ChangeInputs[Name], step: StepRow): Promise<void>;
  /** The change that takes it back, or why there is none. */
  getInverse(
    input: ChangeInputs[Name],
    step: StepRow,
  ): Change | Extract<RunRow['undo'], 'one-way' | 'nothing'>;
}
