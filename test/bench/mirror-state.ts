// Bench: how far the mirror is, read from IndexedDB by the worker as it stands there.

import { expect } from '@playwright/test';
import type { SyncRow } from '../../utils/mirror/schema.ts';
import type { Extension } from '../e2e/harness/extension.ts';

export const resources = ['owned', 'shared', 'pending', 'people', 'access'] as const;
export type Resource = (typeof resources)[number];

/** A business's sync rows. None where there is no mirror yet. */
export function readSyncRows(extension: Extension, business: string): Promise<SyncRow[]> {
  return extension.evaluate(async (businessId) => {
    const settle = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'claimdesk')) return [];
    const database = await settle(indexedDB.open('claimdesk'));
    try {
      const rows: SyncRow[] = await settle(database.transaction('syncs').objectStore('syncs').getAll());
      return rows.filter((row) => row.businessId === businessId);
    } finally {
      database.close();
    }
  }, business);
}

/** Resolves with the five rows when all were read to their end. Throws where one fails. */
export async function waitForSync(
  extension: Extension,
  business: string,
): Promise<Record<Resource, SyncRow>> {
  let rows: SyncRow[] = [];
  await expect
    .poll(
      async () => {
        rows = await readSyncRows(extension, business);
        const failed = rows.find((row) => row.state === 'failed' || row.state === 'waiting');
        if (failed) throw new Error(`${failed.resource}: ${JSON.stringify(failed.problem)}`);
        return resources.filter((name) =>
          rows.some((row) => row.resource === name && row.state === 'complete'),
        );
      },
      { timeout: 60_000, intervals: [250] },
    )
    .toEqual([...resources]);
  return Object.fromEntries(rows.map((row) => [row.resource, row])) as Record<Resource, SyncRow>;
}
