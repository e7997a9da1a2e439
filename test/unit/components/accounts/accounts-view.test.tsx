// @vitest-environment happy-dom
// accounts: the list, the search and its keys.

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useView } from '@/components/view-store.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { fillDesk } from '../shell/fill-desk.ts';
import { beginSurface } from '../support/begin-surface.ts';
import { openSurface } from '../support/open-surface.tsx';
import { createAccount, northwind } from '../support/rows.ts';

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

describe('rows', () => {
  test('say what is out of the ordinary, and who is there', async () => {
    await openSurface();
    const row = (name: RegExp) => screen.getByRole('row', { name });
    expect(row(/Spree Boats/).textContent).toContain('Disabled: risk payment');
    await waitFor(() => expect(row(/Spree Boats/).textContent).toContain('Nobody can manage'));
    await waitFor(() => expect(row(/Hotel Berlin Mitte/).textContent).toContain('Nobody assigned'));
  });

  test('of pending claims say how long ago one asked', async () => {
    await openSurface();
    await userEvent.click(screen.getByRole('tab', { name: 'Pending 1' }));
    const row = await screen.findByRole('row', { name: /Berlin Makers Fair, act_3120948576/ });
    expect(row.textContent).toContain('asked 2 days ago or earlier');
    expect(row.textContent).toContain('Pending');
  });
});

describe('searching', () => {
  test('narrows the list as one types, marks the match, and counts', async () => {
    await openSurface();
    await userEvent.type(search(), 'BERL');
    await waitFor(() =>
      expect(names().map((name) => name.split(',')[0])).toEqual(['Berlin Bike Works', 'Hotel Berlin Mitte']),
    );
    expect(grid().querySelector('mark')?.textContent).toBe('Berl');
    expect(screen.getByText('2 of 3')).toBeTruthy();
    expect(grid().getAttribute('aria-rowcount')).toBe('2');
    const pending = screen.getByRole('tab', { name: 'Pending 1' });
    await waitFor(() => expect(pending.getAttribute('aria-description')).toBe('One match here'));
  });

  test('finds by id, by act_ id and by a pasted address', async () => {
    await openSurface();
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
    await openSurface();
    await userEvent.type(search(), 'jonas');
    const hits = await screen.findByRole('list', { name: 'People' });
    // What each person may do is read person by person, after their names.
    await waitFor(() => expect(within(hits).getByRole('button').textContent).toContain('2 accounts'));
    await waitFor(() => expect(names()).toHaveLength(2));
    await userEvent.click(within(hits).getByRole('button'));
    expect(await screen.findByRole('heading', { name: 'Jonas Meier' })).toBeTruthy();
  });

  test('more people of a name than fit: the others come when they are asked for', async () => {
    await openSurface();
    await userEvent.type(search(), 'r');
    const hits = await screen.findByRole('list', { name: 'People' });
    expect(within(hits).getAllByRole('listitem')).toHaveLength(4);
    await userEvent.click(within(hits).getByRole('button', { name: 'One more person' }));
    const found = within(hits).getAllByRole('button');
    expect(found).toHaveLength(4);
    expect(document.activeElement).toBe(found[3]);
  });

  test('a whole id that no list has can be claimed', async () => {
    await openSurface();
    await userEvent.type(search(), 'act_4455667788');
    await userEvent.click(await screen.findByRole('button', { name: 'Claim act_4455667788…' }));
    expect(useView.getState().dialog).toMatchObject({ kind: 'claim', accountIds: ['4455667788'] });
  });

  test('an act_ id that is being typed finds what it may become, and claims nothing', async () => {
    await openSurface();
    await userEvent.type(search(), 'act_99812');
    expect(names()).toEqual(['Spree Boats, act_9981230045, Disabled: risk payment']);
    expect(screen.queryByRole('button', { name: /Claim/ })).toBeNull();
  });

  test('many pasted ids: the dialog has as many as one can look at, and says how many more', async () => {
    await openSurface();
    const ids = Array.from({ length: 150 }, (_, index) => String(4_455_667_700 + index));
    await userEvent.click(search());
    await userEvent.paste(ids.join(' '));
    expect(screen.getByText(/^Nothing in Owned for/).textContent?.length).toBeLessThan(100);
    await userEvent.click(await screen.findByRole('button', { name: 'Claim 150 ad accounts…' }));
    expect(useView.getState().dialog).toEqual({ kind: 'claim', accountIds: ids.slice(0, 50), leftOut: 100 });
  });

  test('no match says so, and where there is one', async () => {
    await openSurface();
    await userEvent.type(search(), 'makers');
    await userEvent.click(await screen.findByRole('button', { name: 'One match in Pending' }));
    await waitFor(() => expect(names()).toHaveLength(1));
  });
});

describe('keys', () => {
  test('arrows move while one types, Enter opens, Escape goes back and clears', async () => {
    await openSurface();
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
    await openSurface();
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    search().dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  test('/ searches and ? shows the keys', async () => {
    await openSurface();
    search().blur();
    await userEvent.keyboard('/');
    expect(document.activeElement).toBe(search());
    await userEvent.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keyboard' })).toBeTruthy();
    expect(useView.getState().query).toBe('');
  });

  test('a question mark within a search is a question mark', async () => {
    await openSurface();
    await userEvent.type(search(), 'who?');
    expect(search().value).toBe('who?');
    expect(useView.getState().dialog).toBeNull();
  });

  test('Alt and a digit shows a list', async () => {
    await openSurface();
    await userEvent.keyboard('{Alt>}[Digit3]{/Alt}');
    expect(screen.getByRole('tab', { name: 'Pending 1' }).getAttribute('aria-selected')).toBe('true');
  });
});

describe('a long list', () => {
  const many = Array.from({ length: 500 }, (_, at) =>
    createAccount({ id: `${10_000_000 + at}` as never, name: `Account ${at}` }),
  );
  const getActive = (): HTMLElement | null => within(grid()).queryByRole('row', { selected: true });

  beforeEach(async () => {
    await fillDesk({ accounts: many });
    await getMirror().syncs.update([northwind, 'owned'], { total: 10_000 });
  });

  test('only the rows in sight are in the document', async () => {
    await openSurface();
    expect(grid().getAttribute('aria-rowcount')).toBe('10000');
    expect(within(grid()).getAllByRole('row').length).toBeLessThan(60);
    // The first paint has a screenful; the others are there soon after.
    await waitFor(async () => {
      await userEvent.keyboard('{Control>}{End}{/Control}');
      expect(getActive()?.getAttribute('aria-label')).toContain('Account 499');
      expect(getActive()?.getAttribute('aria-rowindex')).toBe('500');
    });
  });
});
