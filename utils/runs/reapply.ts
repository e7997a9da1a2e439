// Runs: a list that began to be read before a step was done doesn't know of it. What was done is written again.

import type { BusinessId } from '../ids.ts';
import type { MirrorDatabase } from '../mirror/database.ts';
import { within } from '../mirror/queries.ts';
import { getOperation } from './operations/index.ts';

/** Writes again what was done in a business since a time (ms). */
export async function reapplySteps(db: MirrorDatabase, businessId: BusinessId, since: number): Promise<void> {
  const runs = await db.runs
    .where('[businessId+createdAt]')
    .between(...within(businessId))
    .and((run) => run.endedAt === null || run.endedAt >= since)
    .toArray();
  for (const run of runs) {
    const steps = await db.steps.where('[runId+state]').equals([run.id, 'done']).toArray();
    const recent = steps.filter((step) => (step.endedAt ?? 0) >= since);
    recent.sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0));
    for (const step of recent) {
      const { operation, input } = getOperation(step.planned.change);
      await operation.write(db, input, step);
    }
  }
}
