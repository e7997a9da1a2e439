// The first look: what a surface's first paint reads, without Dexie.

import { toPageKey } from '../../../utils/mirror/schema.ts';
import { writeList } from '../../../utils/mirror/write-list.ts';
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { BusinessId, PrincipalId } from '../../../utils/ids.ts';
import { MirrorDatabase } from '../../../utils/mirror/database.ts';
import { openFirstLook, readFirstLook } from '../../../utils/mirror/first-look.ts';
import { readHome, readSyncs } from '../../../utils/mirror/queries.ts';
import { databaseName, type SyncRow } from '../../../utils/mirror/schema.ts';
import { createAccount } from '../components/support/rows.ts';

const [north, south] = ['900', '901'] as BusinessId[] as [BusinessId, BusinessId];

const createSync = (businessId: BusinessId, resource: SyncRow['resource']): SyncRow => ({
  businessId,
  resource,
  state: 'complete',
  total: 3,
  loaded: 3,
  startedAt: 1,
  completedAt: 2,
  problem: null,
});

async function fill(): Promise<MirrorDatabase> {
  const db = new MirrorDatabase();
  const business = { role: null, myPersonId: null, verificationStatus: null, principal: '1' as PrincipalId };
  await db.businesses.bulkPut([
    { ...business, id: north, name: 'Northwind', order: 0 },
    { ...business, id: south, name: 'Alpenblick', order: 1 },
  ]);
  await db.syncs.bulkPut([
    createSync(north, 'owned'),
    createSync(north, 'people'),
    createSync(south, 'owned'),
  ]);
  for (const page of [0, 1, 2]) {
    const row = { businessId: north, list: 'owned' as const, page };
    const rows = [createAccount({ name: `Page ${page}` })];
    await db.listPages.put({ ...row, rows }, toPageKey(row));
  }
  await writeList(db, south, 'owned', [createAccount({ name: 'Theirs' })]);
  return db;
}

/** Opens it, or fails the test. */
async function look(): Promise<IDBDatabase> {
  const opened = await openFirstLook();
  expect(opened).not.toBeNull();
  return opened as IDBDatabase;
}

afterEach(async () => {
  const gone = indexedDB.deleteDatabase(databaseName);
  await new Promise((resolve) => Object.assign(gone, { onsuccess: resolve, onerror: resolve }));
});

describe('the first look', () => {
  it('says the same as the queries that follow it', async () => {
    const db = await fill();
    const opened = await look();
    const seen = await readFirstLook(opened, { businessId: north, list: 'owned', lastPage: 0 });
    expect(seen.home).toEqual(await readHome(db));
    expect(seen.home.businesses.map(({ name }) => name)).toEqual(['Alpenblick', 'Northwind']);
    expect(seen.syncs).toEqual(await readSyncs(db, north));
    expect(seen.pages.map(([row]) => row?.name)).toEqual(['Page 0']);
    opened.close();
    db.close();
  });

  it('takes as many pages as are wanted, of that business and list alone', async () => {
    const db = await fill();
    const opened = await look();
    const pagesOf = async (businessId: BusinessId, lastPage: number): Promise<(string | undefined)[]> =>
      (await readFirstLook(opened, { businessId, list: 'owned', lastPage })).pages.map(([row]) => row?.name);
    expect(await pagesOf(north, 1)).toEqual(['Page 0', 'Page 1']);
    expect(await pagesOf(north, Number.POSITIVE_INFINITY)).toEqual(['Page 0', 'Page 1', 'Page 2']);
    expect(await pagesOf(south, Number.POSITIVE_INFINITY)).toEqual(['Theirs']);
    const none = await readFirstLook(opened, { businessId: null, list: 'owned', lastPage: 0 });
    expect(none).toMatchObject({ syncs: [], pages: [] });
    opened.close();
    db.close();
  });

  it('of nothing is null, and makes nothing', async () => {
    expect(await openFirstLook()).toBeNull();
    expect(await indexedDB.databases()).toEqual([]);
    // Whoever makes it finds a clean table.
    const db = await fill();
    expect((await readHome(db)).businesses).toHaveLength(2);
    db.close();
  });

  it('of a newer version is refused', async () => {
    const newer = indexedDB.open(databaseName, 999);
    await new Promise((resolve) => Object.assign(newer, { onsuccess: resolve }));
    newer.result.close();
    await expect(openFirstLook()).rejects.toMatchObject({ name: 'VersionError' });
  });

  it('lets go of what somebody else wants to change', async () => {
    const db = await fill();
    db.close();
    const opened = await look();
    let isBlocked = false;
    const gone = indexedDB.deleteDatabase(databaseName);
    await new Promise((resolve) =>
      Object.assign(gone, { onsuccess: resolve, onblocked: () => (isBlocked = true) }),
    );
    expect(isBlocked).toBe(false);
    expect(() => opened.transaction('syncs')).toThrow();
  });
});
