// Context: URL and document put together into what a tab shows. Pure.

import type { PageContextMessage } from './page-context-message.ts';
import { parsePageDocument } from './parse-page-document.ts';
import { type PageIds, parsePageUrl } from './parse-page-url.ts';
import { parseWorkUrl } from './parse-work-url.ts';

/** On the host that people also use privately, only these places are work: no other page's text is read. */
const WORK_PLACES_ON_WWW =
  /^\/(adsmanager|ads\/manager|accountquality|business-support-home|commerce_manager)(\/|$)/;

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

/** What a document's addresses named. */
interface Named {
  /** The first business. */
  businessId: string | null;
  /** The last account, certain or not. */
  account: string | null;
  /** The first account that was named without a business. */
  alone: string | null;
  /** Whether there was more than one account. */
  isAccountMoved: boolean;
}

/**
 * The message for a page. The URL is what the person asked for and wins; script texts are read (lazily)
 * only where it names no business. If URL and scripts name different ad accounts, or the document's addresses
 * named another business or an account alone that isn't the scripts', the scripts are out of date or lie:
 * nothing is taken from them. Of an account within their business that isn't theirs, only their account is.
 */
export function readPageContext(
  url: string,
  scriptTexts: Iterable<string>,
  named?: Readonly<Named>,
): PageContextMessage {
  const ids = parsePageUrl(url);
  const found = isDocumentNeeded(url)
    ? parsePageDocument(scriptTexts)
    : { businessId: null, adAccountId: null };
  const asked = getAsked(ids);
  const isStale =
    areDifferent(found.businessId, named?.businessId) ||
    areDifferent(found.adAccountId, asked ?? named?.alone);
  const isAccountStale = isStale || named?.isAccountMoved || areDifferent(found.adAccountId, named?.account);

  const businessId = ids.businessId ?? (isStale ? null : found.businessId);
  const adAccountId = ids.adAccountId ?? (asked !== null || isAccountStale ? null : found.adAccountId);
  return {
    type: 'page-context',
    businessId,
    adAccountIds: adAccountId === null ? [] : [adAccountId],
    ...(ids.adAccountHint === undefined ? {} : { hint: ids.adAccountHint }),
  };
}

/** Whether both are ids, and not the same. */
const areDifferent = (one: string | null, other: string | null | undefined): boolean =>
  one !== null && other != null && one !== other;

/** The ad account that a URL asks for, certain or not. */
function getAsked({ adAccountId, adAccountHint }: PageIds): string | null {
  return adAccountId ?? adAccountHint ?? null;
}

/** Reads one document's page context, as often as its address changes. */
export interface DocumentReader {
  /** Has to hear of every address, also of one that is passed through. */
  note(url: string): void;
  read(url: string, scriptTexts: Iterable<string>): PageContextMessage;
}

/**
 * A document's scripts speak for what it was loaded with. Once its addresses have named two businesses, or alone another
 * account than before, which may be of any business, they are out of date: nothing is taken from them any more, wherever
 * the page goes from there. That holds for a business or an account alone that isn't theirs, too. Of another account
 * within the business only their account is out of date: the business still is what writes wait by.
 */
export function createDocumentReader(): DocumentReader {
  const named: Named = { businessId: null, account: null, alone: null, isAccountMoved: false };
  let isMoved = false;
  const note = (url: string): void => {
    const ids = parsePageUrl(url);
    const asked = getAsked(ids);
    const isOther = areDifferent(asked, named.account);
    named.isAccountMoved ||= isOther;
    named.account = asked ?? named.account;
    if (ids.businessId === null) {
      isMoved ||= isOther;
      named.alone ??= asked;
    }
    isMoved ||= areDifferent(ids.businessId, named.businessId);
    named.businessId ??= ids.businessId;
  };
  return {
    note,
    read: (url, scriptTexts) => {
      note(url);
      return readPageContext(url, isMoved ? [] : scriptTexts, named);
    },
  };
}
