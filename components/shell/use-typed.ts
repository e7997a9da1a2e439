// shell: types into the search what was typed before it was there.

import { useLayoutEffect } from 'react';
import { searchFromTop } from '@/components/accounts/search-from-top.ts';
import { useView } from '@/components/view-store.ts';
import type { TakeTyped } from './keep-typed.ts';

/** Where something else is in front when the surface opens, it is forgotten. */
export function useTyped(takeTyped: TakeTyped): void {
  // After the search has got the focus, before a key can reach it.
  useLayoutEffect(() => {
    const { query, dialog, openDialog } = useView.getState();
    const text = takeTyped(query);
    const isReady = document.activeElement?.hasAttribute('data-search') && dialog === null;
    if (!isReady || text === query) return;
    // As `use-shell-keys.ts` has it.
    if (text === '?') openDialog({ kind: 'keys' });
    else searchFromTop(text);
  }, [takeTyped]);
}
