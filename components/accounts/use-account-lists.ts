// accounts: the three lists of a business, live.

import { useMemo, useSyncExternalStore } from 'react';
import type { BusinessId } from '@/utils/ids.ts';
import { type AccountLists, type FirstPages, watchAccountLists } from './watch-account-lists.ts';

/** `first` counts for the first call of a business alone; a change of tab doesn't read anything again. */
export function useAccountLists(businessId: BusinessId, first: FirstPages): AccountLists {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read first is a start, not an input.
  const watched = useMemo(() => watchAccountLists(businessId, first), [businessId]);
  return useSyncExternalStore(watched.subscribe, watched.getSnapshot);
}
