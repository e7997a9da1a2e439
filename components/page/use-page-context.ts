// Page: what the tab in front shows.

import type { PageContext } from '@/utils/context/page-context-message.ts';
import { pageContextsItem } from '@/utils/storage.ts';
import { useActiveTab } from './use-active-tab.ts';
import { useStorageItem } from './use-storage-item.ts';

export interface ShownPage {
  tabId: number;
  context: PageContext;
}

/** Undefined while nothing is known of the tab in front; null: it isn't one of Meta's pages. */
export function usePageContext(): ShownPage | null | undefined {
  const tabId = useActiveTab();
  const contexts = useStorageItem(pageContextsItem);
  if (tabId === null || !contexts) return undefined;
  const context = contexts[tabId];
  return context ? { tabId, context } : null;
}
