// shell: whether the browser believes to have a connection.

import { useSyncExternalStore } from 'react';

function subscribe(follow: () => void): () => void {
  addEventListener('online', follow);
  addEventListener('offline', follow);
  return () => {
    removeEventListener('online', follow);
    removeEventListener('offline', follow);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}
