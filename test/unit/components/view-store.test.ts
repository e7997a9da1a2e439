// @vitest-environment happy-dom
// components: what a surface shows is kept, also when it goes at once.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { initialView } from '@/components/view.ts';
import { keepView, useView } from '@/components/view-store.ts';

const getKept = async () => (await fakeBrowser.storage.session.get('view-popup'))['view-popup'];

beforeEach(() => {
  fakeBrowser.reset();
  useView.setState(initialView);
});
afterEach(() => vi.restoreAllMocks());

test('a change is kept once it was painted', async () => {
  keepView('popup', null);
  useView.getState().search('berl');
  await vi.waitFor(async () => expect(await getKept()).toMatchObject({ query: 'berl' }));
});

test('what was changed last is kept when the page goes at once, and only once', async () => {
  keepView('popup', null);
  useView.getState().search('b');
  await vi.waitFor(async () => expect(await getKept()).toMatchObject({ query: 'b' }));
  const set = vi.spyOn(fakeBrowser.storage.session, 'set');
  useView.getState().search('be');
  dispatchEvent(new Event('pagehide'));
  dispatchEvent(new Event('pagehide'));
  await vi.waitFor(async () => expect(await getKept()).toMatchObject({ query: 'be' }));
  expect(set).toHaveBeenCalledTimes(1);
});

test('another surface in the same page ends what was kept for the first', async () => {
  keepView('popup', null);
  useView.getState().search('berl');
  keepView('sidepanel', null);
  useView.getState().search('paris');
  const kept = async () => (await fakeBrowser.storage.session.get('view-sidepanel'))['view-sidepanel'];
  await vi.waitFor(async () => expect(await kept()).toMatchObject({ query: 'paris' }));
  expect(await getKept()).toBeUndefined();
});
