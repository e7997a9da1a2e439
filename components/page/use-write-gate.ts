// Page: whether writes to a business have to wait because the page in front shows another one.

import { i18n } from '#i18n';
import type { BusinessId } from '@/utils/ids.ts';
import { picksItem } from '@/utils/storage.ts';
import { usePageContext } from './use-page-context.ts';
import { useStorageItem } from './use-storage-item.ts';

export interface WriteGate {
  blocked: boolean;
  /** A sentence for whoever tries, or null. */
  reason: string | null;
  tabId: number | null;
  /** The page's business, where it differs and nobody has picked yet. */
  pageBusinessId: BusinessId | null;
}

const open: WriteGate = { blocked: false, reason: null, tabId: null, pageBusinessId: null };

/** The background enforces the same; this tells it beforehand. */
export function useWriteGate(businessId: BusinessId): WriteGate {
  const page = usePageContext();
  const picks = useStorageItem(picksItem);
  const pageBusinessId = (page?.context.businessId ?? null) as BusinessId | null;
  if (!page || pageBusinessId === null || pageBusinessId === businessId || picks === undefined) return open;
  if (picks[`${page.tabId}:${pageBusinessId}`] === businessId) return open;
  return { blocked: true, reason: i18n.t('page.mismatch.blocked'), tabId: page.tabId, pageBusinessId };
}
