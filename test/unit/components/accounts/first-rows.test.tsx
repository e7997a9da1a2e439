// @vitest-environment happy-dom
// accounts: the list while only its first rows are here, in the moment after the first paint.

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { AccountsView } from '@/components/accounts/accounts-view.tsx';
import { initialView } from '@/components/view.ts';
import { useView } from '@/components/view-store.ts';
import type { AdAccountId } from '@/utils/ids.ts';
import type { SyncRow } from '@/utils/mirror/schema.ts';
import { createAccount, createBusiness, northwind } from '../support/rows.ts';

const all = Array.from({ length: 300 }, (_, at) =>
  createAccount({ id: `${10_000_000 + at}` as AdAccountId, name: `Account ${at}` }),
);
const sync: SyncRow = {
  businessId: northwind,
  resource: 'owned',
  state: 'complete',
  total: all.length,
  loaded: all.length,
  startedAt: 1,
  completedAt: 1,
  problem: null,
};

/** Renders the first rows alone; `readAll` brings the others. */
function renderFirst(): { readAll: () => void } {
  const view = (rows: typeof all, isRead: boolean) => (
    <AccountsView
      business={createBusiness()}
      lists={{
        rows: { owned: rows, shared: [], pending: [] },
        isRead: { owned: isRead, shared: isRead, pending: isRead },
      }}
      known={{ people: [], access: [], isWhole: true }}
      syncs={[sync]}
      isOnline={true}
      onRefresh={() => undefined}
    />
  );
  const { rerender } = render(view(all.slice(0, 64), false));
  return { readAll: () => rerender(view(all, true)) };
}

const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Ad accounts' });
const getActive = (): string | null | undefined =>
  within(grid()).queryByRole('row', { selected: true })?.getAttribute('aria-label');

beforeEach(() => {
  useView.setState({ ...initialView, businessId: northwind });
  Element.prototype.scrollIntoView = () => undefined;
});

test('nothing is said of what a search finds before all of them were looked through', async () => {
  const { readAll } = renderFirst();
  await userEvent.type(screen.getByRole('searchbox'), 'Account 200');
  expect(screen.queryByText(/of 300/)).toBeNull();
  expect(screen.queryByText(/No match/)).toBeNull();
  readAll();
  expect(screen.getByText('1 of 300')).toBeTruthy();
  expect(getActive()).toContain('Account 200');
});

test('no other row is taken for the one that was chosen', async () => {
  useView.setState({ selected: all[200]?.id ?? null });
  const { readAll } = renderFirst();
  expect(getActive()).toBeUndefined();
  screen.getByRole('searchbox').focus();
  await userEvent.keyboard('{Enter}{ArrowDown}');
  expect(useView.getState()).toMatchObject({ opened: [], selected: all[200]?.id });
  readAll();
  await waitFor(() => expect(getActive()).toContain('Account 200'));
  await userEvent.keyboard('{ArrowDown}');
  expect(useView.getState().selected).toBe(all[201]?.id);
});

test('where nothing was chosen the first row is at hand at once', async () => {
  renderFirst();
  screen.getByRole('searchbox').focus();
  await userEvent.keyboard('{Enter}');
  expect(useView.getState().opened).toEqual([{ kind: 'account', accountId: all[0]?.id }]);
});
