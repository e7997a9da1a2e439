// End-to-end harness: everything that the extension keeps, by the browser's own interfaces.

import { expect, type Page } from '@playwright/test';
import type { ResourceName, SyncRow } from '../../../utils/mirror/schema.ts';
import type { StepRow } from '../../../utils/runs/types.ts';
import { getViewKey, type SurfaceName } from '../../../utils/surfaces.ts';
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

/** Credit lines may be refused: they are read once they aren't being read any more. */
const resources: ResourceName[] = ['access', 'credit', 'owned', 'pending', 'people', 'shared'];
const isRead = ({ resource, state }: SyncRow): boolean =>
  state === 'complete' || (resource === 'credit' && state === 'failed');

/**
 * Waits until all that is read of these businesses was read. Before, an answer that is on its way may tell of a world
 * that a test has changed meanwhile, what the test orders may meet a read that isn't meant, a plan can't know what isn't
 * there yet, and "Read everything again" joins the read that goes on.
 * @param page any page of the extension.
 */
export async function waitUntilRead(page: Page, ...businessIds: string[]): Promise<void> {
  const getMissing = async (): Promise<string[]> => {
    const syncs = (await readTables(page)).syncs as SyncRow[];
    const read = new Set(syncs.filter(isRead).map(({ businessId, resource }) => `${businessId} ${resource}`));
    const wanted = businessIds.flatMap((id) => resources.map((resource) => `${id} ${resource}`));
    return wanted.filter((one) => !read.has(one));
  };
  await expect.poll(getMissing, { message: 'what is still to be read' }).toEqual([]);
}

/**
 * Waits until a surface's view is kept as it is shown: that happens a moment after it was painted, and a page that is
 * closed by force before has no time for it.
 * @param view the parts that matter.
 */
export async function waitUntilKept(
  extension: Extension,
  surface: SurfaceName,
  view: Record<string, unknown>,
): Promise<void> {
  const getKept = async (): Promise<unknown> => (await readAreas(extension)).session[getViewKey(surface)];
  await expect.poll(getKept, { message: `what is kept of the ${surface}` }).toMatchObject(view);
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
