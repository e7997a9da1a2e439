// Runs: what became of requests that left the pending list. They are in the mirror as `claim-left` until it is known, so
// neither a dead worker nor a failed read loses one.

import { fetchAdAccountOwner, isNotVisible, type ListCall } from '../graph/ad-accounts.ts';
import { createMalformedError, GraphError } from '../graph/errors.ts';
import type { MirrorDatabase } from '../mirror/database.ts';
import { readList, readStepsOn } from '../mirror/queries.ts';
import type { NoticeRow } from '../mirror/schema.ts';
import { syncAccounts } from '../mirror/sync/sync-accounts.ts';
import { settleAnswered } from './settle-claims.ts';

/**
 * Answers the notices that are known now: requests that were accepted, and those that are gone; and notes it in the steps
 * that made them. What can't be found out now is for the next time.
 */
export async function settleLeft(db: MirrorDatabase, call: ListCall): Promise<NoticeRow[]> {
  const { businessId } = call;
  const left = await db.notices
    .where('businessId')
    .equals(businessId)
    .and((notice) => notice.kind === 'claim-left')
    .toArray();
  const settled: NoticeRow[] = [];
  for (const notice of left) {
    const isOver = await isWithdrawn(db, notice);
    const kind = isOver ? null : await findOut(db, call, notice);
    if (kind === 'claim-left') continue;
    if (kind === null) {
      await db.notices.delete(notice.id);
      continue;
    }
    const known: NoticeRow = { ...notice, kind, at: Date.now() };
    // Together: what is told and what Activity offers never differ.
    await db.transaction('rw', db.notices, db.runs, db.steps, async () => {
      await db.notices.put(known);
      if (notice.relation === 'OWNER')
        await settleAnswered(db, notice, kind === 'claim-accepted' ? 'CONFIRMED' : 'GONE');
    });
    settled.push(known);
  }
  if (settled.some((notice) => notice.kind === 'claim-accepted')) await syncAccounts(db, call, 'owned');
  return settled;
}

async function findOut(db: MirrorDatabase, call: ListCall, notice: NoticeRow): Promise<NoticeRow['kind']> {
  try {
    return (await isOurs(db, call, notice)) ? 'claim-accepted' : 'claim-gone';
  } catch (error) {
    if (error instanceof GraphError) return 'claim-left';
    throw error;
  }
}

/** Asked about the account itself, not the list: the list may be long, and may fail half-way. */
async function isOurs(
  db: MirrorDatabase,
  call: ListCall,
  { relation, accountId }: NoticeRow,
): Promise<boolean> {
  const { graph, principal, businessId } = call;
  if (relation === 'AGENCY') {
    // A list that can't be read says nothing.
    if (!(await syncAccounts(db, call, 'shared')))
      throw createMalformedError('The shared accounts could not be read');
    return (await readList(db, businessId, 'shared')).some((row) => row.id === accountId);
  }
  try {
    return (await fetchAdAccountOwner(graph, principal, accountId)).business?.id === businessId;
  } catch (error) {
    if (isNotVisible(error)) return false;
    throw error;
  }
}

/** A request that was withdrawn here since it was made: its end is no news. */
async function isWithdrawn(db: MirrorDatabase, notice: NoticeRow): Promise<boolean> {
  const steps = await readStepsOn(db, notice, ['sent', 'checking', 'done']);
  return steps.some(
    ({ planned, sentAt, createdAt }) =>
      // The order of wishes may be ahead of the clock; when it was sent is the clock's, like the asking.
      planned.change.operation === 'remove-ad-account' && (sentAt ?? createdAt) >= (notice.askedAt ?? 0),
  );
}
