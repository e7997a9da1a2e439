// @vitest-environment happy-dom
// accounts: what a search found, as it is told to those who hear it.

import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SearchTold, type SearchToldProps } from '@/components/accounts/search-told.tsx';

const found = { owned: 3, shared: 0, pending: 12 };
const search: SearchToldProps = { text: 'b', list: 'owned', hits: '3 of 10,000', found, people: 2 };
const told = (): string | null => screen.getByRole('status').textContent;
const pass = (time: number): void => act(() => void vi.advanceTimersByTime(time));

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('in every list that has some and among the people, and not before the typing pauses', () => {
  const { rerender } = render(<SearchTold {...search} />);
  for (const text of ['be', 'ber', 'berl']) {
    pass(400);
    rerender(<SearchTold {...search} text={text} hits="2 of 10,000" />);
    expect(told()).toBe('');
  }
  pass(600);
  expect(told()).toBe('Owned: 2 of 10,000, Pending: 12, and People: 2');
});

test('the same words again after another letter: they were away meanwhile', () => {
  const { rerender } = render(<SearchTold {...search} />);
  pass(600);
  expect(told()).not.toBe('');
  rerender(<SearchTold {...search} text="be" />);
  expect(told()).toBe('');
  pass(600);
  expect(told()).toBe('Owned: 3 of 10,000, Pending: 12, and People: 2');
});

test('what other lists and the people have, when they come in later', () => {
  const none = { owned: 3, shared: 0, pending: 0 };
  const { rerender } = render(<SearchTold {...search} found={none} people={0} />);
  pass(600);
  expect(told()).toBe('Owned: 3 of 10,000');
  rerender(<SearchTold {...search} people={1} />);
  pass(600);
  expect(told()).toBe('Owned: 3 of 10,000, Pending: 12, and People: 1');
});

test('nothing where nothing is searched, and of what was at once no more', () => {
  const { rerender } = render(<SearchTold {...search} people={0} />);
  pass(600);
  expect(told()).toBe('Owned: 3 of 10,000 and Pending: 12');
  rerender(<SearchTold {...search} text="" hits={null} />);
  pass(0);
  expect(told()).toBe('');
});

test('once it is known where it was not', () => {
  const { rerender } = render(<SearchTold {...search} hits={null} />);
  pass(5_000);
  expect(told()).toBe('');
  rerender(<SearchTold {...search} />);
  pass(600);
  expect(told()).toContain('3 of 10,000');
});

test('of another list when that is looked at', () => {
  const { rerender } = render(<SearchTold {...search} />);
  pass(600);
  rerender(<SearchTold {...search} list="pending" hits="12 of 502" />);
  pass(600);
  expect(told()).toBe('Pending: 12 of 502, Owned: 3, and People: 2');
});
