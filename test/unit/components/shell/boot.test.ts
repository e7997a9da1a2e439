// @vitest-environment happy-dom
// shell: how much of a list is read before the first paint.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadBoot } from '@/components/shell/boot.ts';
import { initialView } from '@/components/view.ts';
import type { AdAccountId } from '@/utils/ids.ts';
import { viewItems } from '@/utils/storage.ts';
import { createAccount, fillMirror, northwind } from '../support/rows.ts';

/** The height of a row, and of the screen (px). */
const [row, display] = [54, 900];
const accounts = Array.from({ length: 1_200 }, (_, at) =>
  createAccount({ id: `${1_000_000 + at}` as AdAccountId }),
);

beforeEach(async () => {
  vi.spyOn(screen, 'height', 'get').mockReturnValue(display);
  await fillMirror({ accounts });
});
afterEach(() => vi.restoreAllMocks());

const countRows = async (view: Partial<typeof initialView>): Promise<number> => {
  await viewItems.popup.setValue({ ...initialView, businessId: northwind, ...view });
  const { first } = await loadBoot('popup');
  return first.pages.flat().length;
};

test('a screenful where nothing was scrolled', async () => {
  const count = await countRows({});
  expect(count * row).toBeGreaterThan(display);
  expect(count).toBeLessThan(100);
});

test.each([1, 30, 50, 63, 64, 100, 400, 560, 570, 1_100])(
  'what is seen where row %i was the first in sight, to the end of a screen',
  async (first) => {
    const scroll = { ...initialView.scroll, owned: first * row };
    const count = await countRows({ scroll });
    expect(count).toBeGreaterThanOrEqual(Math.min(accounts.length, first + Math.ceil(display / row)));
  },
);

test('all of it where something was searched', async () => {
  expect(await countRows({ query: 'bike' })).toBe(accounts.length);
});
