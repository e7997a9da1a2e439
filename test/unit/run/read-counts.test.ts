// Runs: the last line of `npm test` counts what the runners reported, and nothing that failed is lost on the way.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from '../../run/read-counts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimdesk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(report: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

describe('of Vitest', () => {
  const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, testResults: [] };

  test('tests that passed and failed', () => {
    expect(vitestCounts(write({ ...report, numFailedTests: 2 }))).toEqual({ passed: 5, failed: 2 });
  });

  test('a skipped test has not passed', () => {
    expect(vitestCounts(write({ ...report, numPendingTests: 1 }))).toEqual({ passed: 5, failed: 1 });
  });

  test('a file that broke before its first test', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(vitestCounts(write({ ...report, testResults }))).toEqual({ passed: 5, failed: 1 });
  });
});

describe('of Playwright', () => {
  test('tests that passed, failed, needed a second try, were skipped, and errors outside of tests', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 1 };
    expect(playwrightCounts(write({ stats, errors: [{}] }))).toEqual({ passed: 3, failed: 4 });
  });
});

test('a report that is missing is an error', () => {
  expect(() => vitestCounts(join(folder, 'nothing.json'))).toThrow('ENOENT');
});
