// Page: the tab in front of the window that this surface belongs to.

import { browser } from 'wxt/browser';

/** Its id, or null where there is none (a window without tabs, a browser that is closing). */
export async function getActiveTabId(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}
