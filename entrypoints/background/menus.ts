// Background: the context menu. "Claim this ad account" on a page, a link and selected text.

import { type Browser, browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { parseAdAccountIds } from '@/utils/context/parse-ad-account-ids.ts';
import { parsePageUrl } from '@/utils/context/parse-page-url.ts';
import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import { claimOfferItem, pageContextsItem } from '@/utils/storage.ts';
import { openPanel } from './panel.ts';

export const claimMenuId = 'claim-ad-account';
/** More at once are too many to look at one by one. */
const mostOffered = 50;

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
    void offer(info, tab?.id);
  });
}

/** What was clicked, from the most to the least particular: selected text, the link, the page. */
async function offer(info: Browser.contextMenus.OnClickData, tabId: number | undefined): Promise<void> {
  const page = tabId === undefined ? undefined : (await pageContextsItem.getValue())[tabId];
  const pageUrl = parsePageUrl(info.pageUrl ?? '');
  const selected = parseAdAccountIds(info.selectionText ?? '', { limit: mostOffered + 1_000 });
  const linked = parseAdAccountIds(info.linkUrl ?? '');
  const shown = page?.adAccountIds ?? (pageUrl.adAccountId ? [pageUrl.adAccountId] : []);
  const ids = [selected, linked, shown].find((found) => found.length > 0) ?? [];
  await claimOfferItem.setValue({
    // The parsers let digits through and nothing else.
    accountIds: ids.slice(0, mostOffered) as AdAccountId[],
    businessId: (page?.businessId ?? pageUrl.businessId) as BusinessId | null,
    leftOut: Math.max(0, ids.length - mostOffered),
    at: Date.now(),
  });
}
