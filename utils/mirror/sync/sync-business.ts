// Sync: everything about one business, as far as possible at once. What is asked for together travels together.

import type { ListCall } from '../../graph/ad-accounts.ts';
import type { MirrorDatabase } from '../database.ts';
import { syncAccounts, syncPending } from './sync-accounts.ts';
import { syncCredit } from './sync-credit.ts';
import { syncAccess, syncPeople } from './sync-people.ts';

/** Resolves when all was tried. What failed is in the sync rows. */
export async function syncBusiness(db: MirrorDatabase, call: ListCall): Promise<void> {
  const lists = Promise.all([syncAccounts(db, call, 'owned'), syncAccounts(db, call, 'shared')]);
  let access: Promise<unknown> = Promise.resolve();
  const people = syncPeople(db, call, (rows, missing) => {
    access = syncAccess(db, call, rows, lists, missing);
  });
  await Promise.all([lists, people, syncPending(db, call), syncCredit(db, call)]);
  await access;
}
