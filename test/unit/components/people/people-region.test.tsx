// @vitest-environment happy-dom
// people: who may do what, from the account's side.

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { initialView, type Opened } from '@/components/view.ts';
import { useView } from '@/components/view-store.ts';
import type { PersonId } from '../../../../utils/ids.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { readList } from '../../../../utils/mirror/queries.ts';
import { writeList } from '../../../../utils/mirror/write-list.ts';
import { createProblem } from '../../../../utils/problem.ts';
import { viewItems } from '../../../../utils/storage.ts';
import { bot, fair, fillDesk, hotel, shop, spree } from '../shell/fill-desk.ts';
import { getAsked, ok, refused, startBackground } from '../support/fake-background.ts';
import { openSurface } from '../support/open-surface.tsx';
import { bikeWorks, createAccess, createPlanned, createStep, jonas, northwind } from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

const answers = {
  refresh: () => ok(null),
  'read-page': () => ok(null),
  'open-account': () => ok(null),
  'open-person': () => ok(null),
  apply: () => ok({ outcome: 'running' as const, runId: 'run-1' }),
} as const;

beforeEach(async () => {
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
  Object.assign(fakeBrowser.windows, { getCurrent: async () => ({ id: 3 }) });
  Element.prototype.scrollIntoView = () => undefined;
  startBackground(answers);
  await fillDesk();
});
afterEach(() => vi.restoreAllMocks());

async function open(...opened: Opened[]): Promise<void> {
  await viewItems.popup.setValue({ ...initialView, businessId: northwind, opened });
  await openSurface();
}
const openAccount = async (accountId: typeof bikeWorks): Promise<HTMLElement> => {
  await open({ kind: 'account', accountId });
  return screen.findByRole('region', { name: 'People' });
};
const group = (name: string): Promise<HTMLElement> => screen.findByRole('radiogroup', { name });
const radio = async (name: string, level: string): Promise<HTMLElement> =>
  within(await group(name)).getByRole('radio', { name: level });

