// Runs: the journal. Every move of a step is one transaction that also keeps its run's counts; what isn't here didn't
// happen, and what is here as `sent` may have.

import { createUnknownBusinessError } from '../graph/errors.ts';
import type { BusinessId, PrincipalId } from '../ids.ts';
import type { MirrorDatabase } from '../mirror/database.ts';
import { compareSteps, isGoingOn, openStates, readStepsOn, within } from '../mirror/queries.ts';
import type { BusinessRow } from '../mirror/schema.ts';
import { createLocalProblem } from '../problem.ts';
import { isInDoubt } from './is-in-doubt.ts';
import { getOperation } from './operations/index.ts';
import { settleWithdrawn } from './settle-claims.ts';
import type { PlannedChange, RunRow, StepRow, StepState } from './types.ts';
import { readUndo, settleUndo, type Undo } from './undo.ts';

const noCounts: Record<StepState, number> = { planned: 0, sent: 0, checking: 0, done: 0, failed: 0 };

/**
 * Now (ms), and later than any run of the business: two wishes of one moment keep their order, and so does one that comes
 * after the clock went back. Inside the caller's transaction.
 */
async function readNextTime(db: MirrorDatabase, businessId: BusinessId): Promise<number> {
  const ofBusiness = db.runs.where('[businessId+createdAt]').between(...within(businessId));
  return Math.max(Date.now(), ((await ofBusiness.last())?.createdAt ?? 0) + 1);
}

/** Accounts that are still to be made have no id yet; each is another one. */
function getScope(planned: readonly PlannedChange[]): RunRow['scope'] {
  const accounts = planned.map(({ accountId }, index) => accountId ?? index);
  const people = planned.flatMap(({ personId }) => personId ?? []);
  return { accounts: new Set(accounts).size, people: new Set(people).size };
}

/**
 * Writes a run and its steps: planned, or failed from the beginning where planning refused them. Errors: an unknown
 * business, where it was forgotten while this was being planned.
 */
export async function createRun(
  db: MirrorDatabase,
  business: BusinessRow,
  planned: readonly PlannedChange[],
  undo: Undo | null,
): Promise<string> {
  const [sample] = planned;
  if (!sample) throw new RangeError('A run needs a change');
  const id = crypto.randomUUID();
  const undoOf = undo?.runId ?? null;
  const refused = planned.filter((one) => one.refusal !== null).length;
  const draft: Omit<RunRow, 'createdAt'> = {
    id,
    businessId: business.id,
    businessName: business.name,
    principal: business.principal,
    operation: sample.change.operation,
    sample,
    scope: getScope(planned),
    state: 'running',
    endedAt: null,
    resumeAt: null,
    problem: null,
    counts: { ...noCounts, planned: planned.length - refused, failed: refused },
    failedForGood: refused,
    undoOf,
    undoneBy: null,
    undo: 'nothing',
  };
  await db.transaction('rw', db.runs, db.steps, db.businesses, async () => {
    if (!(await db.businesses.get(business.id))) throw createUnknownBusinessError();
    const run: RunRow = { ...draft, createdAt: await readNextTime(db, business.id) };
    await db.runs.add(run);
    await db.steps.bulkAdd(planned.map((one, index) => createPlannedStep(run, index, one, undo)));
    if (!undoOf) return;
    // Two surfaces may ask for it at once: the second finds nothing to take back.
    const undone = await db.runs
      .where('id')
      .equals(undoOf)
      .and((one) => one.undo === 'possible')
      .modify({ undoneBy: id, undo: 'undoing' });
    if (undone === 0) throw new RangeError('It was taken back already');
  });
  return id;
}

/** A step as it is in the beginning: planned, or failed where planning refused it. */
function createPlannedStep(run: RunRow, index: number, one: PlannedChange, undo: Undo | null): StepRow {
  const undone = undo?.indexes[index];
  const takesBack: StepRow['takesBack'] = undo && undone !== undefined ? [undo.runId, undone] : null;
  const step = { ...createStep(run, index, one), takesBack };
  if (one.refusal === null) return step;
  return { ...step, state: 'failed', problem: createLocalProblem(one.refusal), endedAt: run.createdAt };
}

