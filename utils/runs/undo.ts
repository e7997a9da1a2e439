// Runs: what would take a run back.

import type { MirrorDatabase } from '../mirror/database.ts';
import { readStepsIn } from './journal.ts';
import { getOperation } from './operations/index.ts';
import type { Change } from './types.ts';

/** The inverses of the steps that were done, last first. Steps that can't be taken back are left out. */
export async function getInverses(db: MirrorDatabase, runId: string): Promise<Change[]> {
  const done = await readStepsIn(db, runId, 'done');
  return done.reverse().flatMap((step) => {
    const { operation, input } = getOperation(step.planned.change);
    const inverse = operation.getInverse(input, step);
    return typeof inverse === 'object' ? [inverse] : [];
  });
}
