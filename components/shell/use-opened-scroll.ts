// shell: how far what is opened was scrolled, which survives the popup's closing.

import { type RefObject, type UIEventHandler, useEffect, useEffectEvent, useRef } from 'react';
import type { Opened } from '@/components/view.ts';
import { openedDraft, useView } from '@/components/view-store.ts';

const key = `${openedDraft}top`;
/** For how long (ms) what is still coming in is waited for: it may be too short to be scrolled as far. */
const longestWait = 5_000;

/** What is opened now is read from its top; what was open when the surface opened, from where it was left. */
export function useOpenedScroll(
  main: RefObject<HTMLElement | null>,
  opened: Opened | undefined,
): UIEventHandler {
  const isFirst = useRef(true);
  const scroll = useEffectEvent((now: Opened | undefined): (() => void) | undefined => {
    const element = main.current;
    const left = isFirst.current ? useView.getState().drafts[key] : 0;
    isFirst.current = false;
    if (!element || !now) return undefined;
    const top = typeof left === 'number' ? left : 0;
    element.scrollTo(0, top);
    return top > 0 ? holdScroll(element, top) : undefined;
  });
  useEffect(() => scroll(opened), [opened]);
  return ({ currentTarget }) => {
    if (opened) useView.getState().saveDraft(key, currentTarget.scrollTop);
  };
}

/** Until it is there, or the person scrolls. @returns what ends it. */
function holdScroll(element: HTMLElement, top: number): () => void {
  const follow = (): void => {
    element.scrollTo(0, top);
    if (element.scrollTop >= top - 1) stop();
  };
  const observer = new MutationObserver(follow);
  const own = ['wheel', 'pointerdown', 'keydown'] as const;
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(timer);
    for (const name of own) element.removeEventListener(name, stop);
  };
  const timer = setTimeout(stop, longestWait);
  for (const name of own) element.addEventListener(name, stop, { passive: true });
  observer.observe(element, { childList: true, subtree: true, characterData: true });
  follow();
  return stop;
}
