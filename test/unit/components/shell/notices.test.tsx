// @vitest-environment happy-dom
// shell: what stands in the way, and why a list is empty.

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { getMirror } from '../../../../utils/mirror/database.ts';
import type { SyncRow } from '../../../../utils/mirror/schema.ts';
import { createProblem } from '../../../../utils/problem.ts';
import { troubleItem } from '../../../../utils/storage.ts';
import { beginSurface } from '../support/begin-surface.ts';
import { getAsked, refused, startBackground } from '../support/fake-background.ts';
import { openSurface } from '../support/open-surface.tsx';
import { createSession, dana, fillMirror, northwind } from '../support/rows.ts';
import { fillDesk } from './fill-desk.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

beforeEach(async () => {
  beginSurface();
  await fillDesk();
});
afterEach(() => vi.restoreAllMocks());

const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Ad accounts' });
const names = (): string[] =>
  within(grid())
    .getAllByRole('row')
    .map((row) => row.getAttribute('aria-label') ?? '');

describe('what stands in the way is said', () => {
  test('signed out: by name, with the way back, and the list stays', async () => {
    await getMirror().sessions.put(createSession({ state: 'signed-out' }));
    await openSurface();
    expect(screen.getByText('Sign in again as Dana Northwind')).toBeTruthy();
    expect(names()).toHaveLength(3);
    expect(getAsked('refresh')).toEqual([]);
  });

  test('where one signs in again it is said once, and the field has the focus', async () => {
    const problem = createProblem({ kind: 'graph', remedy: 'sign-in', code: 190, subcode: 463 });
    await getMirror().sessions.put(createSession({ state: 'signed-out', problem }));
    await openSurface();
    await userEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
    const field = await screen.findByRole('textbox', { name: 'Access token' });
    expect(document.activeElement).toBe(field);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Sign in again');
    expect(screen.getAllByText(/as Dana Northwind/)).toHaveLength(1);
    expect(screen.getAllByText(/^The sign-in has/)).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Sign in again' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Back to the list' }));
    expect(screen.getByText('Sign in again as Dana Northwind')).toBeTruthy();
  });

  test.each([
    [5 * 60_000 + 30_000, 'The sign-in ends in 5 minutes'],
    [-5 * 60_000, 'The sign-in has ended'],
    [-1, 'The sign-in has ended'],
  ])('a sign-in whose time is over in %i ms', async (apart, words) => {
    await getMirror().sessions.put(createSession({ expiresAt: Date.now() + apart }));
    await openSurface();
    const banner = (await screen.findByText(words)).closest('[role=status]') as HTMLElement;
    expect(within(banner).getByRole('button', { name: 'Sign in again' })).toBeTruthy();
  });

  test('a sign-in that ends while one looks', async () => {
    const now = vi.spyOn(Date, 'now');
    const expiresAt = Date.now() + 11 * 60_000;
    await getMirror().sessions.put(createSession({ expiresAt }));
    const ticks: (() => void)[] = [];
    vi.spyOn(globalThis, 'setInterval').mockImplementation(((tick: () => void) => ticks.push(tick)) as never);
    await openSurface();
    expect(screen.queryByText(/^The sign-in/)).toBeNull();
    now.mockReturnValue(expiresAt + 1);
    act(() => {
      for (const tick of ticks) tick();
    });
    expect(screen.getByText('The sign-in has ended')).toBeTruthy();
  });

  test('a disk with no room at all, which the mirror itself could not say', async () => {
    const problem = createProblem({ kind: 'storage', remedy: 'act', reason: 'storage-full' });
    await troubleItem.setValue(problem);
    await openSurface();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The browser has no room left to store this.');
    expect(names()).toHaveLength(3);
    await troubleItem.setValue(null);
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  test.each([
    [459, 'Facebook wants to check who you are first.', 'Log in at facebook.com'],
    [464, "This Facebook profile isn't confirmed yet.", 'Confirm the profile at facebook.com.'],
  ])('what Facebook wants of the person first (190/%i), and Try again', async (subcode, what, todo) => {
    const problem = createProblem({ kind: 'graph', remedy: 'sign-in', code: 190, subcode });
    await getMirror().sessions.put(createSession({ state: 'signed-out', problem }));
    startBackground({ 'try-again': () => refused({ code: 190, subcode, remedy: 'sign-in' }) });
    await openSurface();
    const banner = (await screen.findByText(what)).closest('[role=status]');
    expect(banner?.textContent).toContain(todo);
    expect(banner?.textContent).toContain('The sign-in of Dana Northwind is kept here.');
    expect(screen.queryByText(/Sign in again/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(getAsked('try-again')).toEqual([{ principal: dana }]);
    expect(await screen.findByText("Facebook doesn't accept it yet.")).toBeTruthy();
    startBackground({ 'try-again': () => refused({ kind: 'network', remedy: 'retry' }) });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect((await screen.findByRole('alert')).textContent).toContain("There's no answer from Meta.");
  });

  test('a permission that is missing', async () => {
    await getMirror().sessions.put(createSession({ missing: ['ads_management'] }));
    await openSurface();
    expect(screen.getByText(/This sign-in lacks ads_management/)).toBeTruthy();
  });

  test('no connection', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await openSurface();
    expect(screen.getByText('No connection')).toBeTruthy();
  });

  test('throttled, with the time', async () => {
    const problem = createProblem({
      kind: 'graph',
      remedy: 'wait',
      code: 80004,
      retryAt: Date.now() + 5.5 * 60_000,
    });
    await getMirror().syncs.update([northwind, 'owned'], { state: 'waiting', problem });
    await openSurface();
    expect(screen.getByText(/Reading goes on by itself in 5 minutes/)).toBeTruthy();
  });

  test('a list that failed can be tried again', async () => {
    await getMirror().syncs.update([northwind, 'owned'], { state: 'failed', completedAt: Date.now() });
    await openSurface();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(getAsked('refresh').length).toBeGreaterThan(0));
  });

  test.each(['owned', 'people'] as const)(
    'what an ended sign-in kept from being read can not: %s',
    async (resource) => {
      const problem = createProblem({ kind: 'graph', remedy: 'sign-in', code: 190, subcode: 463 });
      await getMirror().sessions.put(createSession({ state: 'signed-out', problem }));
      const failed = { state: 'failed', completedAt: Date.now(), problem } as const;
      const sync = await getMirror().syncs.get([northwind, 'owned']);
      await getMirror().syncs.put({ ...(sync as SyncRow), resource, ...failed });
      await openSurface();
      const words = resource === 'owned' ? /reading again failed$/ : /not all people read$/;
      expect(await screen.findByText(words)).toBeTruthy();
      expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    },
  );
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
    await openSurface();
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
  test('failed because the sign-in ended: trying again is not offered', async () => {
    await empty({
      state: 'failed',
      problem: createProblem({ kind: 'graph', remedy: 'sign-in', code: 190, message: 'x' }),
    });
    expect(await screen.findByText("The list couldn't be read")).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
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
    await openSurface();
    expect(await screen.findByRole('button', { name: 'Connect' })).toBeTruthy();
  });
  test('connected, and no business', async () => {
    await fillMirror({ businesses: [] });
    await openSurface();
    expect(await screen.findByText('No business here')).toBeTruthy();
  });
});
