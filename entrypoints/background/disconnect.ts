// Background: Disconnect. It leaves a mark before anything goes: what a killed worker didn't get to goes when the next one
// starts, and before anybody connects.

import { browser } from 'wxt/browser';
import { createLocks } from '@/utils/locks.ts';
import { disconnectingItem, forgetSession } from '@/utils/storage.ts';
import type { Engine } from './engine.ts';
import { clearNotices } from './notices.ts';

const inTurn = createLocks();

async function forgetAll(engine: Engine): Promise<void> {
  const { db, vault } = engine;
  // Cut off first: what is answered from now on is not for keeping.
  const settled = engine.settle();
  // A disk with no room for the mark keeps nobody from disconnecting.
  await disconnectingItem.setValue(true).catch((error: unknown) => console.warn('Claimdesk: mark', error));
  await vault.forgetAll();
  await settled;
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
  await forgetSession();
  await browser.alarms.clearAll();
  await clearNotices(db);
  await disconnectingItem.removeValue();
}

/** Forgets everything but the settings. Errors: whatever keeps it from going; then it goes later. */
export const disconnect = (engine: Engine): Promise<void> => inTurn('disconnect', () => forgetAll(engine));

/** Ends a Disconnect that began and didn't come to its end; one that is under way is waited for. Errors: as above. */
export const finishDisconnect = (engine: Engine): Promise<void> =>
  inTurn('disconnect', async () => {
    if (await disconnectingItem.getValue()) await forgetAll(engine);
  });
