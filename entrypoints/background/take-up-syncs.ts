// Background: reads that were cut off or had to wait, begun again.

import type { SyncRow } from '@/utils/mirror/schema.ts';
import type { Engine } from './engine.ts';

/** Reads begin again that a dead worker left behind, that waited for a limit, or for a connection. */
export async function takeUpSyncs({ db, refresh }: Engine): Promise<void> {
  const isDue = ({ state, problem }: SyncRow): boolean => {
    if (state === 'waiting') return (problem?.retryAt ?? 0) <= Date.now();
    return state === 'running' || (state === 'failed' && problem?.kind === 'network');
  };
  const due = await db.syncs.filter(isDue).toArray();
  for (const businessId of new Set(due.map((sync) => sync.businessId))) void refresh(businessId);
}
