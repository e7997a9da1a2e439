// Context: URL and document put together into what a tab shows. Pure.

import type { PageContextMessage } from './page-context-message.ts';
import { type DocumentIds, parsePageDocument } from './parse-page-document.ts';
import { type PageIds, parsePageUrl } from './parse-page-url.ts';
import { parseWorkUrl } from './parse-work-url.ts';

/** On the host that people also use privately, only these places are work: no other page's text is read. */
const WORK_PLACES_ON_WWW =
  /^\/(adsmanager|ads\/manager|accountquality|business-support-home|commerce_manager)(\/|$)/;

/** Pages of several accounts: none of them is open, whichever their scripts begin with. */
const LISTS = /^[^?#]*[/_-]accounts|[?&]act=[^&#]*\d[^&#\d]/i;

const nothing: DocumentIds = { businessId: null, adAccountId: null };

/**
 * Whether the document's scripts are worth reading: a work page whose URL names no business. Where it does,
 * a missing ad account means that none is open, and a page's default account would be a wrong answer.
 */
export function isDocumentNeeded(url: string): boolean {
  const parsed = parseWorkUrl(url);
  if (!parsed) return false;
  if (parsed.hostname === 'www.facebook.com' && !WORK_PLACES_ON_WWW.test(parsed.pathname)) return false;
  return parsePageUrl(url).businessId === null;
}

/** The ad account that a URL asks for, certain or not. */
function getAsked({ adAccountId, adAccountHint }: PageIds): string | null {
  return adAccountId ?? adAccountHint ?? null;
}

/** Whether both are ids, and not the same. */
const areDifferent = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other;

/** Reads one document's page context, as often as its address changes. */
export interface DocumentReader {
  /** Has to hear of every address, also of one that is passed through. */
  note(url: string): void;
  /**
   * The message for a page. The URL is what the person asked for and wins; script texts are read (lazily) only where
   * it names no business.
   */
  read(url: string, scriptTexts: Iterable<string>): PageContextMessage;
}

/**
 * A document's scripts speak for what it was loaded with. Where its addresses name another business than they do, or
 * another account without a business, they are out of date or lie: nothing is taken from them, wherever the page goes
 * from there. Nor where the addresses name two businesses, two accounts alone, or an account and then alone another:
 * that may be of any business. Of another account within the business their account alone is out of date: the business
 * still is what writes wait by.
 */
export function createDocumentReader(): DocumentReader {
  let businessId: string | null = null;
  let account: string | null = null;
  /** The account that was named without a business. */
  let alone: string | null = null;
  let isMoved = false;
  let isAccountMoved = false;
  const note = (url: string): PageIds => {
    const ids = parsePageUrl(url);
    const asked = getAsked(ids);
    const isOther = areDifferent(asked, account);
    isAccountMoved ||= isOther;
    account = asked ?? account;
    if (ids.businessId === null) {
      isMoved ||= isOther || areDifferent(asked, alone);
      alone = asked ?? alone;
    }
    isMoved ||= areDifferent(ids.businessId, businessId);
    businessId ??= ids.businessId;
    return ids;
  };
  return {
    note,
    read: (url, scriptTexts) => {
      const ids = note(url);
      const found = isDocumentNeeded(url) ? parsePageDocument(isMoved ? [] : scriptTexts) : nothing;
      const isStale = areDifferent(found.businessId, businessId) || areDifferent(found.adAccountId, alone);
      const trusted = isStale ? nothing : found;
      const isOther =
        LISTS.test(url) ||
        getAsked(ids) !== null ||
        isAccountMoved ||
        areDifferent(found.adAccountId, account);
      const adAccountId = ids.adAccountId ?? (isOther ? null : trusted.adAccountId);
      return {
        type: 'page-context',
        businessId: ids.businessId ?? trusted.businessId,
        adAccountIds: adAccountId === null ? [] : [adAccountId],
        ...(ids.adAccountHint === undefined ? {} : { hint: ids.adAccountHint }),
      };
    },
  };
}
