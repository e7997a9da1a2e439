// Context: what the words in front of a number say that it is. Pure.
//
// Businesses, campaigns, pages and people have ids of the same length as ad accounts, and a claim is for good: what is
// named as something else isn't taken. Written for the languages that Meta's pages are read in here.

/** `account`: they say so. `other`: they name another object, a telephone or the like. Null: they say nothing of it. */
export type Meaning = 'account' | 'other' | null;

/** Clients are called `T-Mobile`, and telephone numbers are shorter than most ids. */
const mostPhoneDigits = 13;
const longestLabel = 60;
/** So many characters before a number are looked at. */
const mostWords = 120;

/** Made when it is first needed: all of them take a millisecond or two, and a surface may never read a text. */
function pattern(source: string): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(source, 'iu');
    return made;
  };
}

/** The word that makes a label of an object's name, and what may stand between label and number. */
const ID = String.raw`(?:ids?|nr|no|num(?:ber)?s?|nummer|번호|아이디|식별자)(?!\p{L}(?<![은는이가]))`;
const GAP = String.raw`[^\p{L}\p{N}]{0,12}`;
const IS = 'is|are|ist|sind|lautet';
const END = `${GAP}(?:(?:${IS}|은|는|이|가)${GAP})?$`;

/** Names of objects that people also speak of without `ID`. */
const OBJECTS = [
  'business|(?:business[ -]?)?portfolio|(?:global_)?scope|campaign|ad|page|pixel',
  'dataset|asset|user|person|app|invoice|order|catalog(?:ue)?|creative|audience|partner|instagram',
  'unternehmen|geschäft|(?:unternehmens)?portfolio|kampagnen?|(?:werbe)?anzeigen?|seiten?|datensatz',
  '(?:be)?nutzer|katalog|zielgruppen?|rechnung|bestellung',
].join('|');
/** The same in scripts without capitals, where a name can't be told from a word. */
const OBJECTS_ELSEWHERE = [
  '비즈니스(?: ?관리자)?|포트폴리오|캠페인|광고(?: ?세트)?|페이지|픽셀|데이터 ?세트|자산|사용자|앱|카탈로그|타겟|주문',
  '사업자등록|게시물|동영상|النشاط التجاري|الصفحة|البي?كسل|الحملة|مجموعة الإعلانات|المستخدم|التطبيق',
].join('|');
/** Nobody is called that. */
const CLEAR_OBJECTS =
  'business[ -]?manager|m?bm|ad ?set|waba|(?:werbe)?anzeigengruppen?|unternehmens-?manager|비즈니스 ?관리자|광고 ?세트';
/** Where only `ID`, a colon or the like makes a label of them: names and sentences have them as well. */
const RARE_OBJECTS = [
  'agency|owner|customer|conversion|lookalike|post|video|form|lead|report|transaction|case|ticket|ref(?:erence)?|trace',
  'credit ?line|phone[ -]?number|event|product ?set|kunden?|steuer',
].join('|');
const ANY = `(?:${CLEAR_OBJECTS}|${OBJECTS}|${OBJECTS_ELSEWHERE}|${RARE_OBJECTS})`;
/** `ads` isn't the plural of the object: `Meta Ads ID` is an account's. */
const PLURAL = '(?:(?<!(?<![a-z])ad)s)?';
const PHONE = `(?:tele(?:ph|f)on[a-z]{0,2}|tel|phone|mobile?|cell|handy|fax|whatsapp|rufnummer|전화|휴대폰|연락처|هاتف|جوال)`;

const NAMED_ID = String.raw`(?:${ANY}${PLURAL}(?:[_ -]|\s?\()?${ID}|\p{L}{3,40}(?<!konto|konten|account)nummer|معرّ?ف (?:${OBJECTS_ELSEWHERE}))`;
/** `Business ID 1…`, `Kampagnennummer: 1…`, `معرف الصفحة: 1…`. */
const WITH_ID = pattern(String.raw`(?<!\p{L})${NAMED_ID}${END}`);
/** `Business ID of this account: 1…`. */
const ID_OF = pattern(
  String.raw`(?<!\p{L})${NAMED_ID} (?:of|for|from|von|des|der|für|zu[mr]?) [\p{L} ]{1,40}${END}`,
);
/** `Page: 1…`, `Invoice #1…`. */
const WITH_MARK = pattern(String.raw`(?<!\p{L})${ANY}${PLURAL}(?:["'*_)]{0,3}\s{0,2}[:=]|["']?\s?#)${GAP}$`);
/** `Campaign: Summer (1…)`, as all that a cell or a line says. */
const WITH_NAME = pattern(
  String.raw`^[^\p{L}\p{N}]*${ANY}${PLURAL}(?:[_ -]?${ID})?["'*_]{0,3}\s{0,2}[:=][^:=]{1,60}\([^\p{L}\p{N}]{0,3}$`,
);
const BESIDE = String.raw`["'»“”*_]{0,3}[ \u00A0]{0,3}(?:(?:${IS})[ :]{1,2})?["'«„“*_([]{0,3}$`;
const CLEAR = pattern(String.raw`(?<!\p{L})(?:${CLEAR_OBJECTS})s?${BESIDE}`);
/** After these a word that could be a name is none: `to our business 1…`. */
const LEAD = [
  'the|an?|our|your|their|his|her|its|this|that|to|into|in|of|for|with|from|by|under|and|or|at|on|via|im|der|die|das|dem',
  'den|des|ein(?:e[nmrs]?)?|(?:unser|euer|eur|ihr|dein|sein)(?:e[nmrs]?)?|für|von|vom|zu[mr]?|mit|beim?|am|und|oder|unter',
].join('|');
/** `Campaign 1…` as the first that is said, in brackets, or after such a word. A client may be called `Shop App`. */
const BEGINNING = pattern(
  String.raw`(?:^[^\p{L}\p{N}]*|[([]|(?<!\p{L})(?:${LEAD})[ \u00A0])(?:(?:facebook|meta|fb)[ -])?(?:${OBJECTS})${PLURAL}${BESIDE}`,
);
/** As a page's code has a pixel's. */
const PIXEL = pattern(String.raw`fbq\W{1,4}init\W{1,6}$`);
const ELSEWHERE = pattern(String.raw`(?<!\p{L})(?:${OBJECTS_ELSEWHERE})[ \u00A0]{0,2}$`);

