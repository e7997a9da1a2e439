// Runs: a run is given up, as far as it wasn't sent.

import type { MirrorDatabase } from '../mirror/database.ts';
import { createLocalProblem } from '../problem.ts';
import { endRun, readStepsIn } from './journal.ts';

/**
 * What of it isn't on its way fails as stopped, and can be taken up again like whatever else failed. What was sent and
 * isn't answered yet goes on to its end, and is never sent again.
 */
export async function stopRun(db: MirrorDatabase, runId: string): Promise<void> {
  await db.transaction('rw', db.runs, db.steps, async () => {
    const run = await db.runs.get(runId);
    if (!run || run.state === 'ended') return;
    const planned = await readStepsIn(db, runId, 'planned');
    const failed = { state: 'failed', problem: createLocalProblem('stopped'), endedAt: Date.now() } as const;
    await db.steps.bulkPut(planned.map((step) => ({ ...step, ...failed })));
    run.counts.failed += planned.length;
    run.counts.planned = 0;
    run.stopped = (run.stopped ?? 0) + planned.length;
    // Looking goes on, also of one that was paused.
    const goesOn = run.state === 'paused' && ({ state: 'running', problem: null } as const);
    await db.runs.put({ ...run, ...goesOn, isStopped: true });
    await endRun(db, runId);
  });
}
