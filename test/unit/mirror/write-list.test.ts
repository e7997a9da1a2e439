// Mirror: a list as pages.

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AdAccountId } from '../../../utils/ids.ts';
import { getMirror } from '../../../utils/mirror/database.ts';
import { readFirstRows, readList } from '../../../utils/mirror/queries.ts';
import { type AdAccountRow, getPageOf, getPageStart, toPageKey } from '../../../utils/mirror/schema.ts';
import { writeList } from '../../../utils/mirror/write-list.ts';
import { createAccount, northwind } from '../components/support/rows.ts';

const db = getMirror();
const createRows = (count: number): AdAccountRow[] =>
  Array.from({ length: count }, (_, at) => createAccount({ id: `${1_000_000 + at}` as AdAccountId }));
const readIds = async (): Promise<AdAccountId[]> =>
  (await readList(db, northwind, 'owned')).map((row) => row.id);
const toIds = (rows: readonly AdAccountRow[]): AdAccountId[] => rows.map((row) => row.id);

beforeEach(() => db.listPages.clear());

describe('a list of any length', () => {
  it.each([0, 1, 63, 64, 65, 563, 564, 565, 1_200])('of %i rows is read as it was written', async (count) => {
    const rows = createRows(count);
    await writeList(db, northwind, 'owned', rows);
    expect(await readIds()).toEqual(toIds(rows));
    expect(toIds(await readFirstRows(db, northwind, 'owned'))).toEqual(toIds(rows.slice(0, 564)));
  });

  it.each([
    [1_200, 65],
    [65, 64],
    [64, 1],
    [565, 0],
  ])('leaves nothing behind of a longer one (%i, then %i)', async (before, after) => {
    await writeList(db, northwind, 'owned', createRows(before));
    await writeList(db, northwind, 'owned', createRows(after));
    expect(await readIds()).toEqual(toIds(createRows(after)));
  });

  it.each([
    [1, 4],
    [63, 4],
    [64, 3],
    [563, 3],
    [564, 2],
    [1_063, 2],
    [1_064, 1],
  ])('that is known up to row %i is written from its page on: %i pages', async (known, pages) => {
    const rows = createRows(1_200);
    await writeList(db, northwind, 'owned', rows.slice(0, known));
    const put = vi.spyOn(db.listPages, 'put');
    await writeList(db, northwind, 'owned', rows, known);
    expect(put).toHaveBeenCalledTimes(pages);
    put.mockRestore();
    expect(await readIds()).toEqual(toIds(rows));
  });

  it('takes the place of one whose pages were cut in another way', async () => {
    const rows = createRows(1_001);
    for (const page of [0, 1, 2]) {
      const row = { businessId: northwind, list: 'owned' as const, page };
      await db.listPages.put({ ...row, rows: rows.slice(page * 500, (page + 1) * 500) }, toPageKey(row));
    }
    expect(await readIds()).toEqual(toIds(rows));
    await writeList(db, northwind, 'owned', rows.slice(1));
    expect(await readIds()).toEqual(toIds(rows.slice(1)));
  });
});

it('every row has one page, and each begins where the one before ends', () => {
  const pages = Array.from({ length: 3_000 }, (_, index) => getPageOf(index));
  expect(pages).toEqual(pages.toSorted((a, b) => a - b));
  for (const page of new Set(pages)) expect(pages.indexOf(page)).toBe(getPageStart(page));
});
