// Background: the context menu. "Claim this ad account" on a page, a link and selected text.

import { type Browser, browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { type ClaimOffer, mostOffered } from '@/utils/claim-offer.ts';
import { parseAdAccountIds } from '@/utils/context/parse-ad-account-ids.ts';
import { parsePageUrl } from '@/utils/context/parse-page-url.ts';
import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import { createLocks } from '@/utils/locks.ts';
import { claimOfferItem, pageContextsItem } from '@/utils/storage.ts';
import { openPanel } from './panel.ts';

export const claimMenuId = 'claim-ad-account';
/** Whoever clicked this long ago (ms) has something else in mind by now. */
const offerLifeMs = 10 * 60_000;

const inTurn = createLocks();

export function bindMenus(): void {
  browser.runtime.onInstalled.addListener(() => {
    void browser.contextMenus.removeAll().then(() => {
      browser.contextMenus.create({
        id: claimMenuId,
        title: i18n.t('extension.claimMenu'),
        contexts: ['page', 'link', 'selection'],
      });
    });
  });

  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== claimMenuId) return;
    // First, while the click still counts as one: the panel opens on a gesture only.
    openPanel(tab);
    void offer(info, tab);
  });
}

/**
 * What was clicked, from the most to the least particular: selected text, the link, the page. Read here, because a
 * selection may hold anything, a token too: its ids go to a surface, and nothing else of it.
 */
async function offer(
  info: Browser.contextMenus.OnClickData,
  tab: Browser.tabs.Tab | undefined,
): Promise<void> {
  const page = tab?.id === undefined ? undefined : (await pageContextsItem.getValue())[tab.id];
  const pageUrl = parsePageUrl(info.pageUrl ?? '');
  const selected = parseAdAccountIds(info.selectionText ?? '', { limit: Number.POSITIVE_INFINITY });
  const linked = parseAdAccountIds(info.linkUrl ?? '');
  // The address is of this moment; what the page has told may be of the one before.
  const said = pageUrl.businessId === null ? (page?.adAccountIds ?? []) : [];
  const shown = pageUrl.adAccountId === null ? said : [pageUrl.adAccountId];
  // So may its business, where the address names an account that the page hasn't told.
  const isTold = pageUrl.adAccountId === null || page?.adAccountIds.includes(pageUrl.adAccountId);
  const businessId = pageUrl.businessId ?? (isTold ? page?.businessId : null) ?? null;
  // A link that may be another account's: whoever clicked it doesn't mean the page's.
  const hint = parsePageUrl(info.linkUrl ?? '').adAccountHint;
  const own = hint === undefined || shown.includes(hint) ? shown : [];
  const ids = [selected, linked, own].find((found) => found.length > 0) ?? [];
  const made: ClaimOffer = {
    // The parsers let digits through and nothing else.
    accountIds: ids.slice(0, mostOffered) as AdAccountId[],
    businessId: businessId as BusinessId | null,
    leftOut: Math.max(0, ids.length - mostOffered),
    windowId: tab?.windowId ?? null,
    at: Date.now(),
  };
  await inTurn('offer', () => claimOfferItem.setValue(made));
}

/** One asker has it, however many ask at once; a newer one than was asked for stays. */
export function takeClaimOffer(at: number): Promise<ClaimOffer | null> {
  return inTurn('offer', async () => {
    const offered = await claimOfferItem.getValue();
    if (offered?.at !== at) return null;
    await claimOfferItem.setValue(null);
    return Date.now() - at < offerLifeMs ? offered : null;
  });
}
