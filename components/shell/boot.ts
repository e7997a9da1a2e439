// shell: everything that the first paint needs, read in one go while the surface itself is still being loaded.
// Not more, and by nothing that is large: React, Dexie and the views aren't here yet.

import { browser } from 'wxt/browser';
import { getRowHeight } from '@/components/accounts/row-height.ts';
import type { FirstPages } from '@/components/accounts/watch-account-lists.ts';
import { noScroll, parseSavedView, type View } from '@/components/view.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { type FirstLookWish, openFirstLook, readFirstLook } from '@/utils/mirror/first-look.ts';
import { getFirstBusiness, type Home } from '@/utils/mirror/queries.ts';
import { type BusinessRow, getPageOf, type SyncRow } from '@/utils/mirror/schema.ts';
import { getViewKey, pictureKey, type SurfaceName } from '@/utils/surfaces.ts';
import { fitPopup } from './fit-popup.ts';
import { keepTyped, type TakeTyped } from './keep-typed.ts';
import { showPicture } from './picture.ts';
import { tellIfStuck } from './stuck.ts';

export interface Boot {
  home: Home;
  /** The business shown, if there is one. */
  businessId: BusinessId | null;
  /** Of that business. */
  syncs: SyncRow[];
  first: FirstPages;
  /** What the surface remembered, as it is kept. */
  saved: unknown;
  takeTyped: TakeTyped;
}

/** The business that was shown last, else the one that the page in front shows, else the first that Meta names. */
async function chooseBusiness(
  last: BusinessId | null,
  businesses: readonly BusinessRow[],
): Promise<BusinessId | null> {
  const has = (id: BusinessId | null): boolean => businesses.some((business) => business.id === id);
  if (has(last)) return last;
  if (businesses.length > 1) {
    const { findFrontBusiness } = await import('./find-front-business.ts');
    const front = await findFrontBusiness();
    if (has(front)) return front;
  }
  return getFirstBusiness(businesses)?.id ?? null;
}

/**
 * As many pages of the list in view as its scroll position or search needs to look as it was left. One that was scrolled
 * gets a page more than begins the view: a list can't be scrolled further than its rows reach.
 */
function createWish({ businessId, tab, query, scroll: { [tab]: top } }: View): FirstLookWish {
  const scrolled = top === 0 ? 0 : getPageOf(Math.floor(top / getRowHeight())) + 1;
  return { businessId, list: tab, lastPage: query === '' ? scrolled : Number.POSITIVE_INFINITY };
}

export interface Booting {
  /** The page is there, the mirror was asked, a picture is painted: time for whatever keeps the page busy. */
  idle: Promise<void>;
  read: Promise<Boot>;
}

export function startBoot(surface: SurfaceName): Booting {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  const isPopup = surface === 'popup';
  tellIfStuck();
  if (isPopup) fitPopup();
  const takeTyped = keepTyped();
  // The mirror first: it takes longer, and the browser makes its interface for the other when that is first touched.
  const opening = openFirstLook();
  const kept = readKept(surface);
  // Without a picture the popup is blank a moment longer; what keeps the storage from being read, `read` tells.
  const painted = Promise.all([kept, whenParsed()])
    .then(([{ saved, picture }]) => (isPopup ? showPicture(picture, parseSavedView(saved)) : undefined))
    .catch(whenParsed);
  const read = loadBoot(kept, opening, resolve).then((boot) => ({ ...boot, takeTyped }));
  // Whoever shows it tells what failed.
  read.then(
    () => resolve(),
    () => resolve(),
  );
  return { idle: Promise.all([asked, painted]).then(() => undefined), read };
}

async function whenParsed(): Promise<void> {
  if (document.readyState === 'loading')
    await new Promise((resolve) => document.addEventListener('readystatechange', resolve, { once: true }));
}

interface Kept {
  saved: unknown;
  picture: unknown;
}

async function readKept(surface: SurfaceName): Promise<Kept> {
  const key = getViewKey(surface);
  const { [key]: saved, [pictureKey]: picture } = await browser.storage.session.get([key, pictureKey]);
  return { saved, picture };
}

/**
 * `onAsked` is called when the mirror was asked. Errors: whatever keeps the mirror from opening (no room, a newer version
 * elsewhere).
 */
async function loadBoot(
  kept: Promise<Kept>,
  opening: ReturnType<typeof openFirstLook>,
  onAsked: () => void,
): Promise<Omit<Boot, 'takeTyped'>> {
  const [{ saved }, db] = await Promise.all([kept, opening]);
  const view = parseSavedView(saved);
  const boot: Omit<Boot, 'takeTyped'> = {
    home: { sessions: [], businesses: [] },
    businessId: null,
    syncs: [],
    first: { list: view.tab, pages: [], isWhole: false },
    saved,
  };
  if (!db) return boot;
  try {
    // Nearly always the business is the one of last time: then this is all.
    let wish = createWish(view);
    const reading = readFirstLook(db, wish);
    onAsked();
    let look = await reading;
    const businessId = await chooseBusiness(view.businessId, look.home.businesses);
    if (businessId !== view.businessId) {
      wish = createWish({ ...view, businessId, query: '', scroll: noScroll });
      look = await readFirstLook(db, wish);
    }
    return {
      ...boot,
      home: look.home,
      businessId,
      syncs: look.syncs,
      first: { list: view.tab, pages: look.pages, isWhole: look.pages.length <= wish.lastPage },
    };
  } finally {
    db.close();
  }
}
