// Sync: keeps the row that says how complete and how fresh a resource is, around whatever reads it.

import { toProblem } from '../../graph/errors.ts';
import { isWait } from '../../graph/governor.ts';
import type { BusinessId } from '../../ids.ts';
import type { Problem } from '../../problem.ts';
import type { MirrorDatabase } from '../database.ts';
import type { ResourceName, SyncRow } from '../schema.ts';

export interface Progress {
  loaded: number;
  total: number | null;
}

export interface Outcome extends Progress {
  /** What Meta doesn't tell, where the rest is whole without it. */
  problem?: Problem;
  /** Writes a list that was read, together with the row that counts it: what ends in between changes both or neither. */
  write?: () => Promise<unknown>;
}

/** Told as pages arrive. */
export type Report = (progress: Progress) => Promise<void>;

/**
 * Runs a read and records how it went. A failure is recorded, not thrown: each resource stands for itself, and what
 * was there before stays. The row keeps its last complete time until a newer one is reached. The read begins before
 * anything is written about it, because what it asks for is what takes time; `known` is the row as it was before.
 */
export async function trackSync(
  db: MirrorDatabase,
  businessId: BusinessId,
  resource: ResourceName,
  read: (report: Report, known: Promise<SyncRow | undefined>) => Promise<Outcome>,
): Promise<boolean> {
  const key: [BusinessId, ResourceName] = [businessId, resource];
  const known = db.syncs.get(key);
  const started: SyncRow = {
    businessId,
    resource,
    state: 'running',
    total: null,
    loaded: 0,
    startedAt: Date.now(),
    completedAt: null,
    problem: null,
  };
  const begin = async (): Promise<void> => {
    const { total, loaded, completedAt } = (await known) ?? started;
    await db.syncs.put({ ...started, total, loaded, completedAt });
  };
  const beginning = begin();
  const report: Report = async (progress) => {
    await beginning;
    await db.syncs.update(key, { ...progress });
  };
  // Both to their end, whichever fails: whoever waits for this relies on nothing being written after it.
  const [begun, done] = await Promise.allSettled([beginning, read(report, known)]);
  try {
    if (done.status === 'rejected') throw done.reason;
    // Whatever became of the beginning, this says all.
    const { write, ...progress } = done.value;
    await db.transaction('rw', db.listPages, db.notices, db.syncs, async () => {
      await write?.();
      await db.syncs.put({ ...started, ...progress, state: 'complete', completedAt: Date.now() });
    });
    return true;
  } catch (error) {
    const cause = begun.status === 'rejected' ? begun.reason : error;
    const failed = { state: isWait(cause) ? 'waiting' : 'failed', problem: toProblem(cause) } as const;
    const count = await db.syncs.update(key, failed);
    if (count === 0) await db.syncs.put({ ...started, ...failed });
    return false;
  }
}
