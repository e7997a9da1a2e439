// Page: what the tab in front shows.

import type { PageContext } from '@/utils/context/page-context-message.ts';
import { pageContextsItem } from '@/utils/storage.ts';
import { useActiveTab } from './use-active-tab.ts';
import { useStorageItem } from './use-storage-item.ts';

export interface ShownPage {
  tabId: number;
  context: PageContext;
}

/** Null while nothing is known of the tab in front, or it isn't one of Meta's pages. */
export function usePageContext(): ShownPage | null {
  const tabId = useActiveTab();
  const contexts = useStorageItem(pageContextsItem);
  const context = tabId === null ? undefined : contexts?.[tabId];
  return tabId === null || !context ? null : { tabId, context };
}
