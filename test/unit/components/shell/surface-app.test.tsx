// @vitest-environment happy-dom
// shell: popup and panel, as people use them.

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { initialView } from '@/components/view.ts';
import { useView } from '@/components/view-store.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { writeList } from '../../../../utils/mirror/write-list.ts';
import { viewItems } from '../../../../utils/storage.ts';
import { beginSurface } from '../support/begin-surface.ts';
import { getAsked, ok, startBackground } from '../support/fake-background.ts';
import { openSurface } from '../support/open-surface.tsx';
import { bikeWorks, createAccount, createBusiness, hanok, northwind } from '../support/rows.ts';
import { accounts, fillDesk } from './fill-desk.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

beforeEach(async () => {
  beginSurface();
  await fillDesk();
});
afterEach(() => vi.restoreAllMocks());

const search = (): HTMLInputElement => screen.getByRole('searchbox', { name: 'Search ad accounts' });
const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Ad accounts' });
const names = (): string[] =>
  within(grid())
    .getAllByRole('row')
    .map((row) => row.getAttribute('aria-label') ?? '');

describe('opening', () => {
  test('the first rows are there in the first paint, the search has the focus', async () => {
    await openSurface();
    expect(names()[0]).toBe('Berlin Bike Works, act_1029384756, Active');
    expect(document.activeElement).toBe(search());
    expect(screen.getByRole('button', { name: 'Business: Northwind Media' })).toBeTruthy();
  });

  test('the tabs say the true counts, also where the list is not complete', async () => {
    await getMirror().syncs.update([northwind, 'owned'], {
      total: 3214,
      loaded: 1200,
      state: 'running',
      completedAt: null,
    });
    await openSurface();
    expect(screen.getByRole('tab', { name: 'Owned 3,214' }).getAttribute('aria-selected')).toBe('true');
    expect(screen.getByRole('tab', { name: 'Shared 1' })).toBeTruthy();
    expect(screen.getByRole('tab', { name: 'Pending 1' })).toBeTruthy();
    expect(grid().getAttribute('aria-rowcount')).toBe('3214');
    expect(screen.getByText(/^As of .+ · 1,200 of 3,214 so far$/)).toBeTruthy();
  });

  test('what the background writes appears by itself', async () => {
    await openSurface();
    const row = createAccount({ id: '123123123' as never, name: 'Brand new' });
    await act(() => writeList(getMirror(), northwind, 'owned', [row]));
    await waitFor(() => expect(names()).toEqual(['Brand new, act_123123123, Active']));
  });

  test('an old list is read again, a fresh one is left alone', async () => {
    await openSurface();
    await waitFor(() => expect(getAsked('refresh')).toEqual([{ businessId: northwind }]));
    await getMirror().syncs.toCollection().modify({ completedAt: Date.now() });
    startBackground({ refresh: () => ok(null), 'read-page': () => ok(null) });
    await openSurface('sidepanel');
    await screen.findAllByRole('region', { name: 'On this page' });
    expect(getAsked('refresh')).toEqual([]);
  });
});

describe('businesses', () => {
  const both = [createBusiness(), createBusiness({ id: hanok, name: 'Hanok Digital' })];

  test('the button opens the list, arrows and Enter change over', async () => {
    await getMirror().businesses.bulkPut(both);
    await viewItems.popup.setValue({ ...initialView, businessId: northwind });
    await openSurface();
    await userEvent.click(screen.getByRole('button', { name: 'Business: Northwind Media' }));
    const list = await screen.findByRole('listbox', { name: 'Businesses' });
    expect(within(list).getAllByRole('option')).toHaveLength(2);
    await userEvent.click(within(list).getByRole('option', { name: /Hanok Digital/ }));
    const button = await screen.findByRole('button', { name: 'Business: Hanok Digital' });
    expect(screen.queryByText('Berlin Bike Works')).toBeNull();
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });

  test('with many of them one can search', async () => {
    const many = Array.from({ length: 12 }, (_, at) =>
      createBusiness({ id: `${7000000 + at}` as never, name: `Client ${at}` }),
    );
    await getMirror().businesses.bulkPut(many);
    await viewItems.popup.setValue({ ...initialView, businessId: northwind });
    await openSurface();
    await userEvent.click(screen.getByRole('button', { name: 'Business: Northwind Media' }));
    await userEvent.type(await screen.findByRole('combobox', { name: 'Find a business' }), 'client 11');
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: 'Business: Client 11' })).toBeTruthy();
  });

  test('without one, the popup opens on the business that the page shows', async () => {
    await getMirror().businesses.bulkPut(both);
    await fakeBrowser.storage.session.set({
      pageContexts: { 7: { businessId: northwind, adAccountIds: [] } },
    });
    await openSurface();
    expect(screen.getByRole('button', { name: 'Business: Northwind Media' })).toBeTruthy();
    expect(await screen.findByText('on this page')).toBeTruthy();
  });
});

