// Sync: everything about one business, as far as possible at once. What is asked for together travels together.

import type { ListCall } from '../../graph/ad-accounts.ts';
import type { MirrorDatabase } from '../database.ts';
import { type ListTotals, syncAccounts, syncPending } from './sync-accounts.ts';
import { syncCredit } from './sync-credit.ts';
import { syncAccess, syncPeople } from './sync-people.ts';

/**
 * Resolves when all was tried. What failed is in the sync rows. `onLists` is called when the three lists are in the
 * mirror: people's access may take minutes more.
 */
export async function syncBusiness(
  db: MirrorDatabase,
  call: ListCall,
  onLists: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  const totals: ListTotals = new Map();
  const listsRead = Promise.all([
    syncAccounts(db, call, 'owned', totals),
    syncAccounts(db, call, 'shared', totals),
  ]);
  let access: Promise<unknown> = Promise.resolve();
  const people = syncPeople(db, call, (rows, missing) => {
    access = syncAccess(db, call, rows, { totals, listsRead, missing });
    // It may fail before anything below waits for it.
    access.catch(() => undefined);
  });
  const lists = Promise.all([listsRead, syncPending(db, call)]).then(onLists);
  // All to their end, whichever fails: whoever waits for this relies on nothing being written after it.
  const accessRead = people.then(
    () => access,
    () => access,
  );
  const ends = await Promise.allSettled([lists, people, accessRead, syncCredit(db, call)]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
