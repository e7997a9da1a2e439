// shell: makes the picture that the popup shows when it is opened again (`picture.ts`), whenever the list has come to rest.

import { useEffect } from 'react';
import { browser } from 'wxt/browser';
import { useView } from '@/components/view-store.ts';
import { getViewKey, pictureKey } from '@/utils/surfaces.ts';
import { describeLook, type Picture } from './picture.ts';

/** For how long nothing is to have changed what is looked at (ms). */
const rest = 500;

/** Null while the list has no rows; undefined while something else is seen. */
function takePicture(root: HTMLElement): Picture | null | undefined {
  const look = describeLook(useView.getState());
  if (look === null) return undefined;
  if (!root.querySelector('[role="row"]')) return null;
  const copy = root.cloneNode(true) as HTMLElement;
  // What the first paint doesn't have yet would come, go and come again.
  for (const late of copy.querySelectorAll('[data-late]')) late.remove();
  return { look, language: document.documentElement.lang, html: copy.innerHTML };
}

/** @returns what ends it. */
function keepPicture(root: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: number | undefined;
  let last: string | undefined;
  let isOver = false;
  const viewKey = getViewKey('popup');
  const keep = async (): Promise<void> => {
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    const picture = takePicture(root);
    const text = JSON.stringify(picture);
    if (picture === undefined || text === last) return;
    last = text;
    const { session } = browser.storage;
    if (picture) await session.set({ [pictureKey]: picture });
    // After Disconnect nothing is to lie there again: the view goes with all else, and may have gone just now.
    const isKept = picture !== null && !isOver && (await session.get(viewKey))[viewKey];
    if (!isKept) await session.remove(pictureKey);
  };
  const stop = (): void => {
    clearTimeout(timer);
    if (asked !== undefined) cancelIdleCallback(asked);
  };
  const schedule = (): void => {
    stop();
    timer = setTimeout(() => {
      // Without one the next popup is blank a moment longer.
      asked = requestIdleCallback(() => keep().catch((error) => console.warn('Claimdesk: picture', error)));
    }, rest);
  };
  // Once, until the next picture: a letter or a scroll changes hundreds of things.
  const observer = new MutationObserver(() => {
    observer.disconnect();
    schedule();
  });
  const unsubscribe = useView.subscribe(schedule);
  schedule();
  return () => {
    isOver = true;
    stop();
    observer.disconnect();
    unsubscribe();
  };
}

/** Beside the list, for as long as it is there. */
export function KeptPicture(): null {
  useEffect(() => {
    const root = document.getElementById('root');
    return root ? keepPicture(root) : undefined;
  }, []);
  return null;
}
