// accounts: a business's three lists as they are in the mirror, page by page.
//
// One live query per page of 500 rows rather than one per list: a write to one page reads that page again and not
// 10,000 rows, and the first read yields between pages, so typing never waits for it.

import type { BusinessId } from '@/utils/ids.ts';
import { followMirror } from '@/utils/mirror/follow.ts';
import { type AdAccountRow, type ListName, type ListPageRow, listNames } from '@/utils/mirror/schema.ts';

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

const noRows: readonly AdAccountRow[] = [];
const forEachList = <Value>(make: (list: ListName) => Value): Record<ListName, Value> =>
  Object.fromEntries(listNames.map((list) => [list, make(list)])) as Record<ListName, Value>;

/** At most one notice in this time (ms) while pages come in. */
const PACE = 50;

/** Reads begin with the first follower and end with the last. The list of `first` is read before the others. */
export function watchAccountLists(businessId: BusinessId, first: FirstPages): WatchedAccountLists {
  const pages = forEachList<AdAccountRow[][]>((list) => (list === first.list ? [...first.pages] : []));
  const isRead = forEachList(() => false);
  let snapshot: AccountLists = { rows: forEachList((list) => pages[list].flat()), isRead: { ...isRead } };
  const followers = new Set<() => void>();
  const subscriptions = new Map<string, () => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stale = new Set<ListName>();

  const publish = (): void => {
    timer = undefined;
    const rows = { ...snapshot.rows };
    for (const list of stale) rows[list] = pages[list].length > 0 ? pages[list].flat() : noRows;
    stale.clear();
    snapshot = { rows, isRead: { ...isRead } };
    for (const follow of followers) follow();
  };

  const end = (list: ListName, length: number): void => {
    pages[list].length = Math.min(pages[list].length, length);
    for (let page = length + 1; subscriptions.has(`${list}/${page}`); page++) {
      subscriptions.get(`${list}/${page}`)?.();
      subscriptions.delete(`${list}/${page}`);
    }
    if (isRead[list]) return;
    isRead[list] = true;
    // The list in view is here: now the others.
    for (const other of listNames) watchPage(other, 0);
  };

  const watchPage = (list: ListName, page: number): void => {
    const key = `${list}/${page}`;
    if (subscriptions.has(key)) return;
    const next = (row: ListPageRow | undefined): void => {
      if (!row || row.rows.length === 0) {
        end(list, page);
      } else {
        pages[list][page] = row.rows;
        watchPage(list, page + 1);
      }
      stale.add(list);
      timer ??= setTimeout(publish, isRead[list] ? 0 : PACE);
    };
    subscriptions.set(
      key,
      followMirror(
        (db) => db.listPages.get([businessId, list, page]),
        next,
        (error) => reportError(error),
      ),
    );
  };

  const stop = (): void => {
    for (const stopPage of subscriptions.values()) stopPage();
    subscriptions.clear();
    clearTimeout(timer);
    timer = undefined;
  };

  return {
    getSnapshot: () => snapshot,
    subscribe: (follow) => {
      followers.add(follow);
      if (followers.size === 1) watchPage(first.list, 0);
      return () => {
        followers.delete(follow);
        if (followers.size === 0) stop();
      };
    },
  };
}
