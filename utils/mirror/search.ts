// Mirror: which accounts a typed, pasted or scanned text means. Pure.

import { parseAdAccountIds, trimAddress } from '../context/parse-ad-account-ids.ts';
import { parsePageUrl } from '../context/parse-page-url.ts';
import { readLabel } from '../context/read-label.ts';
import { foldText } from '../fold-text.ts';
import { type AdAccountId, parseAdAccountId } from '../ids.ts';
import { getAccountIds } from './access-tasks.ts';
import { forEachRowWith, getRowText } from './row-text.ts';
import type { AccessRow, AdAccountRow, PersonRow } from './schema.ts';

export interface AccountQuery {
  /** Folded words; each must be found in the name or the id. */
  words: string[];
  /** Ids that the text names whole (a pasted URL, a list): then these alone are meant. */
  ids: Set<AdAccountId> | null;
  /** Ids that the text names beyond doubt: where no list has them, they can be claimed. */
  named: AdAccountId[];
}

/** What comes along when an id is copied: quotes and brackets of any language, and how a sentence goes on. */
const [BEFORE, AFTER] = [
  String.raw`["'#<\p{Ps}\p{Pi}\p{Pf}]*`,
  String.raw`["'>.,;:!?。、\p{Pe}\p{Pi}\p{Pf}]*`,
];
/** One id and nothing else, whole or still being typed. */
const ONE_ID = new RegExp(`^${BEFORE}(act[_=])?(\\d{5,20})${AFTER}$`, 'u');
/** One whole id behind its label, as Meta's pages have it: `ID: 1…`, `Account ID 1…`. */
const LABELLED_ID = new RegExp(String.raw`^([^\d:#]{1,60})([:#]?)\s*${BEFORE}(\d{9,20})${AFTER}$`, 'u');
/** A word that is a number but for what stands around it: `Shop (1…)`. */
const BRACKETED = /^[^\p{L}\p{N}]*(\d{5,20})[^\p{L}\p{N}]*$/u;
/** Bare digits are an id from here on: a name may well have fewer in it. */
const SAFE_DIGITS = 9;
const ADDRESS = /:\/\/|facebook\.com\//i;

/** What a text asks for. One id, whole or begun, is a part of ids and names, because it may still be being typed. */
export function parseAccountQuery(text: string): AccountQuery {
  const folded = foldText(text);
  const [, act, digits] = ONE_ID.exec(folded) ?? [];
  if (digits !== undefined) {
    const id = act || digits.length >= SAFE_DIGITS ? parseAdAccountId(digits) : null;
    return { words: [digits], ids: null, named: id ? [id] : [] };
  }
  const [, label = '', mark, labelled] = LABELLED_ID.exec(folded) ?? [];
  if (labelled !== undefined && (mark || isAccountLabel(label, labelled)))
    return { words: [labelled], ids: null, named: parseNamed(text) };
  const isAddress = ADDRESS.test(folded);
  if (isAddress || /act[_=]\d/.test(folded) || /^\d{9,20}(?:[\s,;|]+\d{9,20})+[\s,;|]*$/.test(folded)) {
    const named = parseNamed(text);
    if (named.length > 0) return { words: [], ids: new Set(named), named };
  }
  // What an address of Meta's only hints at is looked for and never claimed: it may be something else's id.
  const hint = isAddress
    ? parsePageUrl(trimAddress(/^https?:/.test(folded) ? folded : `https://${folded}`))
    : null;
  if (hint?.adAccountHint) {
    return { words: [], ids: new Set([hint.adAccountHint as AdAccountId]), named: [] };
  }
  const words = folded.split(/\s+/u).filter(Boolean);
  return { words: words.map(toWord), ids: null, named: [] };
}

const isAccountLabel = (label: string, id: string): boolean =>
  /^(?:id|act)\s$/.test(label) || readLabel(label, id.length) === 'account';

function toWord(text: string): string {
  const [, digits] = BRACKETED.exec(text) ?? [];
  return digits ?? text.replace(/^act_/, '');
}

const parseNamed = (text: string): AdAccountId[] =>
  parseAdAccountIds(text, { limit: Number.POSITIVE_INFINITY }) as AdAccountId[];

export function isAccountMatch(row: AdAccountRow, query: AccountQuery): boolean {
  if (query.ids) return query.ids.has(row.id);
  return query.words.every((word) => row.folded.includes(word) || row.id.includes(word));
}

/** People whose name has all the words. None for an empty query. */
export function findPeople(people: readonly PersonRow[], query: AccountQuery): PersonRow[] {
  if (query.ids || query.words.length === 0) return [];
  return people.filter((person) => query.words.every((word) => person.folded.includes(word)));
}

/** How many accounts a person may do something on. */
export const countAccounts = ({ masks }: AccessRow): number =>
  masks.reduce((count, mask) => (mask === 0 ? count : count + 1), 0);

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
  getAccountIds(person).forEach((id, position) => {
    const index = all.get(id);
    if (index !== undefined && person.masks[position] !== 0) found.push(index);
  });
  const made = Uint32Array.from(found);
  people.set(person, made);
  return made;
}

/** The rows that have all the words or ids of a query, in order; flags them. */
function findNamed(rows: readonly AdAccountRow[], query: AccountQuery, flags: Uint8Array): AdAccountRow[] {
  const found: AdAccountRow[] = [];
  // The longest word is in the fewest rows; the others are looked for in those alone.
  const word = query.words.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  const isAll = query.words.length === 1;
  const take = (index: number): void => {
    const row = rows[index];
    if (!row || !(isAll || isAccountMatch(row, query))) return;
    flags[index] = 1;
    found.push(row);
  };
  if (query.ids || word === '') for (let index = 0; index < rows.length; index++) take(index);
  else forEachRowWith(rows, word, take);
  return found;
}

/** Those of the rows without a flag on which somebody whom the query means may do something, in order. */
function findWorked(
  rows: readonly AdAccountRow[],
  meant: ReadonlySet<string>,
  access: readonly AccessRow[],
  flags: Uint8Array,
): AdAccountRow[] {
  const worked = 2;
  for (const person of access) {
    if (!meant.has(person.personId)) continue;
    for (const index of getPlacesOf(rows, person)) if (flags[index] === 0) flags[index] = worked;
  }
  const found: AdAccountRow[] = [];
  for (let index = flags.indexOf(worked); index >= 0; index = flags.indexOf(worked, index + 1)) {
    const row = rows[index];
    if (row) found.push(row);
  }
  return found;
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
  const named = findNamed(rows, query, flags);
  const meant = new Set(findPeople(people, query).map((person) => person.id));
  return meant.size === 0 ? named : named.concat(findWorked(rows, meant, access, flags));
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
