// @vitest-environment happy-dom
// shell: what is typed before the search is there.

import { afterEach, expect, test, vi } from 'vitest';
import { keepTyped } from '@/components/shell/keep-typed.ts';
import { pressKeys } from '../support/press-keys.ts';

afterEach(() => vi.restoreAllMocks());

test('stands in the field as it would, had that been there', () => {
  const takeTyped = keepTyped();
  pressKeys('Backspace', 'Backspace', 'B', 'x', 'Backspace', 'ü', ' ', '7');
  expect(takeTyped('bike')).toBe('biBü 7');
});

test('letters that take a modifier are letters', () => {
  const takeTyped = keepTyped();
  pressKeys({ key: '@', ctrlKey: true, altKey: true, modifierAltGraph: true }, { key: 'É', shiftKey: true });
  expect(takeTyped('')).toBe('@É');
});

test('keys that are for something else are none of it', () => {
  const takeTyped = keepTyped();
  pressKeys({ key: 'c', ctrlKey: true }, { key: 'v', metaKey: true }, { key: '1', altKey: true });
  pressKeys('Enter', 'ArrowDown', 'Tab', 'Escape', 'Process', 'Shift');
  expect(takeTyped('')).toBe('');
});

test('nor is what an input method would have put together', () => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('ko-KR');
  const takeTyped = keepTyped();
  pressKeys('g', 'k', 's', 'Backspace');
  expect(takeTyped('빛')).toBe('빛');
});

test('is given once, and nothing is kept after that', () => {
  const takeTyped = keepTyped();
  pressKeys('a');
  expect(takeTyped('')).toBe('a');
  pressKeys('b');
  expect(takeTyped('')).toBe('');
});
