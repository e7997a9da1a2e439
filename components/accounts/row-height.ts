// accounts: how high a row is. All are the same, so that 10,000 of them need no measuring.

/** Two lines and room to breathe. */
const ROW_REM = 3.25;

/** Pixels, by the size of text that the person chose in the browser; asking for it has the page styled. */
export const getRowHeight = (): number =>
  ROW_REM * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
