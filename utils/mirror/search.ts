// Mirror: which accounts a typed, pasted or scanned text means. Pure.

import { parseAdAccountIds } from '../context/parse-ad-account-ids.ts';
import { foldText } from '../fold-text.ts';
import type { AdAccountId } from '../ids.ts';
import { forEachRowWith, getRowText } from './row-text.ts';
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

/** A person's accounts. Listing the keys of an object of a thousand is what takes time, so it is done once. */
const accountIds = new WeakMap<AccessRow, readonly string[]>();

function getAccountIds(row: AccessRow): readonly string[] {
  const known = accountIds.get(row);
  if (known) return known;
  const ids: string[] = [];
  // No list of pairs first: people have thousands, and all of them come while one types.
  for (const id in row.tasks) if (row.tasks[id as AdAccountId] !== 0) ids.push(id);
  accountIds.set(row, ids);
  return ids;
}

/** How many accounts a person may do something on. */
export const countAccounts = (row: AccessRow): number => getAccountIds(row).length;

/** Where a list has each account. Lists are replaced, never changed. */
const places = new WeakMap<readonly AdAccountRow[], ReadonlyMap<string, number>>();

function getPlaces(rows: readonly AdAccountRow[]): ReadonlyMap<string, number> {
  const known = places.get(rows);
  if (known) return known;
  const made = new Map(rows.map((row, index) => [row.id as string, index]));
  places.set(rows, made);
  return made;
}

/** Where a list has the accounts of each person: a letter means many people, and the next one most of them again. */
const placesOf = new WeakMap<readonly AdAccountRow[], WeakMap<AccessRow, Uint32Array>>();

function getPlacesOf(rows: readonly AdAccountRow[], person: AccessRow): Uint32Array {
  const people = placesOf.get(rows) ?? new WeakMap<AccessRow, Uint32Array>();
  placesOf.set(rows, people);
  const known = people.get(person);
  if (known) return known;
  const all = getPlaces(rows);
  const found: number[] = [];
  for (const id of getAccountIds(person)) {
    const index = all.get(id);
    if (index !== undefined) found.push(index);
  }
  const made = Uint32Array.from(found);
  people.set(person, made);
  return made;
}

/** What a row is to a query. */
const none = 0;
const named = 1;
/** Somebody whom the query means may do something on it. */
const worked = 2;

/** Flags the rows that have all the words or ids of a query. */
function flagNamed(flags: Uint8Array, rows: readonly AdAccountRow[], query: AccountQuery): void {
  // The longest word is in the fewest rows; the others are looked for in those alone.
  const word = query.words.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  const isAll = query.words.length === 1;
  const flag = (index: number): void => {
    const row = rows[index];
    if (isAll || (row && isAccountMatch(row, query))) flags[index] = named;
  };
  if (query.ids || word === '') for (let index = 0; index < rows.length; index++) flag(index);
  else forEachRowWith(rows, word, flag);
}

/** Flags those of the others on which somebody whom the query means may do something. */
function flagWorked(
  flags: Uint8Array,
  rows: readonly AdAccountRow[],
  query: AccountQuery,
  people: readonly PersonRow[],
  access: readonly AccessRow[],
): void {
  const meant = new Set(findPeople(people, query).map((person) => person.id));
  for (const person of access) {
    if (!meant.has(person.personId)) continue;
    for (const index of getPlacesOf(rows, person)) if (flags[index] === none) flags[index] = worked;
  }
}

/**
 * The rows that a query means: first those of that name or id, then those on which a person of that name may do
 * something; each in the list's order. 10,000 rows: about 1 ms.
 */
export function searchAccounts(
  rows: readonly AdAccountRow[],
  query: AccountQuery,
  people: readonly PersonRow[],
  access: readonly AccessRow[],
): readonly AdAccountRow[] {
  if (!query.ids && query.words.length === 0) return rows;
  const flags = new Uint8Array(rows.length);
  flagNamed(flags, rows, query);
  flagWorked(flags, rows, query, people, access);
  const byName: AdAccountRow[] = [];
  const byPerson: AdAccountRow[] = [];
  rows.forEach((row, index) => {
    if (flags[index] === named) byName.push(row);
    else if (flags[index] === worked) byPerson.push(row);
  });
  return byPerson.length > 0 ? byName.concat(byPerson) : byName;
}

/**
 * Makes, a little at each step, all that a first search in these lists would have to make: with 10,000 accounts and
 * the access of 40 people some 30 ms, which nobody should wait for between two keys.
 */
export function* prepareSearch(
  lists: readonly (readonly AdAccountRow[])[],
  access: readonly AccessRow[],
): Generator<void> {
  for (const rows of lists) {
    getRowText(rows);
    yield;
    for (const person of access) {
      getPlacesOf(rows, person);
      yield;
    }
  }
}
