// @vitest-environment happy-dom
// shell: popup and panel, as people use them.

import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loadBoot } from '@/components/shell/boot.ts';
import { SurfaceApp } from '@/components/shell/surface-app.tsx';
import { initialView, type SurfaceName, useView } from '@/components/view-store.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { createProblem } from '../../../../utils/problem.ts';
import { viewItem } from '../../../../utils/storage.ts';
import { getAsked, ok, startBackground } from '../support/fake-background.ts';
import {
  bikeWorks,
  createAccount,
  createBusiness,
  createSession,
  fillMirror,
  hanok,
  northwind,
} from '../support/rows.ts';
import { accounts, fillDesk } from './fill-desk.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

beforeEach(async () => {
  useView.setState(initialView);
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
  Object.assign(fakeBrowser.windows, { getCurrent: async () => ({ id: 3 }) });
  Object.assign(fakeBrowser.commands, { getAll: async () => [] });
  Element.prototype.scrollIntoView = () => undefined;
  startBackground({
    refresh: () => ok(null),
    'read-page': () => ok(null),
    'open-account': () => ok(null),
    'open-person': () => ok(null),
  });
  await fillDesk();
});
afterEach(() => vi.restoreAllMocks());

async function open(surface: SurfaceName = 'popup'): Promise<void> {
  const boot = await loadBoot(surface);
  render(<SurfaceApp surface={surface} boot={boot} />);
}
const search = (): HTMLInputElement => screen.getByRole('searchbox', { name: 'Search ad accounts' });
const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Ad accounts' });
const names = (): string[] =>
  within(grid())
    .getAllByRole('row')
    .map((row) => row.getAttribute('aria-label') ?? '');

describe('opening', () => {
  test('the first rows are there in the first paint, the search has the focus', async () => {
    await open();
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
    await open();
    expect(screen.getByRole('tab', { name: 'Owned 3,214' }).getAttribute('aria-selected')).toBe('true');
    expect(screen.getByRole('tab', { name: 'Shared 1' })).toBeTruthy();
    expect(screen.getByRole('tab', { name: 'Pending 1' })).toBeTruthy();
    expect(grid().getAttribute('aria-rowcount')).toBe('3214');
    expect(screen.getByText(/^As of .+ · 1,200 of 3,214 so far$/)).toBeTruthy();
  });

  test('what the background writes appears by itself', async () => {
    await open();
    const row = createAccount({ id: '123123123' as never, name: 'Brand new' });
    await act(() =>
      getMirror().accountPages.put({ businessId: northwind, list: 'owned', page: 0, rows: [row] }),
    );
    await waitFor(() => expect(names()).toEqual(['Brand new, act_123123123, Active']));
  });

  test('an old list is read again, a fresh one is left alone', async () => {
    await open();
    await waitFor(() => expect(getAsked('refresh')).toEqual([{ businessId: northwind }]));
    await getMirror().syncs.toCollection().modify({ completedAt: Date.now() });
    startBackground({ refresh: () => ok(null), 'read-page': () => ok(null) });
    await open('sidepanel');
    await screen.findAllByRole('region', { name: 'On this page' });
    expect(getAsked('refresh')).toEqual([]);
  });
});

describe('rows', () => {
  test('say what is out of the ordinary, and who is there', async () => {
    await open();
    const row = (name: RegExp) => screen.getByRole('row', { name });
    expect(row(/Spree Boats/).textContent).toContain('Disabled: risk payment');
    await waitFor(() => expect(row(/Spree Boats/).textContent).toContain('Nobody can manage'));
    expect(row(/Hotel Berlin Mitte/).textContent).toContain('Nobody assigned');
  });

  test('of pending claims say how long ago one asked', async () => {
    await open();
    await userEvent.click(screen.getByRole('tab', { name: 'Pending 1' }));
    const row = await screen.findByRole('row', { name: /Berlin Makers Fair, act_3120948576/ });
    expect(row.textContent).toContain('asked 2 days ago');
    expect(row.textContent).toContain('Pending');
  });
});

