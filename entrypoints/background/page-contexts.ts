// Background: what each tab's page shows. A content script tells; it can tell digits and nothing else.

import { browser } from 'wxt/browser';
import {
  type PageContext,
  type PageContextRequest,
  parsePageContextMessage,
} from '@/utils/context/page-context-message.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { createLocks } from '@/utils/locks.ts';
import { pageContextsItem, picksItem } from '@/utils/storage.ts';

const inTurn = createLocks();

const isEmpty = ({ businessId, adAccountIds, hint }: PageContext): boolean =>
  businessId === null && adAccountIds.length === 0 && hint === undefined;

/** Keeps a tab's context; one that says nothing, or none, is forgotten. */
function keep(tabId: number, said: PageContext | null): Promise<void> {
  const context = said && !isEmpty(said) ? said : null;
  return inTurn('contexts', async () => {
    const { [tabId]: known, ...others } = await pageContextsItem.getValue();
    if (JSON.stringify(known ?? null) === JSON.stringify(context)) return;
    await pageContextsItem.setValue(context ? { ...others, [tabId]: context } : others);
  });
}

const question: PageContextRequest = { type: 'page-context?' };

/** Asks a tab's content script what it shows. A tab without one shows nothing of Meta's. */
export async function askTab(tabId: number): Promise<void> {
  const answer: unknown = await browser.tabs.sendMessage(tabId, question, { frameId: 0 }).catch(() => null);
  await keep(tabId, parsePageContextMessage(answer));
}

export function bindPageContexts(): void {
  // Commands have a listener of their own; what isn't a page's digits is left to it.
  browser.runtime.onMessage.addListener((message, sender) => {
    const { tab, frameId, id } = sender;
    if (id !== browser.runtime.id || tab?.id === undefined || frameId !== 0) return;
    const context = parsePageContextMessage(message);
    if (context) void keep(tab.id, context);
  });
}

/** From now on writes go to this business, for this tab while it shows what it shows. */
export function keepPick(tabId: number, businessId: BusinessId): Promise<void> {
  return inTurn('picks', async () => {
    const shown = (await pageContextsItem.getValue())[tabId]?.businessId;
    if (shown)
      await picksItem.setValue({ ...(await picksItem.getValue()), [`${tabId}:${shown}`]: businessId });
  });
}
