// Mirror: rows of older versions, brought into today's form as the database is opened. Nothing is lost or read again.

import type { Transaction } from 'dexie';
import type { AdAccountId } from '../ids.ts';
import type { TaskMask } from '../tasks.ts';
import { packTasks } from './access-tasks.ts';
import { type AccessRow, type ListPageRow, toPageKey } from './schema.ts';

type AccessRowOf1 = Omit<AccessRow, 'accountIds' | 'masks'> & { tasks: Record<AdAccountId, TaskMask> };

/** From version 1: lists had their keys within the rows, and access was an object with a key for each account. */
export async function upgradeFrom1(transaction: Transaction): Promise<void> {
  // A database of that name that isn't Claimdesk's own has nothing to bring along.
  if (!transaction.idbtrans.objectStoreNames.contains('accountPages')) return;
  const pages: ListPageRow[] = await transaction.table('accountPages').toArray();
  await Promise.all(pages.map((page) => transaction.table('listPages').put(page, toPageKey(page))));
  const rows: AccessRowOf1[] = await transaction.table('access').toArray();
  await transaction.table('access').bulkPut(
    rows.map(
      ({ tasks, ...row }): AccessRow => ({
        ...row,
        ...packTasks(new Map(Object.entries(tasks) as [AdAccountId, TaskMask][])),
      }),
    ),
  );
}
