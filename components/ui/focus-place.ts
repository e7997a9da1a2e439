// ui: where the next thing begins, for a focus whose place is gone.

/** The search of the list; over it, the way back from what was opened. */
export function focusPlace(): void {
  const place = document.querySelector<HTMLElement>('[data-search], .back-bar button');
  place?.focus();
}
