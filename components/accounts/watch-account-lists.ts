// accounts: a business's three lists as they are in the mirror.

import type { BusinessId } from '@/utils/ids.ts';
import { followRows } from '@/utils/mirror/follow-rows.ts';
import { type AdAccountRow, type ListName, listNames } from '@/utils/mirror/schema.ts';

export interface AccountLists {
  rows: Record<ListName, readonly AdAccountRow[]>;
  /** Whether the mirror's rows of a list are all here (not whether the mirror has all of Meta's). */
  isRead: Record<ListName, boolean>;
}

/** Pages of a list that were read before the first paint. */
export interface FirstPages {
  list: ListName;
  pages: AdAccountRow[][];
}

export interface WatchedAccountLists {
  getSnapshot: () => AccountLists;
  subscribe: (follow: () => void) => () => void;
}

const forEachList = <Value>(make: (list: ListName) => Value): Record<ListName, Value> =>
  Object.fromEntries(listNames.map((list) => [list, make(list)])) as Record<ListName, Value>;

/** Reads begin with the first follower and end with the last. The list of `first` is read before the others. */
export function watchAccountLists(businessId: BusinessId, first: FirstPages): WatchedAccountLists {
  let snapshot: AccountLists = {
    rows: forEachList((list) => (list === first.list ? first.pages.flat() : [])),
    isRead: forEachList(() => false),
  };
  const followers = new Set<() => void>();
  const watched = new Map<ListName, () => void>();

  const watch = (list: ListName): void => {
    if (watched.has(list)) return;
    const { stop } = followRows(
      { getTable: (db) => db.listPages, under: [businessId, list], take: (page) => page.rows },
      (pages) => {
        snapshot = {
          rows: { ...snapshot.rows, [list]: [...pages.values()].flat() },
          isRead: { ...snapshot.isRead, [list]: true },
        };
        for (const follow of followers) follow();
        // The list in view is here: now the others.
        listNames.forEach(watch);
      },
      (error) => reportError(error),
    );
    watched.set(list, stop);
  };
  const stop = (): void => {
    for (const stopList of watched.values()) stopList();
    watched.clear();
  };

  return {
    getSnapshot: () => snapshot,
    subscribe: (follow) => {
      followers.add(follow);
      if (followers.size === 1) watch(first.list);
      return () => {
        followers.delete(follow);
        if (followers.size === 0) stop();
      };
    },
  };
}