describe('a popup that closed forgets nothing', () => {
  test('query, list, opened account and dialog are as they were', async () => {
    await openSurface();
    await userEvent.type(search(), 'berl');
    act(() => useView.getState().open({ kind: 'account', accountId: bikeWorks }));
    await waitFor(async () =>
      expect(await viewItems.popup.getValue()).toMatchObject({
        query: 'berl',
        opened: [{ kind: 'account' }],
      }),
    );
    const saved = await viewItems.popup.getValue();
    document.body.innerHTML = '';
    useView.setState({ ...initialView, businessId: northwind });
    // A page that closed writes no more; this one is here still, and is let finish first.
    await waitFor(async () => expect(await viewItems.popup.getValue()).toMatchObject({ query: '' }));
    await viewItems.popup.setValue(saved);
    await openSurface();
    expect(await screen.findByRole('heading', { name: accounts[0]?.name ?? '' })).toBeTruthy();
    expect(useView.getState().query).toBe('berl');
  });

  test('nor does the one that was connected in it, of the business it has shown since', async () => {
    const db = getMirror();
    const businesses = await db.businesses.toArray();
    await db.businesses.clear();
    await openSurface();
    await act(() => db.businesses.bulkPut(businesses));
    await screen.findByRole('searchbox', { name: 'Search ad accounts' });
    await userEvent.type(search(), 'berl');
    act(() => useView.getState().saveDraft('create', { name: 'Half a na' }));
    const asLeft = { businessId: northwind, query: 'berl', drafts: { create: { name: 'Half a na' } } };
    await waitFor(async () => expect(await viewItems.popup.getValue()).toMatchObject(asLeft));
    document.body.innerHTML = '';
    await openSurface();
    expect(useView.getState()).toMatchObject(asLeft);
  });

  test('a business that goes takes with it what was about it: a claim for it is not offered for the next one', async () => {
    startBackground({ refresh: () => ok(null), 'read-page': () => ok(null), plan: () => ok([]) });
    await getMirror().businesses.put(createBusiness({ id: hanok, name: 'Hanok Digital' }));
    await viewItems.popup.setValue({ ...initialView, businessId: northwind });
    await openSurface();
    act(() => useView.getState().openDialog({ kind: 'claim', accountIds: [bikeWorks] }));
    await screen.findByRole('dialog', { name: 'Claim an ad account' });
    await act(() => getMirror().businesses.delete(northwind));
    await screen.findByRole('button', { name: 'Business: Hanok Digital' });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(useView.getState()).toMatchObject({ businessId: hanok, dialog: null, opened: [], drafts: {} });
  });

  test('each surface has its own', async () => {
    await viewItems.sidepanel.setValue({ ...initialView, query: 'panel' });
    await openSurface('popup');
    expect(search().value).toBe('');
  });

  test('what an older version left behind does no harm', async () => {
    await viewItems.popup.setValue({ query: 7, tab: null, opened: 'x', businessId: northwind });
    await openSurface();
    expect(search().value).toBe('');
    expect(names()).toHaveLength(3);
  });

  test('Disconnect forgets it', async () => {
    await openSurface();
    await userEvent.type(search(), 'berl');
    await act(() => viewItems.popup.setValue(null));
    await waitFor(() => expect(search().value).toBe(''));
  });
});
