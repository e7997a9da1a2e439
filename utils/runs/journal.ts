// Runs: the journal. Every move of a step is one transaction that also keeps its run's counts; what isn't here didn't
// happen, and what is here as `sent` may have.

import type { BusinessRow, MirrorDatabase } from '../mirror/schema.ts';
import { getOperation } from './operations/index.ts';
import type { PlannedChange, RunRow, StepRow, StepState } from './types.ts';

const noCounts: Record<StepState, number> = { planned: 0, sent: 0, checking: 0, done: 0, failed: 0 };

/** Writes a run and its steps, all of them planned. */
export async function createRun(
  db: MirrorDatabase,
  business: BusinessRow,
  planned: readonly PlannedChange[],
  undoOf: string | null,
): Promise<string> {
  const [sample] = planned;
  if (!sample) throw new RangeError('A run needs a change');
  const id = crypto.randomUUID();
  const run: RunRow = {
    id,
    businessId: business.id,
    businessName: business.name,
    principal: business.principal,
    operation: sample.change.operation,
    sample,
    state: 'running',
    createdAt: Date.now(),
    endedAt: null,
    resumeAt: null,
    problem: null,
    counts: { ...noCounts, planned: planned.length },
    undoOf,
    undoneBy: null,
    undo: 'nothing',
  };
  const steps = planned.map((one, index): StepRow => createStep(run, index, one));
  await db.transaction('rw', db.runs, db.steps, async () => {
    await db.runs.add(run);
    await db.steps.bulkAdd(steps);
    if (undoOf) await db.runs.update(undoOf, { undoneBy: id, undo: 'undone' });
  });
  return id;
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
  };
}

/**
 * Moves a step on, if it still is where the caller saw it; with `write`, in one transaction with what the mirror learns
 * from it. Answers the step as it is now, or null if someone else moved it.
 */
export async function moveStep(
  db: MirrorDatabase,
  step: StepRow,
  change: Partial<StepRow> & Pick<StepRow, 'state'>,
): Promise<StepRow | null> {
  return db.transaction('rw', [db.runs, db.steps, db.access, db.accountPages, db.syncs], async () => {
    const present = await db.steps.get([step.runId, step.index]);
    if (present?.state !== step.state) return null;
    const isEnd = change.state === 'done' || change.state === 'failed';
    const moved: StepRow = { ...present, ...change, ...(isEnd && { endedAt: Date.now() }) };
    await db.steps.put(moved);
    await db.runs
      .where('id')
      .equals(step.runId)
      .modify((run) => {
        run.counts[present.state] -= 1;
        run.counts[moved.state] += 1;
      });
    if (moved.state === 'done') {
      const { operation, input } = getOperation(moved.planned.change);
      await operation.write(db, input, moved);
    }
    return moved;
  });
}

const openStates: StepState[] = ['planned', 'sent', 'checking'];

/**
 * Whether an older step on the same account hasn't ended and can go on: a newer one has to wait for it, or its effect
 * would be overwritten by an older wish.
 */
export async function hasOlderOnAccount(db: MirrorDatabase, step: StepRow): Promise<boolean> {
  const { businessId, accountId } = step;
  if (accountId === '') return false;
  const open = await db.steps
    .where('[businessId+accountId+state]')
    .anyOf(openStates.map((state) => [businessId, accountId, state]))
    .toArray();
  const older = open.filter((other) => isOlder(other, step));
  if (older.length === 0) return false;
  const runs = await db.runs.bulkGet([...new Set(older.map((other) => other.runId))]);
  return runs.some((run) => run?.state === 'running' || run?.state === 'waiting');
}

function isOlder(a: StepRow, b: StepRow): boolean {
  if (a.runId === b.runId) return a.index < b.index;
  return a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.runId < b.runId);
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

/** Closes a run whose steps have all ended, and notes what of it can be taken back. */
export async function endRun(db: MirrorDatabase, runId: string): Promise<void> {
  await db.transaction('rw', db.runs, db.steps, async () => {
    const done = await readStepsIn(db, runId, 'done');
    const inverses = done.map((step) => {
      const { operation, input } = getOperation(step.planned.change);
      return operation.getInverse(input, step);
    });
    const undo = inverses.some((inverse) => typeof inverse === 'object')
      ? 'possible'
      : inverses.includes('one-way')
        ? 'one-way'
        : 'nothing';
    await db.runs.update(runId, { state: 'ended', endedAt: Date.now(), resumeAt: null, problem: null, undo });
  });
}

/** Failed steps are planned again; nothing else is touched. */
export async function replanFailed(db: MirrorDatabase, runId: string): Promise<void> {
  await db.transaction('rw', db.runs, db.steps, async () => {
    const failed = await readStepsIn(db, runId, 'failed');
    const run = await db.runs.get(runId);
    if (!run) return;
    await db.steps.bulkPut(
      failed.map(({ index, planned, sends, evidence }) => ({
        ...createStep(run, index, planned),
        // What was read before the first sending stays: a later check compares with it.
        ...(sends > 0 && { evidence }),
      })),
    );
    await db.runs
      .where('id')
      .equals(runId)
      .modify((present) => {
        present.counts.planned += failed.length;
        present.counts.failed -= failed.length;
        Object.assign(present, {
          state: 'running',
          endedAt: null,
          resumeAt: null,
          problem: null,
          undo: 'nothing',
        });
      });
  });
}
