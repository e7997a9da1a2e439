// @vitest-environment happy-dom
// components: what a surface shows is kept, also when it goes at once.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { initialView } from '@/components/view.ts';
import { dialogDraft, keepView, useView } from '@/components/view-store.ts';
import type { AdAccountId } from '@/utils/ids.ts';
import { viewItems } from '@/utils/storage.ts';

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

test('after Disconnect nothing lies there, not even that there is nothing', async () => {
  keepView('popup', null);
  useView.getState().search('berl');
  await vi.waitFor(async () => expect(await getKept()).toMatchObject({ query: 'berl' }));
  // As the background does it, and the surface that asked for it.
  await viewItems.popup.removeValue();
  useView.getState().forget();
  dispatchEvent(new Event('pagehide'));
  await vi.waitFor(() => expect(useView.getState().query).toBe(''));
  expect(await fakeBrowser.storage.session.get(null)).toEqual({});
  useView.getState().search('paris');
  await vi.waitFor(async () => expect(await getKept()).toMatchObject({ query: 'paris' }));
});

test('a dialog that is opened begins anew, whatever became of one before; forms stay', () => {
  const { saveDraft, openDialog } = useView.getState();
  saveDraft('create', { name: 'Half a na' });
  saveDraft(`${dialogDraft}claim/1029384756`, { runId: 'an older run' });
  openDialog({ kind: 'claim', accountIds: ['1029384756' as AdAccountId], leftOut: 0 });
  expect(useView.getState().drafts).toEqual({ create: { name: 'Half a na' } });
});
