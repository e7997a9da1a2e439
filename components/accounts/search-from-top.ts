// accounts: a new search, which begins at the top of the list.

import { useView } from '@/components/view-store.ts';

export function searchFromTop(query: string): void {
  const { tab, scroll, search } = useView.getState();
  // Asked only when it isn't there: asking lays the page out.
  if (scroll[tab] !== 0) document.querySelector('[role="grid"]')?.scrollTo(0, 0);
  search(query);
}
