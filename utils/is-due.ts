// Basics: whether a time that was noted has come.

/** Nothing that is noted waits longer (ms): Meta's waits are minutes or hours. */
export const longestWaitMs = 24 * 3_600_000;

/**
 * Times in ms since the epoch. One that is farther off than anything waits was noted before the clock was set back, and
 * has come as well. One that lies nearer is waited for: that is no longer than such a wait may be.
 */
export function isDue(at: number, now: number, longestMs = longestWaitMs): boolean {
  return at <= now || at > now + longestMs;
}