describe('searching', () => {
  test('narrows the list as one types, marks the match, and counts', async () => {
    await open();
    await userEvent.type(search(), 'BERL');
    expect(names().map((name) => name.split(',')[0])).toEqual(['Berlin Bike Works', 'Hotel Berlin Mitte']);
    expect(grid().querySelector('mark')?.textContent).toBe('Berl');
    expect(screen.getByText('2 of 3')).toBeTruthy();
    expect(grid().getAttribute('aria-rowcount')).toBe('2');
    const pending = screen.getByRole('tab', { name: 'Pending 1' });
    await waitFor(() => expect(pending.getAttribute('aria-description')).toBe('One match here'));
  });

  test('finds by id, by act_ id and by a pasted address', async () => {
    await open();
    for (const text of [
      '99812',
      'act_9981230045',
      'https://adsmanager.facebook.com/adsmanager/manage/campaigns?act=9981230045',
    ]) {
      await userEvent.clear(search());
      await userEvent.click(search());
      await userEvent.paste(text);
      expect(names()).toEqual(['Spree Boats, act_9981230045, Disabled: risk payment']);
    }
  });

  test('finds people, and the accounts they work on after those of that name', async () => {
    await open();
    await waitFor(() => expect(screen.getByRole('row', { name: /Hotel/ }).textContent).toContain('Nobody'));
    await userEvent.type(search(), 'jonas');
    const hits = screen.getByRole('list', { name: 'People' });
    expect(within(hits).getByRole('button').textContent).toContain('2 accounts');
    expect(names()).toHaveLength(2);
    await userEvent.click(within(hits).getByRole('button'));
    expect(await screen.findByRole('heading', { name: 'Jonas Meier' })).toBeTruthy();
  });

  test('a whole id that no list has can be claimed', async () => {
    await open();
    await waitFor(() => expect(screen.getByRole('row', { name: /Hotel/ }).textContent).toContain('Nobody'));
    await userEvent.type(search(), 'act_4455667788');
    await userEvent.click(await screen.findByRole('button', { name: 'Claim act_4455667788…' }));
    expect(useView.getState().dialog).toEqual({ kind: 'claim', accountIds: ['4455667788'] });
  });

  test('no match says so, and where there is one', async () => {
    await open();
    await userEvent.type(search(), 'makers');
    await userEvent.click(await screen.findByRole('button', { name: 'One match in Pending' }));
    expect(names()).toHaveLength(1);
  });
});

describe('keys', () => {
  test('arrows move while one types, Enter opens, Escape goes back and clears', async () => {
    await open();
    await userEvent.type(search(), 'berl{ArrowDown}');
    expect(within(grid()).getAllByRole('row')[1]?.getAttribute('aria-selected')).toBe('true');
    expect(search().getAttribute('aria-activedescendant')).toBe(within(grid()).getAllByRole('row')[1]?.id);
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Hotel Berlin Mitte' })).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    expect(search().value).toBe('berl');
    expect(document.activeElement).toBe(search());
    await userEvent.keyboard('{Escape}');
    expect(search().value).toBe('');
  });

  test('the last Escape is the browser’s: it closes the popup', async () => {
    await open();
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    search().dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  test('/ searches and ? shows the keys', async () => {
    await open();
    search().blur();
    await userEvent.keyboard('/');
    expect(document.activeElement).toBe(search());
    await userEvent.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keyboard' })).toBeTruthy();
    expect(useView.getState().query).toBe('');
  });

  test('a question mark within a search is a question mark', async () => {
    await open();
    await userEvent.type(search(), 'who?');
    expect(search().value).toBe('who?');
    expect(useView.getState().dialog).toBeNull();
  });

  test('Alt and a digit shows a list', async () => {
    await open();
    await userEvent.keyboard('{Alt>}[Digit3]{/Alt}');
    expect(screen.getByRole('tab', { name: 'Pending 1' }).getAttribute('aria-selected')).toBe('true');
  });
});

describe('10,000 accounts', () => {
  test('only the rows in sight are in the document', async () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      createAccount({ id: `${10_000_000 + at}` as never, name: `Account ${at}` }),
    );
    await fillDesk({ accounts: many });
    await getMirror().syncs.update([northwind, 'owned'], { total: 10_000 });
    await open();
    expect(grid().getAttribute('aria-rowcount')).toBe('10000');
    expect(within(grid()).getAllByRole('row').length).toBeLessThan(60);
    await userEvent.keyboard('{Control>}{End}{/Control}');
    const active = within(grid()).getByRole('row', { selected: true });
    expect(active.getAttribute('aria-label')).toContain('Account 499');
    expect(active.getAttribute('aria-rowindex')).toBe('500');
  });
});

describe('businesses', () => {
  const both = [createBusiness(), createBusiness({ id: hanok, name: 'Hanok Digital' })];

  test('the button opens the list, arrows and Enter change over', async () => {
    await getMirror().businesses.bulkPut(both);
    await viewItem.setValue({ popup: { ...initialView, businessId: northwind } });
    await open();
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
    await viewItem.setValue({ popup: { ...initialView, businessId: northwind } });
    await open();
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
    await open();
    expect(screen.getByRole('button', { name: 'Business: Northwind Media' })).toBeTruthy();
    expect(await screen.findByText('on this page')).toBeTruthy();
  });
});

