// accounts: since when a request waits.

import { expect, test } from 'vitest';
import { describeAsked } from '@/components/accounts/describe-asked.ts';
import { createAccount } from '../support/rows.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

test.each([
  ['asked from here', 2 * minute, true, '2 minutes ago'],
  ['found waiting just now, so that its age is anybody’s guess', 2 * minute, false, null],
  ['found waiting two days ago', 2 * day, false, '2 days ago or earlier'],
])('%s', (_, age, isAskedHere, expected) => {
  const row = createAccount({ askedAt: Date.now() - age, isAskedHere });
  expect(describeAsked(row)?.replace('min. ago', 'minutes ago') ?? null).toBe(expected);
});

test('what nobody knows is not told', () => {
  expect(describeAsked(createAccount({ askedAt: null }))).toBeNull();
});
