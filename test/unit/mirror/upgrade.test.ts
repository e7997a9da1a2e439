// Opening a mirror that an older Claimdesk wrote: everything is there, in today's form.

import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import type { AdAccountId } from '../../../utils/ids.ts';
import { getTasks } from '../../../utils/mirror/access-tasks.ts';
import { MirrorDatabase } from '../../../utils/mirror/database.ts';
import { openFirstLook } from '../../../utils/mirror/first-look.ts';
import { readAccess, readList } from '../../../utils/mirror/queries.ts';
import { databaseName } from '../../../utils/mirror/schema.ts';
import {
  bikeWorks,
  createAccount,
  createBusiness,
  createSession,
  jonas,
  northwind,
} from '../components/support/rows.ts';

afterEach(() => Dexie.delete(databaseName));

/** As version 1 had it. */
async function writeVersion1(): Promise<void> {
  const old = new Dexie(databaseName);
  old.version(1).stores({
    sessions: 'id',
    businesses: 'id, principal',
    syncs: '[businessId+resource]',
    accountPages: '[businessId+list+page]',
    accountDetails: '[businessId+id]',
    people: '[businessId+id]',
    access: '[businessId+personId]',
    credit: 'businessId',
    notices: 'id, businessId',
    runs: 'id, state, [businessId+createdAt]',
    steps: '[runId+index], [runId+state], [businessId+state], [businessId+accountId+state]',
  });
  await old.table('sessions').put(createSession());
  await old.table('businesses').put(createBusiness());
  const rows = Array.from({ length: 501 }, (_, at) =>
    createAccount({ id: `${1_000_000 + at}` as AdAccountId }),
  );
  for (const page of [0, 1]) {
    const ofPage = rows.slice(page * 500, (page + 1) * 500);
    await old.table('accountPages').put({ businessId: northwind, list: 'owned', page, rows: ofPage });
  }
  await old.table('access').put({
    businessId: northwind,
    personId: jonas,
    tasks: { [bikeWorks]: 7, '1000001': 1 },
    complete: true,
    readAt: 5,
  });
  await old
    .table('syncs')
    .put({ businessId: northwind, resource: 'owned', state: 'complete', completedAt: 9 });
  old.close();
}

it('keeps lists, access and whatever else there is', async () => {
  await writeVersion1();
  const db = new MirrorDatabase();
  const list = await readList(db, northwind, 'owned');
  expect(list).toHaveLength(501);
  expect(list.at(-1)?.id).toBe('1000500');
  const [access] = await readAccess(db, northwind);
  expect(access).toMatchObject({ personId: jonas, complete: true, readAt: 5 });
  expect(access).not.toHaveProperty('tasks');
  expect(
    access && [bikeWorks, '1000001', '1000002'].map((id) => getTasks(access, id as AdAccountId)),
  ).toEqual([7, 1, 0]);
  expect(await db.syncs.toArray()).toMatchObject([{ resource: 'owned', completedAt: 9 }]);
  expect(await db.sessions.count()).toBe(1);
  expect(db.backendDB().objectStoreNames).not.toContain('accountPages');
  db.close();
});

it('has nothing to bring along where an older database is of another make', async () => {
  await new Promise((resolve) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => void request.result.createObjectStore('accounts', { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result.close());
  });
  const db = new MirrorDatabase();
  expect(await readList(db, northwind, 'owned')).toEqual([]);
  await db.sessions.put(createSession());
  db.close();
});

it("is left to whoever makes the tables: a page's first look takes it for none", async () => {
  await writeVersion1();
  expect(await openFirstLook()).toBeNull();
  const db = new MirrorDatabase();
  expect(await readList(db, northwind, 'owned')).toHaveLength(501);
  db.close();
});
