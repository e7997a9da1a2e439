// shell: the keys that work anywhere on a surface.

import { useEffect } from 'react';
import { useView } from '@/components/view-store.ts';
import { afterPaint } from '@/utils/after-paint.ts';
import { listNames } from '@/utils/mirror/schema.ts';

const isField = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

const isSearch = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.hasAttribute('data-search');

const focusSearch = (): void => document.querySelector<HTMLInputElement>('input[data-search]')?.focus();

function onKeyDown(event: KeyboardEvent): void {
  const view = useView.getState();
  // A dialog or a menu has its own keys.
  if (event.defaultPrevented || event.isComposing || view.dialog !== null) return;
  if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]')) return;

  if (event.key === 'Escape') {
    // Clears, then goes back, then is left to the browser, which closes the popup.
    if (view.opened.length > 0) view.back();
    else if (view.query !== '') view.search('');
    else return;
    event.preventDefault();
    focusSearch();
    return;
  }
  const list =
    event.altKey && !event.ctrlKey
      ? listNames[['Digit1', 'Digit2', 'Digit3'].indexOf(event.code)]
      : undefined;
  if (list && view.opened.length === 0) {
    event.preventDefault();
    const wasInList = document.activeElement?.closest('[role="tabpanel"], [role="tablist"]');
    view.showTab(list);
    // The list goes, and the focus with it; the next one's tab says what is shown now.
    if (wasInList)
      afterPaint(() => document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus());
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const isTyping =
    isField(event.target) && !(isSearch(event.target) && (event.target as HTMLInputElement).value === '');
  if (event.key === '?' && !isTyping) {
    event.preventDefault();
    view.openDialog({ kind: 'keys' });
  } else if (event.key === '/' && !isField(event.target) && view.opened.length === 0) {
    event.preventDefault();
    focusSearch();
  }
}

/** `/` searches, `?` shows the keys, Escape clears, goes back and closes, Alt and a digit shows a list. */
export function useShellKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
