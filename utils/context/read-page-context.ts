// Context: URL and document put together into what a tab shows. Pure.

import type { PageContextMessage } from './page-context-message.ts';
import { parsePageDocument } from './parse-page-document.ts';
import { parsePageUrl } from './parse-page-url.ts';
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
 * date or lie: nothing is taken from them.
 */
export function readPageContext(url: string, scriptTexts: Iterable<string>): PageContextMessage {
  const ids = parsePageUrl(url);
  const found = isDocumentNeeded(url)
    ? parsePageDocument(scriptTexts)
    : { businessId: null, adAccountId: null };
  const asked = ids.adAccountId ?? ids.adAccountHint ?? null;
  const agree = asked === null || found.adAccountId === null || asked === found.adAccountId;

  const businessId = ids.businessId ?? (agree ? found.businessId : null);
  const adAccountId = ids.adAccountId ?? (asked === null ? found.adAccountId : null);
  return {
    type: 'page-context',
    businessId,
    adAccountIds: adAccountId === null ? [] : [adAccountId],
    ...(ids.adAccountHint === undefined ? {} : { hint: ids.adAccountHint }),
  };
}
