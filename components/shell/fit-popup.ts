// shell: the popup on a screen that has no room for all of it.

import { getRem } from '@/components/ui/rem.ts';

/** What the popup wants, as `shell.css` has it (rem). */
const size = { width: 25, height: 36.25 };
/** Below this (rem; at 150 % and more on a low screen) it needs another arrangement than a shorter list. */
const low = 28;
/** What a popup's window has at most before the browser has asked for its size (px). */
const unsized = 25;

/** From now on `data-cut` says whether the popup's window is smaller than the popup; `low`: much lower. */
export function fitPopup(): void {
  const root = document.documentElement;
  const adapt = (): void => {
    const rem = getRem();
    const isCut = innerWidth < size.width * rem || innerHeight < size.height * rem;
    if (!isCut) root.removeAttribute('data-cut');
    else root.setAttribute('data-cut', innerHeight < low * rem ? 'low' : '');
  };
  // The browser gives the window its size by and by. What it has already isn't told before the first frame, all of which
  // would be styled and laid out twice.
  if (innerWidth > unsized) adapt();
  addEventListener('resize', adapt);
}
