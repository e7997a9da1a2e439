// shell: the business that the page in front shows.

import { getActiveTabId } from '@/components/page/get-active-tab.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { pageContextsItem } from '@/utils/storage.ts';

/** As far as it is known already; nobody is asked. */
export async function findFrontBusiness(): Promise<BusinessId | null> {
  const [tabId, contexts] = await Promise.all([getActiveTabId(), pageContextsItem.getValue()]);
  if (tabId === null) return null;
  return (contexts[tabId]?.businessId ?? null) as BusinessId | null;
}
