// @vitest-environment happy-dom
// What is chosen from elsewhere comes into sight; a list that was left somewhere else stays there.

import { render, screen } from '@testing-library/react';
import { act, type ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { AccountsView } from '@/components/accounts/accounts-view.tsx';
import { initialView } from '@/components/view.ts';
import { useView } from '@/components/view-store.ts';
import type { AdAccountId } from '@/utils/ids.ts';
import type { SyncRow } from '@/utils/mirror/schema.ts';
import { createAccount, createBusiness, northwind } from '../support/rows.ts';

const all = Array.from({ length: 3_000 }, (_, at) =>
  createAccount({ id: `${10_000_000 + at}` as AdAccountId, name: `Account ${at}` }),
);

function List({ many }: { many: number }): ReactNode {
  const isWhole = many === all.length;
  return (
    <AccountsView
      business={createBusiness()}
      lists={{
        rows: { owned: all.slice(0, many), shared: [], pending: [] },
        isRead: { owned: isWhole, shared: isWhole, pending: isWhole },
      }}
      known={{ people: [], access: [], isWhole: true }}
      syncs={[{ resource: 'owned', state: 'complete', total: all.length } as SyncRow]}
      isOnline
      onRefresh={() => undefined}
    />
  );
}

const select = (at: number): void => useView.setState({ selected: all[at]?.id ?? null });
const getTop = (): number => screen.getByRole('grid', { name: 'Ad accounts' }).scrollTop;

function leaveAt(offset: number, chosen: number): void {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  useView.setState({
    ...initialView,
    businessId: northwind,
    scroll: { owned: offset, shared: 0, pending: 0 },
  });
  select(chosen);
}
afterEach(() => vi.restoreAllMocks());

test.each([
  [4_000, 2_000, 1_064],
  [0, 30, 64],
])('left at %i with row %i chosen, of which %i are here at first', (offset, chosen, many) => {
  leaveAt(offset, chosen);
  const { rerender } = render(<List many={many} />);
  expect(getTop()).toBe(offset);
  rerender(<List many={all.length} />);
  expect(getTop()).toBe(offset);
});

test('one that is chosen later is brought into sight, also where it comes later still', () => {
  leaveAt(0, 1);
  const { rerender } = render(<List many={64} />);
  act(() => select(40));
  const top = getTop();
  expect(top).toBeGreaterThan(0);
  act(() => select(2_000));
  expect(getTop()).toBe(top);
  rerender(<List many={all.length} />);
  expect(getTop()).toBeGreaterThan(50_000);
});
