// Context: ad account ids in any text: a selection, a pasted list, a link. Pure; never throws.
//
// Written for what people really paste: e-mails, spreadsheets, chat, Meta's own pages. Explicit ids
// (`act_…`, `act=…`) are always taken; bare numbers only where nothing beside them says that they are
// something else. Inside a URL a bare number is never an ad account: campaigns, pages and businesses
// have ids of the same length.

import { parseId } from './parse-id.ts';
import { parsePageUrl } from './parse-page-url.ts';

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
const EXPLICIT = String.raw`(?<![a-z0-9])act(?:_|[=:]\s?(?:act_)?)(\d{5,20})(?![a-z0-9])`;
/** 9 to 20 digits on their own: no part of a word, phone number, amount, date or version. */
const BARE = String.raw`(?<![a-z0-9_+$€£¥₩%]|\d[-./:]|\+\d{1,3}[ -])\d{9,20}(?![a-z0-9_%]|[-./:]\d)`;
const CANDIDATE = new RegExp(`(${URL_TEXT})|${EXPLICIT}|(${BARE})`, 'giu');

/** What else has ids of the same length, in the languages that Meta's pages are read in here. */
const OTHER_OBJECTS = [
  'business|(?:business[ -]?)?portfolio|business[ -]?manager|bm|(?:global_)?scope|campaign|ad ?sets?|ad|page|pixel',
  'dataset|asset|user|person|waba|app|invoice|order|catalog(?:ue)?|creative|audience|partner|instagram',
  'unternehmen|geschäft|(?:unternehmens)?portfolio|kampagnen?|(?:werbe)?anzeigen?|anzeigengruppen?|seiten?|datensatz',
  '(?:be)?nutzer|katalog|zielgruppen?',
  '비즈니스(?: ?관리자)?|포트폴리오|캠페인|광고(?: ?세트)?|페이지|픽셀|데이터 ?세트|자산|사용자|앱|카탈로그|타겟',
].join('|');
const LABEL = String.raw`(?:(?:${OTHER_OBJECTS})s?(?:[_ -]?(?:ids?|nr|no|number)\b|(?=["']?\s{0,2}[:=#]|\s#))|phone|tel|mobile|fax)["']?[\s:=#.]{0,4}["']?$`;
/** A label in front of a number that makes it another object's: `Business ID 1…`, `"page": "1…"`, `Tel. 1…`. */
const OTHER_LABEL = new RegExp(String.raw`(?<![\p{L}])${LABEL}`, 'iu');
/** The same as all that a line says, with one word that tells more of it: `Partner business ID`, `Facebook page ID`. */
const OTHER_LABEL_ALONE = new RegExp(
  String.raw`^[^\p{L}\d]*(?:(?:facebook|meta|${OTHER_OBJECTS})[ -])?${LABEL}`,
  'iu',
);
/** `key=` in front of a number: only a key that speaks of accounts may be one of theirs. */
const KEY = /([a-z_][\w-]*)=["']?$/i;
const ACCOUNT_KEY = /account|^ids?$/i;
const LABEL_LENGTH = 40;
/** The whole line above the one that a number begins, if it is one cell: Meta's pages have labels there. */
const LINE_ABOVE = /\n([^\n\t,;]+)\r?\n["']?$/;

/** A list in one parameter of a URL, as `act` may have. */
const URL_ACCOUNTS =
  /(?:(?<![a-z0-9])act_|[?&]act=(?:act_)?)(\d{5,20})((?:(?:,|%2C)(?:act_)?\d{5,20})*)(?![a-z0-9])/gi;
/** A URL in a CSV row: its last parameter holds one value, and what follows the comma is the next cell. */
const URL_THEN_CELLS = /^([^,]*[?&](?:business_id|global_scope_id|asset_id|act)=[^&,=]*)(,[^&=]*)$/;

/** So many addresses around an address are looked through, and so many parameters of each. */
const MOST_WRAPPINGS = 3;
const MOST_TARGETS = 50;

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
  for (const match of text.matchAll(CANDIDATE)) {
    const [, url, explicit, bare] = match;
    if (url !== undefined) yield* fromUrl(url);
    else if (explicit !== undefined) yield explicit;
    else if (bare !== undefined && !isLabelledOtherwise(text, match.index)) yield bare;
  }
}

function* fromUrl(text: string, depth = 0): Generator<string | null> {
  const [, url = text, cells = ''] = URL_THEN_CELLS.exec(text) ?? [];
  const address = /^https?:/i.test(url) ? url : `https://${url}`;
  const named = [parsePageUrl(address).adAccountId];
  for (const [, head = '', list = ''] of url.matchAll(URL_ACCOUNTS)) {
    named.push(head, ...(list.match(/\d{5,20}/g) ?? []));
  }
  yield* named;
  if (depth < MOST_WRAPPINGS && named.every((id) => id === null)) {
    for (const target of getTargets(address)) yield* fromUrl(target, depth + 1);
  }
  if (cells !== '') yield* candidates(cells);
}

/** Where an address leads on to: mail programs, search engines and sign-in pages wrap one address into another. */
function getTargets(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const { origin, searchParams } = new URL(address);
  return [...searchParams.values()].slice(0, MOST_TARGETS).flatMap((value) => {
    // Wrapped twice, it was encoded twice.
    const target = /^(?:https?:)?%2f/i.test(value.replace(/%3a/i, ':')) ? decode(value) : value;
    if (/^https?:\/\//i.test(target)) return [target];
    return target.startsWith('/') ? [origin + target] : [];
  });
}

const decode = (text: string): string => text.replace(/%[0-7][\da-f]/gi, (code) => decodeURIComponent(code));

/**
 * Whether the words directly before a number, in its cell or alone on the line above, name another kind of object. A line
 * above that says more is prose (`Accounts of our business:`), and one that is longer than any label is none.
 */
function isLabelledOtherwise(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LABEL_LENGTH), at);
  const [, above = ''] = LINE_ABOVE.exec(at > LABEL_LENGTH ? before : `\n${before}`) ?? [];
  const label = before.split(/[\n\r\t,;]/).at(-1) ?? '';
  const [, key] = KEY.exec(label) ?? [];
  return (
    OTHER_LABEL.test(label) || OTHER_LABEL_ALONE.test(above) || (key !== undefined && !ACCOUNT_KEY.test(key))
  );
}

function plain(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(FULLWIDTH, (form) => String.fromCharCode(form.charCodeAt(0) - FULLWIDTH_OFFSET));
}
