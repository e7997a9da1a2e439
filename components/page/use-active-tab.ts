// Page: which tab is in front, as it changes. One set of listeners for everything on a surface that asks.

import { useSyncExternalStore } from 'react';
import { browser } from 'wxt/browser';
import { sendCommand } from '@/utils/send-command.ts';
import { getActiveTabId } from './get-active-tab.ts';

let tabId: number | null = null;
const followers = new Set<() => void>();

async function look(): Promise<void> {
  const id = await getActiveTabId();
  if (followers.size === 0) return;
  if (id !== tabId) {
    tabId = id;
    for (const follow of followers) follow();
  }
  // A page without our content script doesn't answer, and then there is nothing to show.
  if (id !== null) await sendCommand('read-page', { tabId: id });
}

const onActivated = (): void => void look();
const onUpdated = (_: number, info: { status?: string | undefined }, tab: { active: boolean }): void => {
  if (tab.active && info.status === 'complete') void look();
};

function subscribe(follow: () => void): () => void {
  followers.add(follow);
  if (followers.size === 1) {
    browser.tabs.onActivated.addListener(onActivated);
    browser.tabs.onUpdated.addListener(onUpdated);
    void look();
  }
  return () => {
    followers.delete(follow);
    if (followers.size > 0) return;
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
    tabId = null;
  };
}

/** The tab in front of this window, or null. Whenever it changes or has loaded, its page is asked what it shows. */
export function useActiveTab(): number | null {
  return useSyncExternalStore(subscribe, () => tabId);
}