const ACCOUNT_WORD = String.raw`(?:(?<!\p{L})(?:accounts?|acct)|konto|konten|계정|حساب[\p{L} ]{0,30})`;
const ACCOUNT = pattern(`${ACCOUNT_WORD}(?:[_ -]?${ID})?${END}`);
/** Accounts of another kind. */
const OTHER_ACCOUNT = pattern(
  `(?:whatsapp|instagram|payment|business|zahlungs|geschäfts|인스타그램|왓츠앱|결제|비즈니스)[ -]?(?:business[ -]?|비즈니스 ?)?${ACCOUNT_WORD}(?:[_ -]?${ID})?${END}`,
);
const PHONE_LABEL = pattern(String.raw`(?<!\p{L})${PHONE}(?:[ -]?${ID})?\.?${END}`);

/** `key=` and `"key":`, the quotes escaped or not, a list's bracket behind it. */
const KEY = /(?:([a-z_][\w-]*)=|\\?["']([a-z_][\w-]*)\\?["']\s{0,4}:)\s{0,4}\[?\s{0,4}\\?["']?$/i;
const ACCOUNT_KEY = /^(?:[a-z]+_)*(?:ads?[_-]?)?accounts?(?:[_-]?(?:ids?|nr|no|number))?$|^ids?$|^act$/i;
const OTHER_ACCOUNT_KEY = /whatsapp|instagram|payment|business_?account|page/i;

/** What a key says of its value, or of the objects in it. `id` says nothing by itself. */
export function readKey(key: string): Meaning {
  if (!ACCOUNT_KEY.test(key) || OTHER_ACCOUNT_KEY.test(key)) return 'other';
  return /^ids?$/i.test(key) ? null : 'account';
}

/** What the words right before a number say, from the beginning of its cell, its line or the number before it. */
export function readLabel(all: string, digits: number): Meaning {
  // What was before isn't the beginning any more, which the letter stands for.
  const words = all.length > mostWords ? `x${all.slice(-mostWords)}` : all;
  const [, key = '', quoted = key] = KEY.exec(words) ?? [];
  const keyed = quoted === '' ? null : readKey(quoted);
  if (keyed !== null) return keyed;
  if (OTHER_ACCOUNT().test(words) || ID_OF().test(words)) return 'other';
  if (ACCOUNT().test(words)) return 'account';
  if (digits <= mostPhoneDigits && PHONE_LABEL().test(words)) return 'other';
  const isOther = [WITH_ID, WITH_MARK, WITH_NAME, CLEAR, BEGINNING, ELSEWHERE, PIXEL].some((label) =>
    label().test(words),
  );
  return isOther ? 'other' : null;
}

const ALONE = pattern(
  String.raw`^[^\p{L}\p{N}]*(?:(?:facebook|meta|${ANY})[ -])?(?:${NAMED_ID}|${ANY}${PLURAL}(?=["'*_]{0,3}\s{0,2}[:=#]))[^\p{L}\p{N}]*$`,
);
const PHONE_ALONE = pattern(String.raw`^[^\p{L}\p{N}]*${PHONE}(?:[ -]?${ID})?[^\p{L}\p{N}]*$`);
const OBJECT_ALONE = pattern(String.raw`^[^\p{L}\p{N}]*${ANY}${PLURAL}[^\p{L}\p{N}]*$`);

/** What a line or a cell says that is a label and nothing else. A longer one is prose. */
export function readLabelAlone(text: string, digits: number): Meaning {
  if (text.length > longestLabel) return null;
  if (OTHER_ACCOUNT().test(text)) return 'other';
  if (ACCOUNT().test(text)) return 'account';
  return ALONE().test(text) || (digits <= mostPhoneDigits && PHONE_ALONE().test(text)) ? 'other' : null;
}

const ACCOUNT_ID_ALONE = pattern(
  String.raw`^[^\p{L}\p{N}]*(?:(?:meta|facebook|fb|ads?|advertising|광고|werbe|anzeigen)[ _-]?){0,3}(?:accounts?|acct|konto|konten|계정|حساب)[_ -]?${ID}[^\p{L}\p{N}]*$`,
);

/** Whether a column's head names ad accounts' ids, and nothing else. */
export const isAccountIdHead = (text: string): boolean =>
  text.length <= longestLabel && ACCOUNT_ID_ALONE().test(text);

/** What the numbers below a column's head are. */
export function readHead(text: string): Meaning {
  return readLabelAlone(text, 0) ?? (OBJECT_ALONE().test(text) ? 'other' : null);
}
