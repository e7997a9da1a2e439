// shell: everything that the first paint needs, read in one go before it. Not more.

import { Dexie } from 'dexie';
import type { FirstPages } from '@/components/accounts/watch-account-lists.ts';
import { restoreView, type SurfaceName, useView } from '@/components/view-store.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { getMirror } from '@/utils/mirror/database.ts';
import { getFirstBusiness, type Home, readHome, readSyncs } from '@/utils/mirror/queries.ts';
import { type AccountPageRow, type BusinessRow, pageSize, type SyncRow } from '@/utils/mirror/schema.ts';
import { findFrontBusiness } from './find-front-business.ts';

export interface Boot {
  home: Home;
  /** The business shown, if there is one. */
  businessId: BusinessId | null;
  /** Of that business. */
  syncs: SyncRow[];
  first: FirstPages;
}

const pageKey = '[businessId+list+page]';

/** A row is at least this high (px): how many pages a scroll position may need. */
const LEAST_ROW_HEIGHT = 40;

/** The business that was shown last, else the one that the page in front shows, else the first that Meta names. */
export async function chooseBusiness(businesses: readonly BusinessRow[]): Promise<BusinessId | null> {
  const has = (id: BusinessId | null): boolean => businesses.some((business) => business.id === id);
  const last = useView.getState().businessId;
  if (has(last)) return last;
  if (businesses.length > 1) {
    const front = await findFrontBusiness();
    if (has(front)) return front;
  }
  return getFirstBusiness(businesses)?.id ?? null;
}

/** As many pages of the list in view as its scroll position or search needs to look as it was left. */
async function readFirstPages(businessId: BusinessId): Promise<FirstPages> {
  const { tab: list, scroll, query } = useView.getState();
  const table = getMirror().accountPages;
  const last = query === '' ? Math.floor(scroll[list] / LEAST_ROW_HEIGHT / pageSize) : Dexie.maxKey;
  const pages: (AccountPageRow | undefined)[] =
    last === 0
      ? [await table.get([businessId, list, 0])]
      : await table
          .where(pageKey)
          .between([businessId, list, 0], [businessId, list, last], true, true)
          .toArray();
  return { list, pages: pages.flatMap((page) => (page ? [page.rows] : [])) };
}

/** Errors: whatever keeps the mirror from opening (no room, a newer version elsewhere). */
export async function loadBoot(surface: SurfaceName): Promise<Boot> {
  const db = getMirror();
  const [home] = await Promise.all([readHome(db), restoreView(surface)]);
  const businessId = await chooseBusiness(home.businesses);
  if (businessId === null) return { home, businessId, syncs: [], first: { list: 'owned', pages: [] } };
  useView.getState().showBusiness(businessId);
  const [syncs, first] = await Promise.all([readSyncs(db, businessId), readFirstPages(businessId)]);
  return { home, businessId, syncs, first };
}
