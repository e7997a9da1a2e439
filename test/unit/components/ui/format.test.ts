// ui: numbers and times in the reader's language.

import { expect, test } from 'vitest';
import { formatList, formatMoment, formatNumber, formatRelative } from '@/components/ui/format.ts';

const now = new Date(2026, 10, 21, 14, 3).getTime();
const plain = (text: string): string => text.replace(/\u202f|\u00a0/g, ' ');

test('numbers have their separators', () => {
  expect(formatNumber(3214)).toBe('3,214');
});

test('today has no date, other days do', () => {
  expect(plain(formatMoment(now, now))).toBe('2:03 PM');
  expect(plain(formatMoment(now - 86_400_000, now))).toBe('Nov 20, 2026, 2:03 PM');
});

test.each([
  [0, 'now'],
  [-30_000, 'now'],
  [-4 * 60_000, '4 minutes ago'],
  [-2 * 86_400_000, '2 days ago'],
  [5 * 60_000, 'in 5 minutes'],
  [-40 * 86_400_000, 'last month'],
])('%d ms apart is "%s"', (apart, words) => {
  expect(formatRelative(now + apart, now)).toBe(words);
});

test('names are listed as one says them', () => {
  expect(formatList(['Anna', 'Ben', 'Cem'])).toBe('Anna, Ben, and Cem');
});
