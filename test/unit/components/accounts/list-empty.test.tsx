// @vitest-environment happy-dom
// accounts: why a list shows nothing.

import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ListEmpty } from '@/components/accounts/list-empty.tsx';
import type { SyncRow } from '../../../../utils/mirror/schema.ts';
import { parseAccountQuery } from '../../../../utils/mirror/search.ts';
import { northwind } from '../support/rows.ts';

const nothing = (): void => undefined;

/** A list that was read to its end, with none of its rows here. */
function show(total: number, text = ''): void {
  const sync: SyncRow = {
    businessId: northwind,
    resource: 'owned',
    state: 'complete',
    loaded: total,
    total,
    startedAt: 1,
    completedAt: 2,
    problem: null,
  };
  const search = {
    query: parseAccountQuery(text),
    isSearching: text !== '',
    hits: { owned: [], shared: [], pending: [] },
    people: [],
    unknownIds: [],
  };
  render(
    <ListEmpty
      list="owned"
      sync={sync}
      search={search}
      text={text}
      hasRows={false}
      areAllRead
      businessName="Northwind Media"
      isOnline
      onShow={nothing}
      onClaim={nothing}
      onCreate={nothing}
      onClear={nothing}
      onRefresh={nothing}
    />,
  );
}

test('none are said to be none', () => {
  show(0);
  expect(screen.getByText('No ad accounts yet')).toBeTruthy();
});

test.each(['', 'berl'])('rows that are still on their way are not said to be none (search: "%s")', (text) => {
  show(1_200, text);
  expect(screen.getByText('Reading the ad accounts…')).toBeTruthy();
  expect(screen.queryByText('No ad accounts yet')).toBeNull();
  expect(screen.queryByText('No match')).toBeNull();
});
