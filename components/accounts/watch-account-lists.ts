// accounts: a business's three lists as they are in the mirror.

import type { BusinessId } from '@/utils/ids.ts';
import { type FollowedRows, followRows } from '@/utils/mirror/follow-rows.ts';
import { type AdAccountRow, type ListName, listNames } from '@/utils/mirror/schema.ts';
import { createWatched, type Watched } from './create-watched.ts';

export interface AccountLists {
  rows: Record<ListName, readonly AdAccountRow[]>;
  /** Whether the mirror's rows of a list are all here (not whether the mirror has all of Meta's). */
  isRead: Record<ListName, boolean>;
}

/** Pages of a list that were read before the first paint. */
export interface FirstPages {
  list: ListName;
  pages: AdAccountRow[][];
  /** Whether these are all that the mirror has. */
  isWhole: boolean;
}

const forEachList = <Value>(make: (list: ListName) => Value): Record<ListName, Value> =>
  Object.fromEntries(listNames.map((list) => [list, make(list)])) as Record<ListName, Value>;

/** The list of `first` is read before the others. */
export function watchAccountLists(businessId: BusinessId, first: FirstPages): Watched<AccountLists> {
  const start: AccountLists = {
    rows: forEachList((list) => (list === first.list ? first.pages.flat() : [])),
    isRead: forEachList((list) => list === first.list && first.isWhole),
  };
  const watched = createWatched(start, (publish) => {
    const followed = new Map<ListName, FollowedRows>();
    const watch = (list: ListName): void => {
      if (followed.has(list)) return;
      const rows = followRows(
        { getTable: (db) => db.listPages, under: [businessId, list], take: (page) => page.rows },
        (pages) => {
          const before = watched.getSnapshot();
          publish({
            rows: { ...before.rows, [list]: [...pages.values()].flat() },
            isRead: { ...before.isRead, [list]: true },
          });
          // The list in view is here: now the others.
          listNames.forEach(watch);
        },
        (error) => reportError(error),
      );
      followed.set(list, rows);
    };
    watch(first.list);
    return () => {
      for (const rows of followed.values()) rows.stop();
    };
  });
  return watched;
}
