// @vitest-environment happy-dom
// accounts: an account opened whose name nobody knows.

import { render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { AccountView } from '@/components/accounts/account-view.tsx';
import { ok, startBackground } from '../support/fake-background.ts';
import { createAccount, createBusiness, fillMirror, stranger } from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

beforeEach(async () => {
  await fillMirror();
  startBackground({ 'open-account': () => ok(null) });
});

test.each([
  ['is named and its id is below', 'Berlin Makers Fair', 'Berlin Makers Fair'],
  ['without a name is told by its id, once', stranger, 'act_4455667788'],
])('a pending account %s', async (_, name, heading) => {
  const row = createAccount({ id: stranger, name, list: 'pending', access: 'PENDING', status: null });
  render(
    <AccountView
      accountId={stranger}
      isAdding={false}
      business={createBusiness()}
      known={{ people: [], access: [], isWhole: false }}
      lists={{
        rows: { owned: [], shared: [], pending: [row] },
        isRead: { owned: true, shared: true, pending: true },
      }}
    />,
  );
  const title = await screen.findByRole('heading', { level: 1 });
  expect(title.textContent).toContain(heading);
  const head = title.closest('header')?.textContent ?? '';
  expect(head.split('4455667788')).toHaveLength(2);
  expect(screen.getByRole('button', { name: 'Copy act_4455667788' })).toBeTruthy();
});