function createStep({ id, createdAt }: RunRow, index: number, planned: PlannedChange): StepRow {
  return {
    runId: id,
    index,
    businessId: planned.businessId,
    accountId: planned.accountId ?? '',
    createdAt,
    planned,
    state: 'planned',
    sends: 0,
    checks: 0,
    failures: 0,
    notBefore: 0,
    evidence: null,
    outcome: null,
    problem: null,
    sentAt: null,
    endedAt: null,
    takesBack: null,
    isTakenBack: false,
  };
}

/** Whether a failed step is not to be tried again: it would have to be wished for anew. */
const isForGood = ({ planned, problem }: StepRow): boolean =>
  planned.refusal !== null || problem?.reason === 'superseded';

/**
 * Moves a step on, if it still is where the caller saw it; with `write`, in one transaction with what the mirror learns
 * from it. Answers the step as it is now, or null if someone else moved it, or if it was to be sent and its run doesn't
 * run any more.
 */
export async function moveStep(
  db: MirrorDatabase,
  step: StepRow,
  change: Partial<StepRow> & Pick<StepRow, 'state'>,
): Promise<StepRow | null> {
  return db.transaction('rw', [db.runs, db.steps, db.access, db.listPages, db.syncs], async () => {
    const present = await db.steps.get([step.runId, step.index]);
    if (present?.state !== step.state) return null;
    const run = await db.runs.get(step.runId);
    // Paused, stopped or signed out while it was being prepared.
    if (change.state === 'sent' && (run?.state !== 'running' || run.isStopped)) return null;
    const moved: StepRow = { ...present, ...change };
    // It was refused for now, and won't be sent again.
    if (moved.state === 'planned' && run?.isStopped)
      Object.assign(moved, { state: 'failed', problem: createLocalProblem('stopped') });
    if (moved.state === 'done' || moved.state === 'failed') moved.endedAt = Date.now();
    await db.steps.put(moved);
    if (run) {
      run.counts[present.state] -= 1;
      run.counts[moved.state] += 1;
      if (moved.state === 'failed') {
        if (isForGood(moved)) run.failedForGood = (run.failedForGood ?? 0) + 1;
        if (moved.problem?.reason === 'stopped') run.stopped = (run.stopped ?? 0) + 1;
      }
      await db.runs.put(run);
    }
    if (moved.state === 'done') {
      const { operation, input } = getOperation(moved.planned.change);
      await operation.write(db, input, moved);
      if (moved.takesBack) await db.steps.update(moved.takesBack, { isTakenBack: true });
      await settleWithdrawn(db, moved);
    }
    return moved;
  });
}

/**
 * Has the step, as it is journalled, on the disk itself. Otherwise a browser writes to the operating system alone, and
 * what that had not written yet is gone when the power fails: Indexed Database API 3.0, "durability hint". False if
 * somebody else moved or removed it meanwhile. Errors: whatever keeps it from being written; the step stays as it was.
 */
export async function makeDurable(db: MirrorDatabase, step: StepRow): Promise<boolean> {
  const transaction = db.backendDB().transaction(['steps'], 'readwrite', { durability: 'strict' });
  return new Promise((resolve, reject) => {
    let isThere = false;
    transaction.oncomplete = () => resolve(isThere);
    transaction.onabort = () => reject(transaction.error);
    const steps = transaction.objectStore('steps');
    const reading: IDBRequest<StepRow | undefined> = steps.get([step.runId, step.index]);
    reading.onsuccess = () => {
      const present = reading.result;
      isThere = present?.state === step.state && present.sends === step.sends;
      if (isThere) steps.put(present);
    };
  });
}

/** Moves a run, if it still goes on by itself, or as `from` says: whoever else moved it meanwhile meant it. */
export async function moveRun(
  db: MirrorDatabase,
  runId: string,
  change: Partial<RunRow>,
  from: (run: RunRow) => boolean = isGoingOn,
): Promise<void> {
  await db.runs.where('id').equals(runId).and(from).modify(change);
}

/**
 * The run of an older step on the same account that hasn't ended and can go on: a newer one has to wait for it, or its
 * effect would be overwritten by an older wish. Accounts that are still to be made count as one: of two with the same
 * name, nobody could tell which a new one is.
 */
export async function findOlderRun(db: MirrorDatabase, step: StepRow): Promise<RunRow | null> {
  const older = (await readStepsOn(db, step, openStates)).filter((other) => compareSteps(other, step) < 0);
  if (older.length === 0) return null;
  const runs = await db.runs.bulkGet([...new Set(older.map((other) => other.runId))]);
  return runs.find(isGoingOn) ?? null;
}

