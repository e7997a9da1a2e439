// Runs: what became of requests that were pending. Reads the pending list again and finds out about those that left it.

import { fetchAdAccountOwner, isNotVisible, type ListCall } from '../graph/ad-accounts.ts';
import { GraphError } from '../graph/errors.ts';
import { getNotices } from '../mirror/notice-answers.ts';
import { readList } from '../mirror/queries.ts';
import type { AdAccountRow, MirrorDatabase, NoticeRow } from '../mirror/schema.ts';
import { syncAccounts } from '../mirror/sync/sync-accounts.ts';
import { putAccount } from '../mirror/write-accounts.ts';

/**
 * Runs a read of the pending list (alone, or as part of a whole refresh) and answers what is to be told: requests
 * that were accepted, and those that are gone. Notices are in the mirror when it resolves.
 */
export async function watchPending(
  db: MirrorDatabase,
  call: ListCall,
  syncLists: () => Promise<unknown>,
): Promise<NoticeRow[]> {
  const { businessId } = call;
  const before = await readList(db, businessId, 'pending');
  await syncLists();
  const after = await readList(db, businessId, 'pending');
  const pendingIds = new Set(after.map((row) => row.id));
  const left = before.filter((row) => !pendingIds.has(row.id));
  if (left.length === 0) return [];

  const present = new Set<string>();
  const undecided = new Set<string>();
  for (const row of left) {
    try {
      if (await isOurs(db, call, row)) present.add(row.id);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      // It can't be told now: the row goes back, so that the next look finds it gone again.
      undecided.add(row.id);
      await putAccount(db, businessId, row);
    }
  }
  if (left.some((row) => present.has(row.id))) await syncAccounts(db, call, 'owned');
  const withdrawn = await readWithdrawn(db, call);
  const told = before.filter((row) => !undecided.has(row.id));
  const notices = getNotices({ businessId, before: told, after, present, withdrawn, now: Date.now() });
  await db.notices.bulkPut(notices);
  return notices;
}

/** Asked about the account itself, not the list: the list may be long, and may fail half-way. */
async function isOurs(db: MirrorDatabase, call: ListCall, row: AdAccountRow): Promise<boolean> {
  const { graph, principal, businessId } = call;
  if (row.relation === 'AGENCY') {
    await syncAccounts(db, call, 'shared');
    return (await readList(db, businessId, 'shared')).some((shared) => shared.id === row.id);
  }
  try {
    return (await fetchAdAccountOwner(graph, principal, row.id)).business?.id === businessId;
  } catch (error) {
    if (isNotVisible(error)) return false;
    throw error;
  }
}

/** Requests that were withdrawn here: their end is no news. */
async function readWithdrawn(db: MirrorDatabase, { businessId }: ListCall): Promise<Set<string>> {
  const steps = await db.steps
    .where('[businessId+state]')
    .anyOf([
      [businessId, 'sent'],
      [businessId, 'checking'],
      [businessId, 'done'],
    ])
    .toArray();
  const removals = steps.filter(({ planned }) => planned.change.operation === 'remove-ad-account');
  return new Set(removals.flatMap(({ planned }) => (planned.accountId ? [planned.accountId] : [])));
}
