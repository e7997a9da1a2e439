// Mirror: a list of ad accounts, written as pages in name order.

import type { BusinessId } from '../ids.ts';
import type { MirrorDatabase } from './database.ts';
import {
  type AdAccountRow,
  getPageOf,
  getPageStart,
  type ListName,
  type ListPageRow,
  toPageKey,
} from './schema.ts';

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Name order, twins by id. */
export function compareAccounts(a: AdAccountRow, b: AdAccountRow): number {
  return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

/**
 * Puts a list in place of what was there. Rows have to be in order.
 * With `from`, the rows before it are known to be there already and only the pages from it on are written.
 */
export async function writeList(
  db: MirrorDatabase,
  businessId: BusinessId,
  list: ListName,
  rows: readonly AdAccountRow[],
  from = 0,
): Promise<void> {
  const pageCount = rows.length === 0 ? 0 : getPageOf(rows.length - 1) + 1;
  const pages: ListPageRow[] = [];
  for (let page = getPageOf(from); page < pageCount; page += 1) {
    const ofPage = rows.slice(getPageStart(page), getPageStart(page + 1));
    pages.push({ businessId, list, page, rows: ofPage });
  }
  await db.transaction('rw', db.listPages, async () => {
    await db.listPages
      .where(':id')
      .between([businessId, list, pageCount], [businessId, list, Infinity], true, true)
      .delete();
    await Promise.all(pages.map((page) => db.listPages.put(page, toPageKey(page))));
  });
}
