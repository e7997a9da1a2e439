// Bench: what many measurements come to.

/** Nearest rank: a value that was measured, not one in between. @param share 0 to 1. NaN where nothing was measured. */
export function getPercentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const getMedian = (values: readonly number[]): number => getPercentile(values, 0.5);

/** NaN where nothing was measured. */
export const getMean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** For the report's details: one decimal is more than a machine's noise allows. */
export const roundAll = (values: readonly number[]): number[] =>
  values.map((value) => Math.round(value * 10) / 10);
