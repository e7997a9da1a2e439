// @vitest-environment happy-dom
// shell: what is typed before the search is there.

import { expect, test } from 'vitest';
import { keepTyped } from '@/components/shell/keep-typed.ts';

const press = (key: string, also: KeyboardEventInit = {}): boolean =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...also }));

test('is kept, letters and digits of every script, as it would stand in the field', () => {
  const takeTyped = keepTyped();
  for (const key of ['B', 'i', 'x', 'Backspace', 'Shift', 'k', 'e', ' ', '한', '😀', 'Backspace', '7'])
    press(key);
  expect(takeTyped()).toBe('Bike 한7');
});

test('keys that are for something else are none of it', () => {
  const takeTyped = keepTyped();
  press('c', { ctrlKey: true });
  press('v', { metaKey: true });
  press('1', { altKey: true });
  press('ㅎ', { isComposing: true });
  for (const key of ['Enter', 'ArrowDown', 'Tab', 'Escape', 'Process', 'Backspace']) press(key);
  expect(takeTyped()).toBe('');
});

test('ends when it is taken', () => {
  const takeTyped = keepTyped();
  press('a');
  takeTyped();
  press('b');
  expect(takeTyped()).toBe('a');
});
