// Mirror: what a page's first paint needs, in one transaction of the browser's own IndexedDB: it is read while the
// page's script is still being loaded, and Dexie would have to be loaded first and opens more slowly.

import type { BusinessId } from '../ids.ts';
import { dexieFactor } from '../refuse-newer.ts';
import { type Home, orderHome, within } from './queries.ts';
import {
  type AdAccountRow,
  type BusinessRow,
  databaseName,
  type ListName,
  type ListPageRow,
  type SessionRow,
  type SyncRow,
  schemaVersion,
} from './schema.ts';

export interface FirstLook {
  home: Home;
  /** Of the business that was asked for, like the pages. */
  syncs: SyncRow[];
  /** From the first one of the list on. */
  pages: AdAccountRow[][];
}

export interface FirstLookWish {
  businessId: BusinessId | null;
  list: ListName;
  /** Index of the last page wanted. */
  lastPage: number;
}

const getResult = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * The mirror, or null where there is none yet or only one of an older version. It is the caller's to close.
 * Errors: a `VersionError` for one that a newer Claimdesk wrote; whatever keeps the browser from opening it.
 */
export async function openFirstLook(): Promise<IDBDatabase | null> {
  const request = indexedDB.open(databaseName, schemaVersion * dexieFactor);
  let isToBeMade = false;
  request.onupgradeneeded = () => {
    // Not by us: what makes its tables is in `database.ts`.
    isToBeMade = true;
    request.transaction?.abort();
  };
  return getResult(request).then(
    (db) => {
      // Whoever wants to change or delete it needn't wait for us.
      db.onversionchange = () => db.close();
      return db;
    },
    (error) => {
      if (isToBeMade) return null;
      throw error;
    },
  );
}

/** Who is connected, and one business's first rows. */
export async function readFirstLook(db: IDBDatabase, wish: FirstLookWish): Promise<FirstLook> {
  const { businessId, list, lastPage } = wish;
  const transaction = db.transaction(['sessions', 'businesses', 'syncs', 'listPages'], 'readonly');
  const readAll = <Row>(name: string, keys?: IDBKeyRange): Promise<Row[]> =>
    getResult(transaction.objectStore(name).getAll(keys));
  const [sessions, businesses, syncs, pages] = await Promise.all([
    readAll<SessionRow>('sessions'),
    readAll<BusinessRow>('businesses'),
    businessId === null ? [] : readAll<SyncRow>('syncs', IDBKeyRange.bound(...within(businessId))),
    businessId === null
      ? []
      : readAll<ListPageRow>(
          'listPages',
          IDBKeyRange.bound([businessId, list, 0], [businessId, list, lastPage]),
        ),
  ]);
  return { home: orderHome(sessions, businesses), syncs, pages: pages.map((page) => page.rows) };
}
