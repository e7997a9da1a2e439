// Runs: how many tests passed and failed, from the reports of the test runners. What couldn't be started counts as failed.

import { readFileSync } from 'node:fs';

export interface Counts {
  passed: number;
  failed: number;
}

/** @param file Vitest's report in JSON. A file that broke before its first test counts as one failed test. */
export function vitestCounts(file: string): Counts {
  const report: {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  } = JSON.parse(readFileSync(file, 'utf8'));
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  // A skipped test shows nothing, so it doesn't count as passed; it may not hide either.
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numPendingTests + broken.length,
  };
}

/** @param file Playwright's report in JSON. Errors outside of tests count as one failed test each. */
export function playwrightCounts(file: string): Counts {
  const { stats, errors }: { stats: Record<string, number>; errors: unknown[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  return { passed: expected, failed: unexpected + flaky + skipped + errors.length };
}
