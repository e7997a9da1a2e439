// @vitest-environment happy-dom
// people: who may do what, from the person's side.

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { initialView, type Opened } from '@/components/view.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { viewItems } from '../../../../utils/storage.ts';
import { accounts, anna, bot, fillDesk, hotel, spree } from '../shell/fill-desk.ts';
import { getAsked, ok, startBackground } from '../support/fake-background.ts';
import { openSurface } from '../support/open-surface.tsx';
import { bikeWorks, createAccess, createAccount, jonas, northwind } from '../support/rows.ts';

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
const group = (name: string): Promise<HTMLElement> => screen.findByRole('radiogroup', { name });
const radio = async (name: string, level: string): Promise<HTMLElement> =>
  within(await group(name)).getByRole('radio', { name: level });

describe('a person opened', () => {
  const openPerson = async (personId: typeof jonas): Promise<void> => {
    await open({ kind: 'person', personId });
    await screen.findByRole('region', { name: 'Ad accounts' });
  };

  test('shows their accounts with a radio group each', async () => {
    await openPerson(jonas);
    await waitFor(() =>
      expect(getAsked('open-person')).toEqual([{ businessId: northwind, personId: jonas }]),
    );
    expect((await radio('Berlin Bike Works', 'Advertise')).getAttribute('aria-checked')).toBe('true');
    expect((await radio('Spree Boats', 'Analyze')).getAttribute('aria-checked')).toBe('true');
    expect(screen.getByText('act_9981230045')).toBeTruthy();
  });

  test('the same acts, from that side', async () => {
    await openPerson(jonas);
    await userEvent.click(await radio('Spree Boats', 'Manage'));
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Berlin Bike Works' }));
    await waitFor(() => expect(getAsked('apply')).toHaveLength(2));
    expect(getAsked('apply').map(({ changes }) => changes[0]?.input)).toEqual([
      { accountId: spree, personId: jonas, tasks: 7 },
      { accountId: bikeWorks, personId: jonas, tasks: 0 },
    ]);
  });

  test('an account is found by its id and added', async () => {
    await openPerson(jonas);
    await group('Spree Boats');
    await userEvent.type(screen.getByRole('combobox', { name: 'Add an account' }), '77410');
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(getAsked('apply')[0]?.changes[0]?.input).toEqual({
        accountId: hotel,
        personId: jonas,
        tasks: 1,
      }),
    );
  });

  test('somebody with nothing has nothing', async () => {
    await getMirror().access.put(createAccess({ personId: bot, tasks: {} }));
    await openPerson(bot);
    expect(await screen.findByText('No ad accounts are assigned to this person.')).toBeTruthy();
  });

  test('who has not joined can be given nothing yet', async () => {
    await open({ kind: 'person', personId: '900000003' as never });
    expect(await screen.findByText(/Accounts can be assigned once the invitation is accepted/)).toBeTruthy();
    expect(getAsked('open-person')).toEqual([]);
  });

  test('of very many accounts the first are shown, and one can search', async () => {
    const many = Array.from({ length: 80 }, (_, at) =>
      createAccount({ id: `${10_000_000 + at}` as never, name: `Account ${String(at).padStart(2, '0')}` }),
    );
    await fillDesk({ accounts: [...accounts, ...many] });
    const tasks = Object.fromEntries(many.map((row) => [row.id, 1]));
    await getMirror().access.put(createAccess({ personId: anna, tasks }));
    await openPerson(anna);
    await waitFor(() => expect(screen.getAllByRole('radiogroup')).toHaveLength(50));
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(screen.getAllByRole('radiogroup')).toHaveLength(80));
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find among these accounts' }), 'account 7');
    await waitFor(() => expect(screen.getAllByRole('radiogroup')).toHaveLength(10));
  });
});
