// Session: businesses that nobody has any more, taken out of the mirror.

import { browser } from 'wxt/browser';
import type { BusinessId } from '../ids.ts';
import type { MirrorDatabase } from '../mirror/database.ts';
import { pictureKey } from '../surfaces.ts';

/**
 * Takes out businesses with all that was read of them. What was done in them stays in the journal, and goes with whoever
 * did it. Inside the caller's transaction, over all tables.
 */
export async function dropBusinesses(db: MirrorDatabase, businessIds: readonly BusinessId[]): Promise<void> {
  // Nearly always there are none.
  if (businessIds.length === 0) return;
  const gone = new Set<string>(businessIds);
  const isGone = (row: { businessId: string }): boolean => gone.has(row.businessId);
  const { syncs, listPages, accountDetails, people, access, credit, notices } = db;
  for (const table of [syncs, listPages, accountDetails, people, access, credit, notices])
    await table.filter(isGone).delete();
  await db.businesses.bulkDelete([...businessIds]);
  // Not awaited: the transaction would be over.
  void browser.storage.session.remove(pictureKey);
}
