// Runs: what would take a run back, and how far that has come.

import type { MirrorDatabase } from '../mirror/database.ts';
import { getOperation } from './operations/index.ts';
import type { Change, RunRow, StepRow } from './types.ts';

/** A run that takes another one back: which, and which of its steps each of the changes takes back. */
export interface Undo {
  runId: string;
  /** In the order of the changes. */
  indexes: number[];
}

/** The steps that it takes back, in the order of its changes. */
export const readUndone = (db: MirrorDatabase, { runId, indexes }: Undo): Promise<(StepRow | undefined)[]> =>
  db.steps.bulkGet(indexes.map((index): [string, number] => [runId, index]));

const readDone = (db: MirrorDatabase, runId: string): Promise<StepRow[]> =>
  db.steps.where('[runId+state]').equals([runId, 'done']).toArray();

const getInverse = (step: StepRow): Change | 'one-way' | 'nothing' => {
  const { operation, input } = getOperation(step.planned.change);
  return operation.getInverse(input, step);
};

/** What takes back the steps that were done and are so still, last first. Steps that can't be taken back are left out. */
export async function getInverses(
  db: MirrorDatabase,
  runId: string,
): Promise<{ index: number; change: Change }[]> {
  const done = await readDone(db, runId);
  return done.reverse().flatMap((step) => {
    const change = step.isTakenBack ? 'nothing' : getInverse(step);
    return typeof change === 'object' ? [{ index: step.index, change }] : [];
  });
}

/** Whether there is anything left to take back of a run whose steps have ended; inside the caller's transaction. */
export async function readUndo(db: MirrorDatabase, runId: string): Promise<Pick<RunRow, 'undo' | 'left'>> {
  const open = db.runs.where('state').notEqual('ended');
  if ((await open.and((run) => run.undoOf === runId).count()) > 0) return { undo: 'undoing' };
  const done = await readDone(db, runId);
  const kept = done.filter((step) => !step.isTakenBack);
  const inverses = kept.map(getInverse);
  const undoable = inverses.filter((inverse) => typeof inverse === 'object').length;
  const oneWay = inverses.filter((inverse) => inverse === 'one-way').length;
  const none = kept.length < done.length ? 'undone' : 'nothing';
  return {
    undo: undoable > 0 ? 'possible' : oneWay > 0 ? 'one-way' : none,
    left: { undoable, oneWay },
  };
}

/** A run that takes this one back began or ended: notes what is left of it; inside the caller's transaction. */
export async function settleUndo(db: MirrorDatabase, runId: string): Promise<void> {
  // One that goes on itself is looked at when it ends.
  const isOver = (await db.runs.get(runId))?.state === 'ended';
  if (isOver) await db.runs.update(runId, await readUndo(db, runId));
}