describe('an account opened', () => {
  test('is read anew, and shows everybody with their level', async () => {
    const region = await openAccount(bikeWorks);
    await waitFor(() =>
      expect(getAsked('open-account')).toEqual([{ businessId: northwind, accountId: bikeWorks }]),
    );
    expect((await radio('Anna Keller', 'Manage')).getAttribute('aria-checked')).toBe('true');
    expect((await radio('Jonas Meier', 'Advertise')).getAttribute('aria-checked')).toBe('true');
    // Where it is narrow the words are cut: they are their own tips.
    expect(await within(region).findByTitle('Admin · you')).toBeTruthy();
    expect((await within(region).findAllByTitle('Jonas Meier')).length).toBeGreaterThan(0);
    expect(await within(region).findByRole('button', { name: 'Remove Jonas Meier' })).toBeTruthy();
  });

  test('one click changes a level', async () => {
    await openAccount(bikeWorks);
    await userEvent.click(await radio('Jonas Meier', 'Analyze'));
    await waitFor(() => expect(getAsked('apply')).toHaveLength(1));
    expect(getAsked('apply')[0]).toMatchObject({
      businessId: northwind,
      changes: [{ operation: 'set-tasks', input: { accountId: bikeWorks, personId: jonas, tasks: 1 } }],
    });
  });

  test('a double click that opened the account changes nobody', async () => {
    await openAccount(bikeWorks);
    fireEvent.click(await radio('Jonas Meier', 'Analyze'), { detail: 2 });
    fireEvent.click(screen.getByRole('button', { name: 'Remove Jonas Meier' }), { detail: 2 });
    await userEvent.click(await radio('Jonas Meier', 'Manage'));
    await waitFor(() => expect(getAsked('apply')).toHaveLength(1));
    expect(getAsked('apply')[0]).toMatchObject({ changes: [{ input: { tasks: 7 } }] });
  });

  test('who comes in while it is open comes last', async () => {
    await openAccount(bikeWorks);
    await group('Jonas Meier');
    const input = { accountId: bikeWorks, personId: '1000' as PersonId, tasks: 7 };
    const planned = createPlanned({ change: { operation: 'set-tasks', input } });
    await getMirror().steps.put(createStep({ state: 'sent', planned }));
    await group('1000');
    const names = screen.getAllByRole('radiogroup').map((one) => one.getAttribute('aria-label'));
    expect(names).toEqual(['Anna Keller', 'Jonas Meier', '1000']);
  });

  test('a removal takes all', async () => {
    await openAccount(bikeWorks);
    await group('Jonas Meier');
    await userEvent.click(screen.getByRole('button', { name: 'Remove Jonas Meier' }));
    await waitFor(() =>
      expect(getAsked('apply')[0]?.changes[0]?.input).toEqual({
        accountId: bikeWorks,
        personId: jonas,
        tasks: 0,
      }),
    );
  });

  test('a change on its way shows where it goes, and a newer wish may follow', async () => {
    await getMirror().steps.put(
      createStep({
        state: 'sent',
        planned: createPlanned({
          change: { operation: 'set-tasks', input: { accountId: bikeWorks, personId: jonas, tasks: 7 } },
        }),
      }),
    );
    await openAccount(bikeWorks);
    await waitFor(async () => expect((await group('Jonas Meier')).getAttribute('aria-busy')).toBe('true'));
    await waitFor(async () =>
      expect((await radio('Jonas Meier', 'Manage')).getAttribute('aria-checked')).toBe('true'),
    );
    await userEvent.click(await radio('Jonas Meier', 'Analyze'));
    await waitFor(() => expect(getAsked('apply')).toHaveLength(1));
    expect(getAsked('apply')[0]).toMatchObject({ changes: [{ input: { personId: jonas, tasks: 1 } }] });
  });

  test('what failed is told where it was tried', async () => {
    await openAccount(bikeWorks);
    await userEvent.click(await radio('Jonas Meier', 'Analyze'));
    await waitFor(() => expect(getAsked('apply')).toHaveLength(1));
    const problem = createProblem({ kind: 'graph', remedy: 'act', code: 200, message: '(#200) No.' });
    await act(() => getMirror().steps.put(createStep({ runId: 'run-1', state: 'failed', problem })));
    expect(await screen.findByText('(#200) No.', { exact: false })).toBeTruthy();
  });

  test('what succeeded is said', async () => {
    await openAccount(bikeWorks);
    await userEvent.click(
      await radio('Jonas Meier', 'Advertise').then(() => radio('Jonas Meier', 'Analyze')),
    );
    await waitFor(() => expect(getAsked('apply')).toHaveLength(1));
    await act(() => getMirror().steps.put(createStep({ runId: 'run-1', state: 'done' })));
    expect(await screen.findByText('Jonas Meier can now Advertise on Berlin Bike Works')).toBeTruthy();
  });

  test('levels beyond what the business may give say so', async () => {
    await getMirror().access.put(createAccess({ tasks: { [shop]: 1 } }));
    await openAccount(shop);
    const manage = await radio('Jonas Meier', 'Manage');
    await waitFor(() => expect(manage.hasAttribute('disabled')).toBe(true));
    expect(manage.getAttribute('title')).toBe('Northwind Media may not give this out on the account');
    expect((await radio('Jonas Meier', 'Advertise')).hasAttribute('disabled')).toBe(false);
  });

  test('somebody is added with the least, by one pick', async () => {
    await openAccount(bikeWorks);
    await group('Jonas Meier');
    await userEvent.click(screen.getByRole('combobox', { name: 'Add a person' }));
    const options = screen.getAllByRole('option').map((option) => option.textContent);
    expect(options.some((text) => text?.includes('Jonas'))).toBe(false);
    expect(options.at(-1)).toContain("hasn't joined yet");
    await userEvent.click(screen.getByRole('option', { name: /Reporting bot/ }));
    await waitFor(() =>
      expect(getAsked('apply')[0]?.changes[0]?.input).toEqual({
        accountId: bikeWorks,
        personId: bot,
        tasks: 1,
      }),
    );
  });

  test('by "Assign…" the field to add somebody has the focus', async () => {
    await open({ kind: 'account', accountId: hotel, adding: true });
    const field = await screen.findByRole('combobox', { name: 'Add a person' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(await screen.findByText('Nobody is assigned yet.')).toBeTruthy();
  });

  test('nobody who can manage is said', async () => {
    await openAccount(spree);
    expect(await screen.findByText('Nobody can manage this account.')).toBeTruthy();
  });

  test('one whose owner lets nobody here manage misses nobody', async () => {
    const rows = await readList(getMirror(), northwind, 'owned');
    const patched = rows.map((row) => (row.id === spree ? { ...row, permitted: 1 } : row));
    await writeList(getMirror(), northwind, 'owned', patched);
    await openAccount(spree);
    expect(await screen.findByRole('radio', { name: 'Analyze' })).toBeTruthy();
    expect(screen.queryByText('Nobody can manage this account.')).toBeNull();
  });

  test('a pending one says when one asked, and that people come later', async () => {
    await open({ kind: 'account', accountId: fair });
    expect(await screen.findByText(/Northwind Media asked for ownership 2 days ago/)).toBeTruthy();
    expect(
      await screen.findByText('People can be assigned once the request has been accepted.'),
    ).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Withdraw the request…' }));
    expect(useView.getState().dialog).toEqual({ kind: 'remove', accountId: fair });
  });

  test('an owned one says why it cannot be removed; a shared one can', async () => {
    await openAccount(bikeWorks);
    expect(await screen.findByText(/Can't be removed. Northwind Media owns this ad account/)).toBeTruthy();
    act(() => useView.getState().open({ kind: 'account', accountId: shop }));
    await userEvent.click(await screen.findByRole('button', { name: 'Remove…' }));
    expect(useView.getState().dialog).toEqual({ kind: 'remove', accountId: shop });
  });

  test('figures and facts are in words and in its own currency', async () => {
    await getMirror().accountDetails.put({
      businessId: northwind,
      id: bikeWorks,
      name: 'Berlin Bike Works',
      status: 1,
      disableReason: 0,
      currency: 'JPY',
      timezoneId: 77,
      timezoneName: 'Asia/Kolkata',
      timezoneOffsetHours: 5.5,
      amountSpent: '1248020',
      balance: '310',
      spendCap: '0',
      minDailyBudget: '100',
      fundingSource: null,
      fundingSourceText: 'Visa 1234',
      createdAt: new Date(2024, 2, 1, 12).getTime(),
      ownerBusinessId: northwind,
      ownerBusinessName: 'Northwind Media',
      endAdvertiser: 'UNFOUND',
      endAdvertiserName: null,
      mediaAgency: 'NONE',
      partner: '777888999',
      isPrepay: true,
      mine: 3,
      readAt: Date.now(),
      peopleReadAt: Date.now(),
      problem: null,
    });
    await openAccount(bikeWorks);
    for (const text of [
      '¥1,248,020',
      '¥310',
      'Visa 1234',
      'One without a Page or app on Facebook',
      '777888999',
      'Prepaid',
    ]) {
      expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);
    }
    const fact = (label: string) => screen.getByText(label).nextElementSibling?.textContent;
    expect(fact('Spending limit')).toBe('None');
    expect(fact('Time zone')).toBe('Asia/Kolkata (UTC+5:30)');
    expect(fact('You may')).toBe('Analyze and Advertise');
    expect(fact('Created')).toBe('Mar 1, 2024');
  });

  test('it opens in Ads Manager, in a tab of its own', async () => {
    await openAccount(bikeWorks);
    const link = await screen.findByRole('link', { name: /Open in Ads Manager/ });
    expect(link.getAttribute('href')).toBe(
      `https://adsmanager.facebook.com/adsmanager/manage/campaigns?act=${bikeWorks}&business_id=${northwind}`,
    );
    expect(link.getAttribute('rel')).toBe('noreferrer');
  });

  test('what Meta refused to tell is said, and the rest is there', async () => {
    startBackground({
      ...answers,
      'open-account': () => refused({ code: 2, remedy: 'retry', message: 'Service down' }),
    });
    await openAccount(bikeWorks);
    expect(await screen.findByText('Service down', { exact: false })).toBeTruthy();
    expect(await group('Anna Keller')).toBeTruthy();
  });

  test('one that is gone says so', async () => {
    await open({ kind: 'account', accountId: '999999999' as never });
    expect(await screen.findByText('This ad account is no longer in the list')).toBeTruthy();
  });

  test('where page and panel differ, nothing can be changed', async () => {
    await fakeBrowser.storage.session.set({
      pageContexts: { 7: { businessId: '7060504030201', adAccountIds: [] } },
    });
    await openAccount(bikeWorks);
    await waitFor(async () =>
      expect((await radio('Jonas Meier', 'Analyze')).hasAttribute('disabled')).toBe(true),
    );
    expect(screen.getByRole('combobox', { name: 'Add a person' }).hasAttribute('disabled')).toBe(true);
  });
});
