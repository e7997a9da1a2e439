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

/**
 * The message for a page. The URL is what the person asked for and wins; script texts are read (lazily)
 * only where it names no business. If URL and scripts name different ad accounts, the scripts are out of
 * date or lie: nothing is taken from them. `isBusinessAlone`: nor is their account looked at.
 */
export function readPageContext(
  url: string,
  scriptTexts: Iterable<string>,
  isBusinessAlone = false,
): PageContextMessage {
  const ids = parsePageUrl(url);
  const found = isDocumentNeeded(url)
    ? parsePageDocument(scriptTexts)
    : { businessId: null, adAccountId: null };
  const account = isBusinessAlone ? null : found.adAccountId;
  const asked = getAsked(ids);
  const agree = asked === null || account === null || asked === account;

  const businessId = ids.businessId ?? (agree ? found.businessId : null);
  const adAccountId = ids.adAccountId ?? (asked === null ? account : null);
  return {
    type: 'page-context',
    businessId,
    adAccountIds: adAccountId === null ? [] : [adAccountId],
    ...(ids.adAccountHint === undefined ? {} : { hint: ids.adAccountHint }),
  };
}

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
 * A document's scripts speak for what it was loaded with. Once its address has come to name another business than was
 * shown, or another account without a business, they are out of date: nothing is taken from them any more, wherever the
 * page goes from there. An account that it names where none was shown, or within the business that was, is out of date
 * alone: the business still is what writes wait by.
 */
export function createDocumentReader(): DocumentReader {
  let shown: PageContextMessage | undefined;
  let isMoved = false;
  let isAccountMoved = false;
  const note = (url: string): void => {
    if (!shown) return;
    const ids = parsePageUrl(url);
    const asked = getAsked(ids);
    const account = shown.adAccountIds[0] ?? shown.hint;
    const isOther = asked !== null && asked !== account;
    isAccountMoved ||= isOther;
    isMoved ||=
      ids.businessId === null ? isOther && account !== undefined : ids.businessId !== shown.businessId;
  };
  return {
    note,
    read: (url, scriptTexts) => {
      note(url);
      shown = readPageContext(url, isMoved ? [] : scriptTexts, isAccountMoved);
      return shown;
    },
  };
}
