// Background: what a click in the context menu offers, and for which business.

import { beforeEach, expect, test, vi } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { bindMenus, claimMenuId } from '../../../entrypoints/background/menus.ts';
import type { PageContext } from '../../../utils/context/page-context-message.ts';
import { claimOfferItem, pageContextsItem } from '../../../utils/storage.ts';

const [before, now, selected] = ['774455661122334', '401122334455', '10203040506070809'];
const [told, named] = ['1029384756102938', '5647382910564738'];
const manager = 'https://adsmanager.facebook.com/adsmanager/manage/campaigns';
const tab = { id: 7, windowId: 3 } as Browser.tabs.Tab;

type Clicked = Partial<Browser.contextMenus.OnClickData>;
let click: (info: Clicked) => Promise<unknown>;

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.sidePanel, { open: async () => undefined });
  const add = vi.spyOn(browser.contextMenus.onClicked, 'addListener').mockReturnValue(undefined);
  bindMenus();
  const [listener] = add.mock.lastCall!;
  click = async (info) => {
    listener({ menuItemId: claimMenuId, editable: false, ...info } as Browser.contextMenus.OnClickData, tab);
    await vi.waitUntil(() => claimOfferItem.getValue());
    return claimOfferItem.getValue();
  };
});

test('the item is on pages, links and selected text', async () => {
  const created: unknown[] = [];
  const { contextMenus, runtime } = fakeBrowser;
  Object.assign(contextMenus, {
    removeAll: async () => undefined,
    create: (item: unknown) => created.push(item),
  });
  const add = vi.spyOn(runtime.onInstalled, 'addListener');
  bindMenus();
  const [installed] = add.mock.lastCall!;
  installed({ reason: 'install' } as Browser.runtime.InstalledDetails);
  await vi.waitUntil(() => created.length > 0);
  expect(created).toEqual([
    { id: claimMenuId, title: 'Claim this ad account', contexts: ['page', 'link', 'selection'] },
  ]);
});

const tell = (context: PageContext): Promise<void> => pageContextsItem.setValue({ 7: context });

test('an account of the address alone: the business that the page told with it', async () => {
  await tell({ businessId: told, adAccountIds: [now] });
  expect(await click({ pageUrl: `${manager}?act=${now}` })).toMatchObject({
    accountIds: [now],
    businessId: told,
  });
});

test("an account that the page hasn't told of: not the business of the page before", async () => {
  await tell({ businessId: told, adAccountIds: [before] });
  const pageUrl = `${manager}?act=${now}`;
  expect(await click({ pageUrl })).toMatchObject({ accountIds: [now], businessId: null });
});

test('nor for what is selected there', async () => {
  await tell({ businessId: told, adAccountIds: [before] });
  const info = { pageUrl: `${manager}?act=${now}`, selectionText: selected };
  expect(await click(info)).toMatchObject({ accountIds: [selected], businessId: null });
});

test('a business in the address is the one that is meant', async () => {
  await tell({ businessId: told, adAccountIds: [now] });
  const pageUrl = `${manager}?act=${now}&business_id=${named}`;
  expect(await click({ pageUrl })).toMatchObject({ accountIds: [now], businessId: named });
});

test('an address that names neither: what the page told', async () => {
  await tell({ businessId: told, adAccountIds: [before] });
  expect(await click({ pageUrl: manager })).toMatchObject({ accountIds: [before], businessId: told });
  await claimOfferItem.setValue(null);
  const info = { pageUrl: manager, selectionText: selected };
  expect(await click(info)).toMatchObject({ accountIds: [selected], businessId: told });
});
