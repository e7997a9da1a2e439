// ui: a double click, or a key that is held down, is one wish. Where a view or a button takes another's place under the
// pointer, what comes second was never meant for it.

import type { KeyboardEvent, MouseEvent } from 'react';

/** For whatever holds the buttons: only the first click of several in a row reaches them, and no repeated Enter. */
export const oneWish = {
  onClickCapture(event: MouseEvent): void {
    if (event.detail <= 1) return;
    event.preventDefault();
    event.stopPropagation();
  },
  onKeyDownCapture(event: KeyboardEvent): void {
    if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
  },
};
