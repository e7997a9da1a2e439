// shell: whether the popup has less room than it wants; always false in the panel.

import { useSyncExternalStore } from 'react';

/** `fitPopup` hears of a new size first: it was there before. */
function subscribe(follow: () => void): () => void {
  addEventListener('resize', follow);
  return () => removeEventListener('resize', follow);
}

export const useIsCut = (): boolean =>
  useSyncExternalStore(subscribe, () => document.documentElement.hasAttribute('data-cut'));
