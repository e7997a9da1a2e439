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
 * was there before stays. The row keeps its last complete time until a newer one is reached.
 */
export async function trackSync(
  db: MirrorDatabase,
  businessId: BusinessId,
  resource: ResourceName,
  read: (report: Report, known: SyncRow | undefined) => Promise<Progress>,
): Promise<boolean> {
  const key: [BusinessId, ResourceName] = [businessId, resource];
  const known = await db.syncs.get(key);
  const started: SyncRow = {
    businessId,
    resource,
    state: 'running',
    total: known?.total ?? null,
    loaded: known?.loaded ?? 0,
    startedAt: Date.now(),
    completedAt: known?.completedAt ?? null,
    problem: null,
  };
  try {
    await db.syncs.put(started);
    const report: Report = async (progress) => {
      await db.syncs.update(key, { ...progress });
    };
    const { loaded, total } = await read(report, known);
    await db.syncs.put({ ...started, state: 'complete', loaded, total, completedAt: Date.now() });
    return true;
  } catch (error) {
    const state = isWait(error) ? 'waiting' : 'failed';
    await db.syncs.update(key, { state, problem: toProblem(error) });
    return false;
  }
}
