// accounts: as of when a list is, and whether it is whole.

import { expect, test } from 'vitest';
import { describeFreshness } from '@/components/accounts/describe-freshness.ts';
import type { SyncRow } from '../../../../utils/mirror/schema.ts';
import { northwind } from '../support/rows.ts';

const now = new Date(2026, 10, 21, 14, 3).getTime();
const say = (known: Partial<SyncRow> | undefined): string =>
  describeFreshness(
    known && {
      businessId: northwind,
      resource: 'owned',
      state: 'complete',
      total: 3214,
      loaded: 3214,
      startedAt: now,
      completedAt: now,
      problem: null,
      ...known,
    },
    now,
  ).replace(/\u202f/g, ' ');

test.each([
  ['read to its end', {}, 'As of 2:03 PM'],
  ['not begun', undefined, 'As of 2:03 PM · reading, 0 so far'],
  [
    'first read',
    { state: 'running', loaded: 1200, completedAt: null },
    'As of 2:03 PM · 1,200 of 3,214 so far',
  ],
  [
    'first read, no total',
    { state: 'running', loaded: 1200, total: null, completedAt: null },
    'As of 2:03 PM · reading, 1,200 so far',
  ],
  ['read again', { state: 'running' }, 'As of 2:03 PM · reading again…'],
  [
    'failed on the way',
    { state: 'failed', loaded: 1200, completedAt: null },
    'As of 2:03 PM · 1,200 so far, then reading failed',
  ],
  ['failed again', { state: 'failed' }, 'As of 2:03 PM · reading again failed'],
  ['throttled', { state: 'waiting' }, 'As of 2:03 PM · Meta asks to wait'],
  [
    'throttled on the way',
    { state: 'waiting', loaded: 600, completedAt: null },
    'As of 2:03 PM · 600 of 3,214 so far, Meta asks to wait',
  ],
  [
    'throttled on the way, no total',
    { state: 'waiting', loaded: 600, total: null, completedAt: null },
    'As of 2:03 PM · 600 so far, Meta asks to wait',
  ],
  ['fewer than Meta counts', { loaded: 3000 }, 'As of 2:03 PM · 3,000 of 3,214 so far'],
] as const)('%s', (_, known, words) => {
  expect(say(known)).toBe(words);
});
