// Runs: a removal in one line of words: what was given up, and what was only asked for.

import { expect, test } from 'vitest';
import { describeRun } from '@/components/runs/describe-change.ts';
import type { RunRow } from '../../../../utils/runs/types.ts';
import { bikeWorks, createPlanned, createRun } from '../support/rows.ts';

/** Without the marks around names. */
const getWords = (run: RunRow): string => describeRun(run).replaceAll(/[\u2066-\u2069]/g, '');
const removal = createPlanned({
  change: { operation: 'remove-ad-account', input: { accountId: bikeWorks } },
  personId: null,
  personName: null,
});
const counts = { planned: 0, sent: 0, checking: 0, done: 0, failed: 0 };

test.each([
  [
    { list: 'shared', relation: 'AGENCY' },
    'done',
    'Removed Berlin Bike Works · act_1029384756 from Northwind Media',
  ],
  [
    { list: 'shared', relation: 'AGENCY' },
    'failed',
    'Remove Berlin Bike Works · act_1029384756 from Northwind Media',
  ],
  [
    { list: 'pending', relation: 'OWNER' },
    'done',
    'Withdrew the request for Berlin Bike Works · act_1029384756',
  ],
  [
    { list: 'pending', relation: 'OWNER' },
    'failed',
    'Withdraw the request for Berlin Bike Works · act_1029384756',
  ],
] as const)('%o, %s', (facts, state, words) => {
  const sample = { ...removal, facts };
  expect(getWords(createRun({ sample, counts: { ...counts, [state]: 1 } }))).toBe(words);
});

test('several claims that are taken back are withdrawn, not removed', () => {
  const run = createRun({
    sample: removal,
    counts: { ...counts, done: 3 },
    scope: { accounts: 3, people: 0 },
  });
  expect(getWords({ ...run, undoOf: 'first' })).toBe('Set back · Withdraw 3 requests');
  expect(getWords(run)).toBe('Remove 3 ad accounts');
});
