// Background: what each tab's page shows. A content script tells; it can tell digits and nothing else.

import { browser } from 'wxt/browser';
import { type PageContext, parsePageContextMessage } from '@/utils/context/page-context-message.ts';
import { createLocks } from '@/utils/locks.ts';
import { pageContextsItem, picksItem } from '@/utils/storage.ts';

const inTurn = createLocks();

/** Keeps a tab's context, or with null forgets it. */
function keep(tabId: number, context: PageContext | null): Promise<void> {
  return inTurn('contexts', async () => {
    const { [tabId]: known, ...others } = await pageContextsItem.getValue();
    if (JSON.stringify(known ?? null) === JSON.stringify(context)) return;
    await pageContextsItem.setValue(context ? { ...others, [tabId]: context } : others);
  });
}

/** Asks a tab's content script what it shows. A tab without one shows nothing of Meta's. */
export async function askTab(tabId: number): Promise<void> {
  const answer: unknown = await browser.tabs
    .sendMessage(tabId, { type: 'page-context?' }, { frameId: 0 })
    .catch(() => null);
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

  browser.tabs.onUpdated.addListener((tabId, change) => {
    if (change.status === 'complete') void refreshKnown(tabId);
  });

  browser.tabs.onRemoved.addListener((tabId) => {
    void keep(tabId, null);
    void inTurn('picks', async () => {
      const picks = Object.entries(await picksItem.getValue());
      const others = picks.filter(([key]) => !key.startsWith(`${tabId}:`));
      if (others.length < picks.length) await picksItem.setValue(Object.fromEntries(others));
    });
  });
}

/** A tab that showed one of Meta's pages has gone elsewhere, perhaps to where no content script is. */
async function refreshKnown(tabId: number): Promise<void> {
  if ((await pageContextsItem.getValue())[tabId]) await askTab(tabId);
}
