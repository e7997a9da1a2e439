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
  const steps = planned.map((one, index): StepRow => createStep(id, index, one));
  await db.transaction('rw', db.runs, db.steps, async () => {
    await db.runs.add(run);
    await db.steps.bulkAdd(steps);
    if (undoOf) await db.runs.update(undoOf, { undoneBy: id, undo: 'undone' });
  });
  return id;
}

function createStep(runId: string, index: number, planned: PlannedChange): StepRow {
  return {
    runId,
    index,
    businessId: planned.businessId,
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

/** Whether an older step on the same account is on its way or in doubt: a newer one has to wait for it. */
export async function hasOlderOnAccount(db: MirrorDatabase, step: StepRow): Promise<boolean> {
  const { accountId } = step.planned;
  if (accountId === null) return false;
  const found = await db.steps
    .where('[businessId+state]')
    .anyOf([
      [step.businessId, 'sent'],
      [step.businessId, 'checking'],
    ])
    .toArray();
  return found.some(
    (other) =>
      other.planned.accountId === accountId && (other.runId !== step.runId || other.index !== step.index),
  );
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
    await db.steps.bulkPut(
      failed.map(({ runId: run, index, planned, sends, evidence }) => ({
        ...createStep(run, index, planned),
        // What was read before the first sending stays: a later check compares with it.
        ...(sends > 0 && { evidence }),
      })),
    );
    await db.runs
      .where('id')
      .equals(runId)
      .modify((run) => {
        run.counts.planned += failed.length;
        run.counts.failed -= failed.length;
        Object.assign(run, {
          state: 'running',
          endedAt: null,
          resumeAt: null,
          problem: null,
          undo: 'nothing',
        });
      });
  });
}
