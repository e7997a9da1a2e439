// ui: the focus, in a list whose items and buttons come and go by themselves.

import { type FocusEvent, useLayoutEffect, useRef } from 'react';
import { focusFirst, focusPlace } from './focus-place.ts';

interface Held {
  element: Element;
  list: Element;
  item: Element | null;
  at: number;
}

interface KeptFocus {
  onFocus: (event: FocusEvent) => void;
  onBlur: () => void;
}

/** Not a radio: the focus may choose it. */
const button = 'button:not(:disabled, [role="radio"])';
const ownPlace = '[tabindex="-1"]:not([role="radio"])';
/** Whoever scrolled away meanwhile is reading or about to click something else. */
const quietly = { preventScroll: true };

/**
 * For the list's element, in the component that its items come from. When what has the focus goes away, the focus goes to
 * the same item: to its place for that (`tabIndex={-1}`) or its first button; else to the first button of the item that
 * took its place; else to where the next thing begins.
 */
export function useKeptFocus(): KeptFocus {
  const held = useRef<Held | null>(null);
  useLayoutEffect(() => {
    const last = held.current;
    if (!last || last.element.isConnected) return;
    held.current = null;
    // Somebody else has taken care of it.
    if (document.activeElement !== document.body) return;
    const items = last.list.isConnected ? [...last.list.children] : [];
    const isSame = last.item?.isConnected ?? false;
    const heir = isSame ? last.item : (items[last.at] ?? items.at(-1));
    const places = heir?.querySelectorAll<HTMLElement>(isSame ? `${ownPlace}, ${button}` : button);
    if (!focusFirst(places ?? [], quietly)) focusPlace(quietly);
  });
  return {
    onFocus: ({ target, currentTarget }) => {
      const items = [...currentTarget.children];
      const at = items.findIndex((item) => item.contains(target));
      held.current = { element: target, list: currentTarget, item: items[at] ?? null, at };
    },
    // What is taken out of the document isn't left: React hears nothing of that.
    onBlur: () => {
      held.current = null;
    },
  };
}
