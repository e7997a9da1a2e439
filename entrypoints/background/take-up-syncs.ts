// Background: reads that were cut off or had to wait, begun again.

import { isDue } from '@/utils/is-due.ts';
import type { SyncRow } from '@/utils/mirror/schema.ts';
import type { Engine } from './engine.ts';

/** Reads begin again that a dead worker left behind, that waited for a limit, or for a connection. */
export async function takeUpSyncs({ db, refresh }: Engine): Promise<void> {
  const isToBeRead = ({ state, problem }: SyncRow): boolean => {
    if (state === 'waiting') return isDue(problem?.retryAt ?? 0, Date.now());
    return state === 'running' || (state === 'failed' && problem?.kind === 'network');
  };
  const due = await db.syncs.filter(isToBeRead).toArray();
  for (const businessId of new Set(due.map((sync) => sync.businessId))) void refresh(businessId);
}
