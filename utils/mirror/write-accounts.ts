// Mirror: one account put into a list or taken out of it, by what was done here.

import { foldText } from '../fold-text.ts';
import type { AdAccountId, BusinessId } from '../ids.ts';
import type { MirrorDatabase } from './database.ts';
import { findAccountRows, readList } from './queries.ts';
import type { AdAccountRow, ListName, ResourceName } from './schema.ts';
import { compareAccounts, writeList } from './write-list.ts';

/**
 * Puts a row in its place in the list, instead of an older one of the same account. A list that was never read to its end
 * is in the order in which its rows came, and its reading goes on behind the last of them: there nothing may move.
 */
export async function putAccount(
  db: MirrorDatabase,
  businessId: BusinessId,
  row: AdAccountRow,
): Promise<void> {
  await changeList(db, businessId, row.list, (rows, isOrdered) => {
    if (isOrdered) return [...rows.filter((other) => other.id !== row.id), row].sort(compareAccounts);
    const at = rows.findIndex((other) => other.id === row.id);
    return at < 0 ? [...rows, row] : rows.with(at, row);
  });
}

/** Takes an account out of a list. */
export async function dropAccount(
  db: MirrorDatabase,
  businessId: BusinessId,
  list: ListName,
  accountId: AdAccountId,
): Promise<void> {
  await changeList(db, businessId, list, (rows) => rows.filter((row) => row.id !== accountId));
}

/** What was read of one account goes into its rows, where it differs. */
export async function patchAccount(
  db: MirrorDatabase,
  businessId: BusinessId,
  accountId: AdAccountId,
  known: Pick<AdAccountRow, 'name' | 'status' | 'disableReason' | 'currency' | 'timezoneName'>,
): Promise<void> {
  await db.transaction('rw', db.listPages, db.syncs, async () => {
    for (const row of await findAccountRows(db, businessId, accountId)) {
      const patched = { ...row, ...known, folded: foldText(known.name) };
      if (JSON.stringify(patched) !== JSON.stringify(row)) await putAccount(db, businessId, patched);
    }
  });
}

async function changeList(
  db: MirrorDatabase,
  businessId: BusinessId,
  list: ListName,
  change: (rows: AdAccountRow[], isOrdered: boolean) => AdAccountRow[],
): Promise<void> {
  await db.transaction('rw', db.listPages, db.syncs, async () => {
    const key: [BusinessId, ResourceName] = [businessId, list];
    const [before, sync] = await Promise.all([readList(db, businessId, list), db.syncs.get(key)]);
    const after = change(before, sync?.completedAt !== null);
    await writeList(db, businessId, list, after);
    const difference = after.length - before.length;
    if (!sync || difference === 0) return;
    await db.syncs.put({
      ...sync,
      loaded: sync.loaded + difference,
      total: sync.total === null ? null : sync.total + difference,
    });
  });
}
