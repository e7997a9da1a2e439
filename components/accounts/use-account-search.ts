// accounts: what the search finds in each list, as one types.

import { useEffect, useMemo } from 'react';
import type { AdAccountId } from '@/utils/ids.ts';
import { type AdAccountRow, type ListName, listNames, type PersonRow } from '@/utils/mirror/schema.ts';
import {
  type AccountQuery,
  findPeople,
  parseAccountQuery,
  prepareSearch,
  searchAccounts,
} from '@/utils/mirror/search.ts';
import type { BusinessAccess } from './use-access.ts';
import type { AccountLists } from './watch-account-lists.ts';

export interface AccountSearch {
  query: AccountQuery;
  isSearching: boolean;
  hits: Record<ListName, readonly AdAccountRow[]>;
  people: PersonRow[];
  /** Whole ids in the text that no list has: they can be claimed. */
  unknownIds: AdAccountId[];
}

export function useAccountSearch(
  text: string,
  lists: AccountLists,
  { people, access, isWhole }: BusinessAccess,
): AccountSearch {
  const query = useMemo(() => parseAccountQuery(text), [text]);
  const { owned, shared, pending } = lists.rows;
  const found = useMemo(() => searchAccounts(owned, query, people, access), [owned, query, people, access]);
  const foundShared = useMemo(
    () => searchAccounts(shared, query, people, access),
    [shared, query, people, access],
  );
  const foundPending = useMemo(
    () => searchAccounts(pending, query, people, access),
    [pending, query, people, access],
  );
  const meant = useMemo(() => findPeople(people, query), [people, query]);
  const hits = { owned: found, shared: foundShared, pending: foundPending };
  const isRead = listNames.every((list) => lists.isRead[list]);
  useEffect(() => {
    // While rows come in, what is made now is for nothing.
    if (isRead && isWhole) return runWhenIdle(prepareSearch([owned, shared, pending], access));
  }, [isRead, isWhole, owned, shared, pending, access]);
  return {
    query,
    isSearching: text.trim() !== '',
    hits,
    people: meant,
    unknownIds: isRead ? findUnknownIds(query, hits) : [],
  };
}

/** Ids that the text names and no list has. One that is a part of known ids is still being typed. */
function findUnknownIds(
  { ids, named }: AccountQuery,
  hits: Record<ListName, readonly AdAccountRow[]>,
): AdAccountId[] {
  if (named.length === 0) return [];
  const known = listNames.flatMap((list) => hits[list].map((row) => row.id));
  if (!ids) return named.filter((id) => !known.some((one) => one.includes(id)));
  const all = new Set(known);
  return named.filter((id) => !all.has(id));
}

/** A letter that is typed meanwhile waits no longer than this (ms); the browser may allow 50. */
const longestPiece = 5;

/** Step by step, while the page has nothing else to do. @returns what ends it. */
function runWhenIdle(steps: Iterator<void>): () => void {
  const go = (): void => {
    const end = performance.now() + longestPiece;
    while (performance.now() < end) if (steps.next().done) return;
    asked = requestIdleCallback(go);
  };
  let asked = requestIdleCallback(go);
  return () => cancelIdleCallback(asked);
}
