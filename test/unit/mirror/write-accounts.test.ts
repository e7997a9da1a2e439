// Mirror: one account put into a list, also while that is read for the first time.

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AdAccountId } from '../../../utils/ids.ts';
import { getMirror } from '../../../utils/mirror/database.ts';
import { readList } from '../../../utils/mirror/queries.ts';
import type { AdAccountRow } from '../../../utils/mirror/schema.ts';
import { putAccount } from '../../../utils/mirror/write-accounts.ts';
import { writeList } from '../../../utils/mirror/write-list.ts';
import { createAccount, northwind } from '../components/support/rows.ts';

const db = getMirror();
const toId = (at: number): AdAccountId => `${1_000_000 + at}` as AdAccountId;
/** The last in name order come first. */
const rows = Array.from({ length: 300 }, (_, at) =>
  createAccount({ id: toId(at), name: `Account ${999 - at}` }),
);
const claimed = createAccount({ id: toId(5_000), name: 'A new one' });
const read = (): Promise<AdAccountRow[]> => readList(db, northwind, 'owned');
const readIds = async (): Promise<AdAccountId[]> => (await read()).map((row) => row.id);

async function write(count: number, completedAt: number | null): Promise<void> {
  await writeList(db, northwind, 'owned', rows.slice(0, count));
  await db.syncs.put({
    businessId: northwind,
    resource: 'owned',
    state: completedAt === null ? 'running' : 'complete',
    total: rows.length,
    loaded: count,
    startedAt: 1,
    completedAt,
    problem: null,
  });
}

beforeEach(() => db.listPages.clear());

describe('while a list is read for the first time', () => {
  it('no row is lost or there twice when its reading goes on', async () => {
    await write(150, null);
    await putAccount(db, northwind, claimed);
    expect(await readIds()).toContain(claimed.id);
    await writeList(db, northwind, 'owned', rows, 150);
    expect(await readIds()).toEqual(rows.map((row) => row.id));
  });

  it('a row that is there is changed where it stands', async () => {
    await write(150, null);
    await putAccount(db, northwind, createAccount({ id: toId(70), name: 'Another name' }));
    expect((await readIds()).indexOf(toId(70))).toBe(70);
    expect((await read())[70]?.name).toBe('Another name');
    expect(await read()).toHaveLength(150);
  });
});

it('a list that was read has it in its place', async () => {
  await write(150, 2);
  await putAccount(db, northwind, claimed);
  expect((await readIds())[0]).toBe(claimed.id);
  await putAccount(db, northwind, createAccount({ id: claimed.id, name: 'Zebra' }));
  expect((await readIds()).at(-1)).toBe(claimed.id);
  expect(await db.syncs.get([northwind, 'owned'])).toMatchObject({ loaded: 151, total: 301 });
});
