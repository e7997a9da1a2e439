// Context: the business and the ad account named in a page's own script texts. Pure; never throws.
//
// The fallback for pages whose URL doesn't say. Meta's pages carry their context as JSON in inline
// scripts; an isolated content script can read that text and nothing closer. Only digits that stand
// behind two fixed keys are taken: nothing else of the page is looked at or kept.

import { parseId } from './parse-id.ts';

export interface DocumentIds {
  businessId: string | null;
  /** Digits, without `act_`. */
  adAccountId: string | null;
}

/** Characters looked at in one script, and in all of a document's together. */
const SCRIPT_LIMIT = 400_000;
const DOCUMENT_LIMIT = 2_000_000;

// Where a navigation context begins; a key, with its digits if that is what it has; or the end of an object that no key
// follows: a context's, but not that of an object in it. The quotes may be escaped, once or twice: JSON is found inside
// JSON strings.
const NAMED =
  /BusinessUnifiedNavigationContext\\{0,3}"\s?(?::|,\s?\[],)\s{0,4}\{|"(businessID|adAccountID)\\{0,3}"\s{0,4}:(?:\s{0,4}(\\{0,3}")(\d{5,20})\2)?|\}(?!,\s?\\{0,3}")/g;

/**
 * The ids that a document's scripts name. The page's navigation context, which says what is open, is believed first,
 * also where it says that nothing is; without it an id counts only if all places that name one agree, since pages also
 * list businesses that aren't open. Two contexts that differ are no context to go by. At most two million characters
 * are looked at.
 */
export function parsePageDocument(scriptTexts: Iterable<string>): DocumentIds {
  const named = createFound();
  const open = createFound();
  let left = DOCUMENT_LIMIT;

  for (const whole of scriptTexts) {
    const text = whole.slice(0, Math.min(SCRIPT_LIMIT, left));
    left -= text.length;
    collect(text, named, open);
    if (left <= 0) break;
  }

  const get = (key: Key): string | null => only(open[key].size > 0 ? open[key] : named[key]);
  return { businessId: get('businessID'), adAccountId: get('adAccountID') };
}

type Key = 'businessID' | 'adAccountID';
type Found = Record<Key, Set<string | null>>;

const createFound = (): Found => ({ businessID: new Set(), adAccountID: new Set() });

/** A context's own keys are those before its end, and its word on one is the first. */
function collect(text: string, named: Found, open: Found): void {
  const said = new Set<string>();
  let isOpen = false;
  for (const { 0: found, 1: key, 3: digits } of text.matchAll(NAMED)) {
    if (key === undefined) {
      isOpen = found !== '}';
      said.clear();
      continue;
    }
    const id = parseId(digits);
    if (id !== null) named[key as Key].add(id);
    if (isOpen && !said.has(key)) open[key as Key].add(id);
    said.add(key);
  }
}

function only(ids: Set<string | null>): string | null {
  const [id = null, ...others] = ids;
  return others.length > 0 ? null : id;
}
