// Context: ad account ids in any text: a selection, a pasted list, a link. Pure; never throws.
//
// Written for what people really paste: e-mails, spreadsheets, chat, Meta's own pages. Explicit ids
// (`act_…`, `act=…`) are always taken; bare numbers only where nothing beside them says that they are
// something else. Inside a URL a bare number is never an ad account: campaigns, pages and businesses
// have ids of the same length.

import { parseId } from './parse-id.ts';
import { parsePageUrl } from './parse-page-url.ts';
import { createJsonObjects } from './read-json.ts';
import { createTable } from './read-table.ts';

/** Characters of a text that are looked at. */
const TEXT_LIMIT = 500_000;

/** What pages and chat programs slip into numbers without showing it: soft hyphen, joiners, bidi marks. */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
/** Decimal digits other than ASCII's: Arabic-Indic, Persian. They are the same number. */
const OTHER_DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/g;
/** Fullwidth forms, as East Asian keyboards write them: each is this far behind the ASCII character that it is. */
const FULLWIDTH = /[\uFF01-\uFF5E]/g;
const FULLWIDTH_OFFSET = 0xfee0;

/** A URL, with or without its scheme, up to a character that ends one in running text. */
const URL_TEXT = String.raw`(?:https?:\/\/|(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}\/)[^\s"'<>()[\]{}|;\\^\u0060\u060C\u061B\u2018-\u201F\u3001-\u3011]*`;
/** `act_123`, `act=123`, `act: 123`; file names such as `export_act_123_2025` too. */
const EXPLICIT = String.raw`(?<![a-z0-9])act(?:\\?_|[=:]\s?(?:act_)?)(\d{5,20})(?![a-z0-9])`;
/** 9 to 20 digits on their own: no part of a word, phone number, amount, date, version or mail address. */
const BARE = String.raw`(?<![a-z0-9_+%@]|\p{Sc}\s?|\d[-./:]|\+\d{1,3}[ -])\d{9,20}(?![a-z0-9_%@]|(?!\.0(?!\d))[-./:]\d)`;
const CANDIDATE = new RegExp(`(${URL_TEXT})|${EXPLICIT}|(${BARE})`, 'giu');

/** Up to so many digits a number may be something else than an id: 15 and more have neither telephones nor amounts. */
const MOST_SHORT = 13;
/** All campaigns, ad sets and ads made in the last years have ids of this form. */
const CAMPAIGN = /^120\d{15}$/;
/** `+49 170 1…`, `(030) 1…`: a telephone number's first digits. */
const PHONE_BEGUN = /(?:\+[ \d()/.\u00A0\u202F-]{0,20}|(?<!\d)\(?0\d{1,5}\)?[ /.\u00A0\u202F-]{1,3})$/;
const MONEY = /^\s?(?:\p{Sc}|원)/u;

/** A list in one parameter of a URL, as `act` may have. */
const URL_ACCOUNTS =
  /(?:(?<![a-z0-9])act_|[?&]act=(?:act_)?)(\d{5,20})((?:(?:,|%2C)(?:act_)?\d{5,20})*)(?![a-z0-9])/gi;
/** A URL in a CSV row: its last parameter holds one value, and what follows the comma is the next cell. */
const URL_THEN_CELLS = /^([^,]*[?&](?:business_id|global_scope_id|asset_id|act)=[^&,=]*)(,[^&=]*)$/;

/** So many addresses around an address are looked through, and so many parameters of each. */
const MOST_WRAPPINGS = 3;
const MOST_TARGETS = 50;
/** `https://` and the longest name that a host may have. */
const LONGEST_ORIGIN = 270;

/**
 * All ad account ids in a text, as digits without `act_`, in the order in which they appear, each once, at most `limit`
 * of them. An address that names none itself is looked through for the one that it leads on to: unlike a page that is
 * open, a link that somebody chose is about where it ends. Arabic-Indic, Persian and fullwidth digits count as the digits
 * they are; characters that can't be seen are ignored. At most half a million characters are looked at.
 */
export function parseAdAccountIds(text: string, { limit = 100 }: { limit?: number } = {}): string[] {
  const ids = new Set<string>();
  for (const id of candidates(plain(text.slice(0, TEXT_LIMIT)))) {
    if (ids.size >= limit) break;
    const valid = parseId(id);
    if (valid !== null) ids.add(valid);
  }
  return [...ids];
}

function* candidates(text: string): Generator<string | null> {
  const table = createTable();
  const objects = createJsonObjects(text);
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+|\n\s*\n/g)) {
    let match = findFrom(line, 0);
    const row = table.readRow(line, match !== null);
    while (match) {
      const [whole, url, explicit, bare = ''] = match;
      const from = match.index;
      let end = from + whole.length;
      if (url !== undefined) {
        const [, address = url] = URL_THEN_CELLS.exec(url) ?? [];
        end = from + address.length;
        row.pass(end, null);
        yield* fromUrl(address);
      } else if (explicit !== undefined) {
        row.pass(end, 'account');
        yield explicit;
      } else {
        const meaning = objects.read(index + from) ?? row.read(from, bare.length);
        row.pass(end, meaning);
        if (meaning === 'account' || (meaning === null && mayBeAccount(line, from, bare))) yield bare;
      }
      match = findFrom(line, end);
    }
  }
}

function findFrom(line: string, start: number): RegExpExecArray | null {
  CANDIDATE.lastIndex = start;
  return CANDIDATE.exec(line);
}

/** Whether a number that nothing names may be an ad account's id: neither a telephone number, an amount nor a campaign. */
function mayBeAccount(line: string, from: number, bare: string): boolean {
  if (bare.length > MOST_SHORT) return !CAMPAIGN.test(bare);
  return (
    !PHONE_BEGUN.test(line.slice(Math.max(0, from - 24), from)) && !MONEY.test(line.slice(from + bare.length))
  );
}

/** An address as it stood in a text, without what belongs to the sentence. */
export function trimAddress(text: string): string {
  let end = text.length;
  while (end > 0 && !/[!-~]/.test(text[end - 1] ?? '')) end -= 1;
  while (end > 0 && '.,:!?*_~'.includes(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

function* fromUrl(text: string, depth = 0): Generator<string | null> {
  const url = trimAddress(text);
  const address = /^https?:/i.test(url) ? url : `https://${url}`;
  const named = [parsePageUrl(address).adAccountId];
  for (const [, head = '', list = ''] of url.matchAll(URL_ACCOUNTS)) {
    named.push(head, ...(list.match(/\d{5,20}/g) ?? []));
  }
  yield* named;
  if (depth < MOST_WRAPPINGS && named.every((id) => id === null)) {
    for (const target of getTargets(address)) yield* fromUrl(target, depth + 1);
  }
}

/** Where an address leads on to: mail programs, search engines and sign-in pages wrap one address into another. */
function getTargets(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const { origin, searchParams } = new URL(address);
  if (origin.length > LONGEST_ORIGIN) return [];
  return [...searchParams.values()].slice(0, MOST_TARGETS).flatMap((value) => {
    // Wrapped twice, it was encoded twice.
    const target = /^(?:https?:)?%2f/i.test(value.replace(/%3a/i, ':')) ? decode(value) : value;
    if (/^https?:\/\//i.test(target)) return [target];
    return target.startsWith('/') ? [origin + target] : [];
  });
}

const decode = (text: string): string => text.replace(/%[0-7][\da-f]/gi, (code) => decodeURIComponent(code));

function plain(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(FULLWIDTH, (form) => String.fromCharCode(form.charCodeAt(0) - FULLWIDTH_OFFSET));
}