const getSubject = ({ planned }: StepRow): string | null => {
  const { operation, input } = getOperation(planned.change);
  return operation.getSubject(input);
};

/**
 * Whether a newer wish about the same was done already: it passed this one while its run was paused, waited for somebody
 * to sign in, or had failed.
 */
export async function isSuperseded(db: MirrorDatabase, step: StepRow): Promise<boolean> {
  const subject = getSubject(step);
  if (subject === null) return false;
  const done = await readStepsOn(db, step, ['done']);
  return done.some((other) => compareSteps(other, step) > 0 && getSubject(other) === subject);
}

/** A run's steps in one state, in order. */
export async function readStepsIn(
  db: MirrorDatabase,
  runId: string,
  state: StepState,
  limit = Infinity,
): Promise<StepRow[]> {
  const found = db.steps.where('[runId+state]').equals([runId, state]);
  return (limit === Infinity ? found : found.limit(limit)).toArray();
}

/**
 * Closes a run if its steps have all ended, and notes what can be taken back: of this one, and of the one that it took
 * back. False if some haven't, or if it is closed.
 */
export async function endRun(db: MirrorDatabase, runId: string): Promise<boolean> {
  return db.transaction('rw', db.runs, db.steps, async () => {
    const run = await db.runs.get(runId);
    if (!run || run.state === 'ended') return false;
    if (run.counts.planned + run.counts.sent + run.counts.checking > 0) return false;
    const ended = { state: 'ended', endedAt: Date.now(), resumeAt: null, problem: null } as const;
    await db.runs.put({ ...run, ...ended, ...(await readUndo(db, runId)) });
    if (run.undoOf !== null) await settleUndo(db, run.undoOf);
    return true;
  });
}

/**
 * Failed steps are taken up again, and nothing else is touched. One whose sending is in doubt is looked at first; for
 * the others what was read before their sending is read anew. A run that has ended, or waits, goes on by it: a paused one
 * stays so. What planning refused, and what a newer wish has superseded, stays failed.
 */
export async function retryFailed(db: MirrorDatabase, runId: string): Promise<void> {
  await db.transaction('rw', db.runs, db.steps, async () => {
    const failed = (await readStepsIn(db, runId, 'failed')).filter((step) => !isForGood(step));
    const run = await db.runs.get(runId);
    if (!run || failed.length === 0) return;
    const again = failed.map((step): StepRow => {
      const { takesBack } = step;
      const fresh = { ...createStep(run, step.index, step.planned), takesBack };
      const { evidence, sentAt } = step;
      return isInDoubt(step) ? { ...fresh, state: 'checking', sends: 1, evidence, sentAt } : fresh;
    });
    await db.steps.bulkPut(again);
    const doubtful = again.filter((step) => step.state === 'checking').length;
    run.counts.failed -= failed.length;
    run.counts.checking += doubtful;
    run.counts.planned += failed.length - doubtful;
    const goesOn = run.state === 'ended' || run.state === 'waiting';
    await db.runs.put({
      ...run,
      ...(goesOn && { state: 'running', endedAt: null, resumeAt: null, problem: null }),
      undo: 'nothing',
      isStopped: false,
      stopped: 0,
    });
    if (run.undoOf !== null) await settleUndo(db, run.undoOf);
  });
}

/**
 * Forgets what was done by a person's token. What one of these runs was at taking back can be taken back by others, as
 * far as it is left. Inside the caller's transaction.
 */
export async function forgetRuns(db: MirrorDatabase, principal: PrincipalId): Promise<void> {
  const gone = await db.runs.filter((run) => run.principal === principal).primaryKeys();
  for (const runId of gone) await db.steps.where('runId').equals(runId).delete();
  await db.runs.bulkDelete(gone);
  const isGone = new Set<string | null>(gone);
  await db.runs.filter((run) => isGone.has(run.undoneBy)).modify({ undoneBy: null });
  // Not only where the last one that was to take it back is gone: an older one may have been tried again since.
  const undoing = await db.runs.filter((run) => run.undo === 'undoing').primaryKeys();
  for (const runId of undoing) await settleUndo(db, runId);
}
