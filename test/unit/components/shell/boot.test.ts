// @vitest-environment happy-dom
// shell: what is read before the first paint, and when it was asked for.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { type Boot, startBoot } from '@/components/shell/boot.ts';
import { initialView } from '@/components/view.ts';
import type { AdAccountId } from '@/utils/ids.ts';
import { viewItems } from '@/utils/storage.ts';
import { createAccount, fillMirror, northwind } from '../support/rows.ts';

/** The height of a row, and of a high screen (px). */
const [row, display] = [52, 2160];
const accounts = Array.from({ length: 1_200 }, (_, at) =>
  createAccount({ id: `${1_000_000 + at}` as AdAccountId }),
);

beforeEach(() => fillMirror({ accounts }));
afterEach(() => vi.restoreAllMocks());

const load = async (view: Partial<typeof initialView>): Promise<Boot['first']> => {
  await viewItems.popup.setValue({ ...initialView, businessId: northwind, ...view });
  return (await startBoot('popup').read).first;
};
const countRows = async (view: Partial<typeof initialView>): Promise<number> =>
  (await load(view)).pages.flat().length;
const scrollTo = (first: number) => ({ scroll: { ...initialView.scroll, owned: first * row } });

describe('of the list in view is read', () => {
  test('a screenful where nothing was scrolled', async () => {
    const count = await countRows({});
    expect(count * row).toBeGreaterThan(1_080);
    expect(count).toBeLessThan(100);
  });

  test.each([1, 30, 50, 63, 64, 100, 400, 560, 563, 564, 1_100])(
    'what is seen where row %i was the first in sight, and below it',
    async (first) => {
      const count = await countRows(scrollTo(first));
      expect(count).toBeGreaterThanOrEqual(Math.min(accounts.length, first + Math.ceil(display / row)));
    },
  );

  test('all of it where something was searched', async () => {
    expect(await countRows({ query: 'bike' })).toBe(accounts.length);
  });

  test('what is told to be all of it, where it is', async () => {
    expect((await load({})).isWhole).toBe(false);
    expect((await load({ query: 'bike' })).isWhole).toBe(true);
    expect((await load(scrollTo(1_100))).isWhole).toBe(true);
    expect((await load(scrollTo(30))).isWhole).toBe(false);
    expect(await load({ tab: 'shared' })).toMatchObject({ pages: [], isWhole: true });
  });
});

describe('the mirror is told to have been asked', () => {
  test.each([
    ['', null],
    [', also where the storage cannot be read', new Error('No storage')],
  ])('not before the page is there%s', async (_, failure) => {
    if (failure) vi.spyOn(browser.storage.session, 'get').mockRejectedValue(failure);
    const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
    const { idle, read } = startBoot('popup');
    let isIdle = false;
    void idle.then(() => {
      isIdle = true;
    });
    await read.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve));
    expect(isIdle).toBe(false);
    state.mockReturnValue('interactive');
    document.dispatchEvent(new Event('readystatechange'));
    await idle;
  });

  test('before it has answered', async () => {
    const order: string[] = [];
    const { idle, read } = startBoot('popup');
    await Promise.all([idle.then(() => order.push('idle')), read.then(() => order.push('read'))]);
    expect(order).toEqual(['idle', 'read']);
  });

  test('also where there is none', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      const request = { transaction: { abort: () => undefined } } as unknown as IDBOpenDBRequest;
      queueMicrotask(() => {
        request.onupgradeneeded?.({} as IDBVersionChangeEvent);
        request.onerror?.(new Event('error'));
      });
      return request;
    });
    const { idle, read } = startBoot('popup');
    await idle;
    expect((await read).home.businesses).toEqual([]);
  });

  test('also where it cannot be opened', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('No room', 'QuotaExceededError');
    });
    const { idle, read } = startBoot('popup');
    await idle;
    await expect(read).rejects.toThrow('No room');
  });
});
