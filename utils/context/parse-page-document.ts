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
/** How far behind its name the navigation context's own keys are looked for. */
const CONTEXT_LIMIT = 2_000;

const CONTEXT = 'BusinessUnifiedNavigationContext';
// The quotes may be escaped, once or twice: JSON is found inside JSON strings.
const KEYED = /"(businessID|adAccountID)\\{0,3}"\s{0,4}:\s{0,4}\\{0,3}"(\d{5,20})\\{0,3}"/g;

/**
 * The ids that a document's scripts name. The page's navigation context, which says what is open, is
 * believed first; without it an id counts only if all places that name one agree, since pages also list
 * businesses that aren't open. At most two million characters are looked at.
 */
export function parsePageDocument(scriptTexts: Iterable<string>): DocumentIds {
  const named = { businessID: new Set<string>(), adAccountID: new Set<string>() };
  const open = { businessID: new Set<string>(), adAccountID: new Set<string>() };
  let left = DOCUMENT_LIMIT;

  for (const whole of scriptTexts) {
    const text = whole.slice(0, Math.min(SCRIPT_LIMIT, left));
    left -= text.length;
    collect(text, named);
    const at = text.indexOf(CONTEXT);
    if (at >= 0) collect(text.slice(at, at + CONTEXT_LIMIT), open);
    if (left <= 0) break;
  }

  return {
    businessId: first(open.businessID) ?? only(named.businessID),
    adAccountId: first(open.adAccountID) ?? only(named.adAccountID),
  };
}

type Named = Record<'businessID' | 'adAccountID', Set<string>>;

function collect(text: string, into: Named): void {
  for (const [, key, digits] of text.matchAll(KEYED)) {
    const id = parseId(digits);
    if (id !== null) into[key === 'businessID' ? 'businessID' : 'adAccountID'].add(id);
  }
}

function first(ids: Set<string>): string | null {
  return ids.values().next().value ?? null;
}

function only(ids: Set<string>): string | null {
  return ids.size === 1 ? first(ids) : null;
}
