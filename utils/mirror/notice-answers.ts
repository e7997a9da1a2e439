// Mirror: what became of requests that were pending and no longer are.

import type { BusinessId } from '../ids.ts';
import type { AdAccountRow, NoticeRow } from './schema.ts';

export interface Answers {
  businessId: BusinessId;
  /** The pending list before and after it was read again. */
  before: readonly AdAccountRow[];
  after: readonly AdAccountRow[];
  /** Ids that are owned or shared now. */
  present: ReadonlySet<string>;
  /** Ids of requests that were withdrawn here: nobody needs to be told. */
  withdrawn: ReadonlySet<string>;
  now: number;
}

/** A request that is gone was accepted if the account is ours now; otherwise it was declined, or it ended. */
export function getNotices({ businessId, before, after, present, withdrawn, now }: Answers): NoticeRow[] {
  const stillPending = new Set(after.map((row) => row.id));
  return before
    .filter((row) => !stillPending.has(row.id) && !withdrawn.has(row.id))
    .map((row) => ({
      id: `${businessId} ${row.id}`,
      businessId,
      accountId: row.id,
      accountName: row.name,
      kind: present.has(row.id) ? 'claim-accepted' : 'claim-gone',
      at: now,
    }));
}
