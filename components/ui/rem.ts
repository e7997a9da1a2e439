// ui: the size that all lengths follow.

let rem: number | undefined;

/**
 * One rem in pixels: the size of text that the person chose in the browser. Asked for once, because asking has the page
 * styled; 16 where nothing is styled.
 */
export function getRem(): number {
  rem ??= Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return rem;
}
