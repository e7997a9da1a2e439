// Sync: keeps the row that says how complete and how fresh a resource is, around whatever reads it.

import { toProblem } from '../../graph/errors.ts';
import { isWait } from '../../graph/governor.ts';
import type { BusinessId } from '../../ids.ts';
import type { MirrorDatabase } from '../database.ts';
import type { ResourceName, SyncRow } from '../schema.ts';

export interface Progress {
  loaded: number;
  total: number | null;
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
  read: (report: Report, known: Promise<SyncRow | undefined>) => Promise<Progress>,
): Promise<boolean> {
  const key: [BusinessId, ResourceName] = [businessId, resource];
  const known = db.syncs.get(key);
  const begin = async (): Promise<SyncRow> => {
    const before = await known;
    const started: SyncRow = {
      businessId,
      resource,
      state: 'running',
      total: before?.total ?? null,
      loaded: before?.loaded ?? 0,
      startedAt,
      completedAt: before?.completedAt ?? null,
      problem: null,
    };
    await db.syncs.put(started);
    return started;
  };
  const startedAt = Date.now();
  const beginning = begin();
  const report: Report = async (progress) => {
    await beginning;
    await db.syncs.update(key, { ...progress });
  };
  // Both to their end, whichever fails: whoever waits for this relies on nothing being written after it.
  const [begun, done] = await Promise.allSettled([beginning, read(report, known)]);
  try {
    if (begun.status === 'rejected') throw begun.reason;
    if (done.status === 'rejected') throw done.reason;
    await db.syncs.put({ ...begun.value, ...done.value, state: 'complete', completedAt: Date.now() });
    return true;
  } catch (error) {
    const state = isWait(error) ? 'waiting' : 'failed';
    await db.syncs.update(key, { state, problem: toProblem(error) });
    return false;
  }
}
