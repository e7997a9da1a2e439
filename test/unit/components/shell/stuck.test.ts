// @vitest-environment happy-dom
// shell: a page whose list never comes says so, with the way out.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tellIfStuck } from '@/components/shell/stuck.ts';

const root = (): HTMLElement => document.getElementById('root') as HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test.each([
  ['a blank page', ''],
  ['a picture of the list', '<p>Berlin Bike Works</p>'],
])('%s after ten seconds', (_, html) => {
  root().innerHTML = html;
  root().inert = html !== '';
  tellIfStuck();
  vi.advanceTimersByTime(9_900);
  expect(root().innerHTML).toBe(html);
  vi.advanceTimersByTime(200);
  expect(root().querySelector('[role=alert]')?.textContent).toContain(
    'Claimdesk is taking too long to open.',
  );
  expect(root().inert).toBe(false);
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  root().querySelector('button')?.click();
  expect(reload).toHaveBeenCalledOnce();
});

test('not one that is there', () => {
  tellIfStuck();
  root().innerHTML = '<p>The list itself</p>';
  vi.advanceTimersByTime(60_000);
  expect(root().textContent).toBe('The list itself');
});
