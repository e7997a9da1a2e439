// Basics: when a page has painted what it was opened for. Whatever isn't needed for that waits until then.

let firstPaint: Promise<unknown> = Promise.resolve();

/** Said once, at the page's beginning. A page that says nothing has nobody waiting. */
export function setFirstPaint(painted: Promise<unknown>): void {
  // What failed to be painted holds nothing up.
  firstPaint = painted.catch(() => undefined);
}

/** Never rejects. */
export const untilFirstPaint = (): Promise<unknown> => firstPaint;