describe('what stands in the way is said', () => {
  test('signed out: by name, with the way back, and the list stays', async () => {
    await getMirror().sessions.put(createSession({ state: 'signed-out' }));
    await open();
    expect(screen.getByText('Sign in again as Dana Northwind')).toBeTruthy();
    expect(names()).toHaveLength(3);
    expect(getAsked('refresh')).toEqual([]);
  });

  test('a permission that is missing', async () => {
    await getMirror().sessions.put(createSession({ missing: ['ads_management'] }));
    await open();
    expect(screen.getByText(/This sign-in lacks ads_management/)).toBeTruthy();
  });

  test('no connection', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await open();
    expect(screen.getByText('No connection')).toBeTruthy();
  });

  test('throttled, with the time', async () => {
    const problem = createProblem({
      kind: 'graph',
      remedy: 'wait',
      code: 80004,
      retryAt: Date.now() + 5 * 60_000 + 2000,
    });
    await getMirror().syncs.update([northwind, 'owned'], { state: 'waiting', problem });
    await open();
    expect(screen.getByText(/Reading goes on by itself in 5 minutes/)).toBeTruthy();
  });

  test('a list that failed can be tried again', async () => {
    await getMirror().syncs.update([northwind, 'owned'], { state: 'failed', completedAt: Date.now() });
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(getAsked('refresh').length).toBeGreaterThan(0);
  });
});

describe('an empty list says why', () => {
  const empty = async (known: object): Promise<void> => {
    await fillDesk({ accounts: [] });
    await getMirror().syncs.update([northwind, 'owned'], {
      total: null,
      loaded: 0,
      completedAt: null,
      ...known,
    });
    await open();
  };
  test('nothing owned', async () => {
    await empty({ state: 'complete', total: 0, completedAt: 1 });
    expect(await screen.findByText(/Northwind Media owns no ad accounts/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Create an ad account' })).toBeTruthy();
  });
  test('no rights', async () => {
    await empty({
      state: 'failed',
      problem: createProblem({ kind: 'graph', remedy: 'act', code: 200, message: 'x' }),
    });
    expect(await screen.findByText('Not allowed to see this list')).toBeTruthy();
  });
  test('failed', async () => {
    await empty({
      state: 'failed',
      problem: createProblem({ kind: 'graph', remedy: 'retry', code: 2, message: 'x' }),
    });
    expect(await screen.findByText("The list couldn't be read")).toBeTruthy();
  });
  test('throttled', async () => {
    await empty({ state: 'waiting', problem: createProblem({ kind: 'graph', remedy: 'wait', code: 4 }) });
    expect(await screen.findByText('Reading goes on by itself.')).toBeTruthy();
  });
  test('being read', async () => {
    await empty({ state: 'running' });
    expect(await screen.findByText('Reading the ad accounts…')).toBeTruthy();
  });
  test('no connection', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await empty({ state: 'running' });
    expect(await screen.findByText(/This list hasn't been read yet/)).toBeTruthy();
  });
  test('nobody connected', async () => {
    await fillMirror({ businesses: [], sessions: [] });
    await open();
    expect(await screen.findByRole('button', { name: 'Connect' })).toBeTruthy();
  });
  test('connected, and no business', async () => {
    await fillMirror({ businesses: [] });
    await open();
    expect(await screen.findByText('No business here')).toBeTruthy();
  });
});

describe('a popup that closed forgets nothing', () => {
  test('query, list, opened account and dialog are as they were', async () => {
    await open();
    await userEvent.type(search(), 'berl');
    act(() => useView.getState().open({ kind: 'account', accountId: bikeWorks }));
    await waitFor(async () =>
      expect(await viewItem.getValue()).toMatchObject({
        popup: { query: 'berl', opened: [{ kind: 'account' }] },
      }),
    );
    const saved = await viewItem.getValue();
    document.body.innerHTML = '';
    useView.setState(initialView);
    await viewItem.setValue(saved);
    await open();
    expect(await screen.findByRole('heading', { name: accounts[0]?.name ?? '' })).toBeTruthy();
    expect(useView.getState().query).toBe('berl');
  });

  test('each surface has its own', async () => {
    await viewItem.setValue({ sidepanel: { ...initialView, query: 'panel' } });
    await open('popup');
    expect(search().value).toBe('');
  });

  test('what an older version left behind does no harm', async () => {
    await viewItem.setValue({ popup: { query: 7, tab: null, opened: 'x', businessId: northwind } });
    await open();
    expect(search().value).toBe('');
    expect(names()).toHaveLength(3);
  });

  test('Disconnect forgets it', async () => {
    await open();
    await userEvent.type(search(), 'berl');
    await act(() => viewItem.setValue(null));
    await waitFor(() => expect(search().value).toBe(''));
  });
});
