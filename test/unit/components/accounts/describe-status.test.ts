// accounts: an account's status in a word, with its reason.

import { expect, test } from 'vitest';
import { describeStatus } from '@/components/accounts/describe-status.ts';
import { createAccount } from '../support/rows.ts';

test.each([
  [1, 0, 'Active', 'ok'],
  [1, 3, 'Active', 'ok'],
  [2, 3, 'Disabled: risk payment', 'bad'],
  [2, 0, 'Disabled', 'bad'],
  [2, 99, 'Disabled: reason 99', 'bad'],
  [3, 0, 'Payment failed', 'bad'],
  [7, 0, 'In risk review', 'wait'],
  [8, 0, 'Payment being settled', 'wait'],
  [9, 0, 'Payment overdue, grace period', 'wait'],
  [100, 0, 'Closing', 'off'],
  [101, 7, 'Closed: closed for good', 'off'],
  [42, 0, 'Status 42', 'wait'],
])('status %d for reason %d is "%s"', (status, disableReason, text, tone) => {
  expect(describeStatus(createAccount({ status, disableReason }))).toMatchObject({ text, tone });
});

test('an asked-for account has no status but that', () => {
  expect(describeStatus(createAccount({ access: 'PENDING', status: null })).text).toBe(
    'Asked, not answered yet',
  );
});

test('only what is out of the ordinary needs room in a row', () => {
  expect(describeStatus(createAccount()).isNotable).toBe(false);
  expect(describeStatus(createAccount({ status: null })).isNotable).toBe(false);
  expect(describeStatus(createAccount({ status: 101 })).isNotable).toBe(true);
});
