// Mirror: which accounts a typed, pasted or scanned text means. Pure.

import { parseAdAccountIds } from '../context/parse-ad-account-ids.ts';
import { foldText } from '../fold-text.ts';
import type { AdAccountId } from '../ids.ts';
import type { AccessRow, AdAccountRow, PersonRow } from './schema.ts';

export interface AccountQuery {
  /** Folded words; each must be found in the name or the id. */
  words: string[];
  /** Ids that the text names whole (`act_1`, a pasted URL, a list): then these alone are meant. */
  ids: Set<AdAccountId> | null;
}

/** What a text asks for. Bare digits are both a part of an id and, long enough, an id. */
export function parseAccountQuery(text: string): AccountQuery {
  const trimmed = text.trim();
  const isPasted = /act[_=]|:\/\//i.test(trimmed) || /^\d{9,20}(?:[\s,;]+\d{9,20})+$/.test(trimmed);
  const ids = isPasted ? parseAdAccountIds(trimmed) : [];
  if (ids.length > 0) return { words: [], ids: new Set(ids as AdAccountId[]) };
  return {
    words: foldText(trimmed)
      .split(/\s+/u)
      .filter(Boolean)
      .map((word) => word.replace(/^act_/, '')),
    ids: null,
  };
}

export function isAccountMatch(row: AdAccountRow, query: AccountQuery): boolean {
  if (query.ids) return query.ids.has(row.id);
  return query.words.every((word) => row.folded.includes(word) || row.id.includes(word));
}

/** People whose name has all the words. None for an empty query. */
export function findPeople(people: readonly PersonRow[], query: AccountQuery): PersonRow[] {
  if (query.ids || query.words.length === 0) return [];
  return people.filter((person) => query.words.every((word) => person.folded.includes(word)));
}

/**
 * The rows that a query means, in the list's order: by name, by id, or because a person of that name may do
 * something on them. 10,000 rows: about 1 ms.
 */
export function searchAccounts(
  rows: readonly AdAccountRow[],
  query: AccountQuery,
  people: readonly PersonRow[],
  access: readonly AccessRow[],
): readonly AdAccountRow[] {
  if (!query.ids && query.words.length === 0) return rows;
  const meant = new Set(findPeople(people, query).map((person) => person.id));
  const theirs = access.filter((row) => meant.has(row.personId));
  return rows.filter(
    (row) => isAccountMatch(row, query) || theirs.some((one) => (one.tasks[row.id] ?? 0) !== 0),
  );
}
