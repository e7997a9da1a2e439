// Sync: a business's three lists of ad accounts.
//
// A first read shows its pages as they arrive. A later one changes nothing until it was read to its end: only then is
// it known what is gone, and the list is exchanged in one transaction, in name order.

import { foldText } from '../../fold-text.ts';
import {
  type AdAccountSummary,
  fetchAdAccounts,
  fetchPendingAdAccounts,
  type ListCall,
} from '../../graph/ad-accounts.ts';
import { GraphError } from '../../graph/errors.ts';
import type { BusinessId } from '../../ids.ts';
import { getLevelMask } from '../../tasks.ts';
import type { MirrorDatabase } from '../database.ts';
import { readList } from '../queries.ts';
import type { AdAccountRow, NoticeRow, SyncRow } from '../schema.ts';
import { compareAccounts, writeList } from '../write-list.ts';
import { type Outcome, type Report, trackSync } from './track-sync.ts';

/** Pages of a first read are shown at most this often (ms). */
const writePaceMs = 500;
const everyTask = getLevelMask('manage');

function toRow(account: AdAccountSummary, list: 'owned' | 'shared'): AdAccountRow {
  const name = account.name ?? account.id;
  return {
    id: account.id,
    name,
    folded: foldText(name),
    list,
    relation: account.relation ?? (list === 'owned' ? 'OWNER' : 'AGENCY'),
    access: 'CONFIRMED',
    status: account.status,
    disableReason: account.disableReason,
    currency: account.currency,
    timezoneName: account.timezoneName,
    permitted: account.permitted ?? everyTask,
    requestId: null,
    askedAt: null,
  };
}

/** How many accounts lists have, as far as that is known: as the last read had it, until the first page of this one. */
export type ListTotals = Map<'owned' | 'shared', number>;

/**
 * Reads `owned` or `shared`. False if it couldn't be read to its end (the sync row says why). `totals` is told as soon
 * as anything is known.
 */
export function syncAccounts(
  db: MirrorDatabase,
  call: ListCall,
  list: 'owned' | 'shared',
  totals: ListTotals = new Map(),
): Promise<boolean> {
  const { businessId } = call;
  const edge = list === 'owned' ? 'owned_ad_accounts' : 'client_ad_accounts';
  return trackSync(db, businessId, list, async (report: Report, known): Promise<Outcome> => {
    const rows = new Map<string, AdAccountRow>();
    let total: number | null = null;
    let written = 0;
    let nextWrite = 0;
    let writing: Promise<unknown> = Promise.resolve();
    const noteLast = (before: SyncRow | undefined): void => {
      if (before?.total != null && !totals.has(list)) totals.set(list, before.total);
    };
    // A mirror that can't be read is told by whoever waits for it.
    known.then(noteLast, () => undefined);
    const isFirst = async (): Promise<boolean> => !(await known)?.completedAt;
    const writeSeen = (): void => {
      const seen = [...rows.values()];
      const from = written;
      written = seen.length;
      writing = writeList(db, businessId, list, seen, from).then(() =>
        report({ loaded: seen.length, total }),
      );
    };
    try {
      await fetchAdAccounts(call, edge, async (page) => {
        // Ordered while the next page is on its way: of pages that are, the last sorting has little left to do.
        const arrived = page.rows.map((account) => toRow(account, list)).sort(compareAccounts);
        for (const row of arrived) rows.set(row.id, row);
        total = page.total ?? total;
        if (total !== null) totals.set(list, total);
        await writing;
        // The last one is written with all others, below; so are those that come quicker than anybody looks.
        if (page.isLast || Date.now() < nextWrite || !(await isFirst())) return;
        nextWrite = Date.now() + writePaceMs;
        // Written while the next page is on its way.
        writeSeen();
      });
      await writing;
    } catch (error) {
      await writing;
      // What came before it failed is kept.
      if (rows.size > written && (await isFirst())) {
        writeSeen();
        await writing;
      }
      throw error;
    }
    const all = [...rows.values()].sort(compareAccounts);
    return { loaded: all.length, total: all.length, write: () => writeList(db, businessId, list, all) };
  });
}

const pendingEdges = ['pending_owned_ad_accounts', 'pending_client_ad_accounts'] as const;

/** Reads the requests that nobody has answered. Those first seen now are as old as now: Graph doesn't tell their time. */
export function syncPending(db: MirrorDatabase, call: ListCall): Promise<boolean> {
  const { businessId } = call;
  return trackSync(db, businessId, 'pending', async () => {
    const [lists, known] = await Promise.all([
      Promise.all(pendingEdges.map((edge) => fetchPending(call, edge))),
      readList(db, businessId, 'pending'),
    ]);
    const before = new Map(known.map((row) => [`${row.relation} ${row.id}`, row]));
    const rows = pendingEdges.flatMap((edge, index): AdAccountRow[] =>
      (lists[index] ?? []).map(({ requestId, account }) => {
        const relation = edge === 'pending_owned_ad_accounts' ? 'OWNER' : 'AGENCY';
        const earlier = before.get(`${relation} ${account.id}`);
        // Others' accounts often come without a name; one that was known when it was asked for is kept.
        const name = account.name ?? earlier?.name ?? account.id;
        return {
          ...account,
          name,
          folded: foldText(name),
          list: 'pending',
          relation,
          access: 'PENDING',
          disableReason: null,
          permitted: 0,
          requestId,
          askedAt: earlier?.askedAt ?? Date.now(),
          isAskedHere: earlier?.isAskedHere ?? false,
        };
      }),
    );
    const present = new Set(rows.map((row) => `${row.relation} ${row.id}`));
    const left = known.filter((row) => !present.has(`${row.relation} ${row.id}`));
    rows.sort(compareAccounts);
    // Together: what left the list is never just gone.
    const write = async (): Promise<void> => {
      await writeList(db, businessId, 'pending', rows);
      await db.notices.bulkPut(left.map((row) => createNotice(businessId, row)));
    };
    return { loaded: rows.length, total: rows.length, write };
  });
}

const createNotice = (businessId: BusinessId, row: AdAccountRow): NoticeRow => ({
  id: `${businessId} ${row.id}`,
  businessId,
  accountId: row.id,
  accountName: row.name,
  kind: 'claim-left',
  relation: row.relation,
  askedAt: row.askedAt,
  at: Date.now(),
});

/** Requests for an agency's access are an edge that not every app may read: then there are none to show. */
async function fetchPending(
  call: ListCall,
  edge: (typeof pendingEdges)[number],
): ReturnType<typeof fetchPendingAdAccounts> {
  try {
    return await fetchPendingAdAccounts(call, edge);
  } catch (error) {
    const isClosed = error instanceof GraphError && error.problem.remedy === 'fix';
    if (edge === 'pending_client_ad_accounts' && isClosed) return [];
    throw error;
  }
}
