// ui: where the next thing begins, for a focus whose place is gone.

/** The first that takes the focus: what is off or out of sight doesn't. @returns whether one did. */
export function focusFirst(candidates: Iterable<HTMLElement>, options?: FocusOptions): boolean {
  for (const candidate of candidates) {
    candidate.focus(options);
    if (document.activeElement === candidate) return true;
  }
  return false;
}

/** The search of the list; over it, the way back from what was opened; where neither is in sight, the surface's bar. */
export function focusPlace(options?: FocusOptions): void {
  for (const place of ['[data-search], .back-bar button', '.top-bar button'])
    if (focusFirst(document.querySelectorAll<HTMLElement>(place), options)) return;
}
