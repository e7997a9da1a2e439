// shell: the popup on a screen that has no room for all of it.

/** What the popup wants, as `shell.css` has it (rem). */
const size = { width: 25, height: 36.25 };
/** Below this (rem; at 150 % and more on a low screen) it needs another arrangement than a shorter list. */
const low = 28;
/** What a popup's window has at most before the browser has asked for its size (px). */
const unsized = 25;

/** From now on `data-cut` says whether the popup's window is smaller than the popup; `low`: much lower. */
export function fitPopup(): void {
  const root = document.documentElement;
  // Queries, because asking for the window's size has the page laid out. They know parts of a pixel, of which a window
  // of just that size may lack some.
  const isCut = matchMedia(
    `(width < calc(${size.width}rem - 1px)) or (height < calc(${size.height}rem - 1px))`,
  );
  const isLow = matchMedia(`(height < ${low}rem)`);
  const adapt = (): void => {
    if (!isCut.matches) root.removeAttribute('data-cut');
    else root.setAttribute('data-cut', isLow.matches ? 'low' : '');
  };
  // The browser gives the window its size by and by. What it has already isn't told before the first frame, all of which
  // would be styled and laid out twice.
  if (matchMedia(`(width > ${unsized}px)`).matches) adapt();
  addEventListener('resize', adapt);
}
