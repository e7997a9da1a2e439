// End-to-end harness: everything that the extension keeps, by the browser's own interfaces.

import { expect, type Page } from '@playwright/test';
import type { SyncRow } from '../../../utils/mirror/schema.ts';
import type { StepRow } from '../../../utils/runs/types.ts';
import type { Chrome, Extension } from './extension.ts';

declare const chrome: Chrome;

/** Every row of every table of the extension's databases, by table. @param page any page of the extension. */
export function readTables(page: Page): Promise<Record<string, unknown[]>> {
  return page.evaluate(async () => {
    const wait = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const tables: Record<string, unknown[]> = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await wait(indexedDB.open(name));
      const names = [...database.objectStoreNames];
      if (names.length > 0) {
        const transaction = database.transaction(names);
        for (const table of names) tables[table] = await wait(transaction.objectStore(table).getAll());
      }
      database.close();
    }
    return tables;
  });
}

/**
 * Waits until all that is read of a business was read, its people's access last. Before, an answer that is on its way
 * may tell of a world that a test has changed meanwhile, and a plan can't know what isn't there yet.
 * @param page any page of the extension.
 */
export async function waitUntilRead(page: Page, businessId: string): Promise<void> {
  const getRead = async (): Promise<string[]> =>
    ((await readTables(page)).syncs as SyncRow[])
      .filter((sync) => sync.businessId === businessId && sync.state === 'complete')
      .map(({ resource }) => resource)
      .toSorted();
  await expect
    .poll(getRead)
    .toEqual(expect.arrayContaining(['access', 'owned', 'pending', 'people', 'shared']));
}

/**
 * Waits until a step is journalled, and in that state if one is given. A surface shows what was asked for at once,
 * before the worker has it: what is stopped or closed then was never begun.
 * @param page any page of the extension.
 */
export async function waitUntilJournalled(page: Page, state?: StepRow['state']): Promise<void> {
  const getStates = async (): Promise<StepRow['state'][]> =>
    ((await readTables(page)).steps as StepRow[]).map((step) => step.state);
  await expect
    .poll(getStates, { intervals: [50] })
    .toEqual(state ? expect.arrayContaining([state]) : expect.arrayContaining([expect.anything()]));
}

/** What the browser keeps for the extension beside its databases. */
export function readAreas(
  extension: Extension,
): Promise<Record<'session' | 'local' | 'sync', Record<string, unknown>>> {
  return extension.evaluate(
    async () => ({
      session: await chrome.storage.session.get(null),
      local: await chrome.storage.local.get(null),
      sync: await chrome.storage.sync.get(null),
    }),
    undefined,
  );
}
