// shell: the popup on a screen that has no room for all of it.

/** What the popup wants, as `shell.css` has it (rem). */
const size = { width: 25, height: 36.25 };

/** From now on `data-cut` says whether the popup's window is smaller than the popup. */
export function fitPopup(): void {
  const root = document.documentElement;
  const fit = (): void => {
    const rem = Number.parseFloat(getComputedStyle(root).fontSize);
    root.toggleAttribute('data-cut', innerWidth < size.width * rem || innerHeight < size.height * rem);
  };
  // The browser gives the window its size by and by.
  addEventListener('resize', fit);
}
