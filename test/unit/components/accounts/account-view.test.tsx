// @vitest-environment happy-dom
// accounts: an account opened that Meta doesn't show, or not whole.

import { render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { AccountView } from '@/components/accounts/account-view.tsx';
import type { AdAccountId } from '@/utils/ids.ts';
import { getMirror } from '@/utils/mirror/database.ts';
import type { AdAccountRow } from '@/utils/mirror/schema.ts';
import type { RemovalFacts } from '@/utils/runs/types.ts';
import { ok, refused, startBackground } from '../support/fake-background.ts';
import {
  createAccount,
  createBusiness,
  createClaim,
  createPlanned,
  createStep,
  fillMirror,
  stranger,
} from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

beforeEach(async () => {
  await fillMirror();
  startBackground({ 'open-account': () => ok(null) });
});

const open = (row: AdAccountRow): void => show(row.id, row);

function show(accountId: AdAccountId, row?: AdAccountRow): void {
  render(
    <AccountView
      accountId={accountId}
      isAdding={false}
      business={createBusiness()}
      known={{ people: [], access: [], isWhole: false }}
      syncs={[]}
      onRefresh={() => undefined}
      lists={{
        rows: { owned: [], shared: [], pending: [], ...(row && { [row.list]: [row] }) },
        isRead: { owned: true, shared: true, pending: true },
      }}
    />,
  );
}
const pending = createAccount({ id: stranger, list: 'pending', access: 'PENDING', status: null });
const notVisible = { code: 100, subcode: 33, remedy: 'fix', message: 'Unsupported get request.' } as const;

test.each([
  ['OWNER', /^Northwind Media asked for ownership/],
  ['AGENCY', /^Northwind Media asked for access as an agency/],
] as const)('a pending account says what was asked for: %s', async (relation, words) => {
  open({ ...pending, relation });
  expect(await screen.findByText(words)).toBeTruthy();
});

test.each([
  ['is named and its id is below', 'Berlin Makers Fair', 'Berlin Makers Fair'],
  ['without a name is told by its id, once', stranger, 'act_4455667788'],
])('a pending account %s', async (_, name, heading) => {
  open({ ...pending, name });
  const title = await screen.findByRole('heading', { level: 1 });
  expect(title.textContent).toContain(heading);
  const head = title.closest('header')?.textContent ?? '';
  expect(head.split('4455667788')).toHaveLength(2);
  expect(screen.getByRole('button', { name: 'Copy act_4455667788' })).toBeTruthy();
});

test.each([
  notVisible,
  { code: 200, remedy: 'act', message: 'Ad account owner has NOT grant ads_management permission' },
] as const)(
  'a pending account that Meta does not show yet ($code) says that this is how it is',
  async (refusal) => {
    startBackground({ 'open-account': () => refused(refusal) });
    open(pending);
    expect(await screen.findByText(/^Once .* accepted, Meta shows the details, and people/)).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  },
);

test('a pending account that could not be read for another reason says that reason', async () => {
  startBackground({ 'open-account': () => refused({ code: 2, remedy: 'retry', message: 'Service down' }) });
  open(pending);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Service down'));
  expect(screen.queryByText(/Meta shows the details/)).toBeNull();
});

test.each(['owned', 'shared'] as const)(
  'an account that is %s and yet not found is told as that',
  async (list) => {
    startBackground({ 'open-account': () => refused(notVisible) });
    open(createAccount({ list, relation: list === 'owned' ? 'OWNER' : 'AGENCY' }));
    const problem = await screen.findByRole('alert');
    expect(problem.textContent).toContain("Meta doesn't find this object");
    expect(problem.textContent).toContain('Berlin Bike Works');
  },
);

const removal = (facts: RemovalFacts) =>
  createPlanned({
    change: { operation: 'remove-ad-account', input: { accountId: stranger } },
    accountId: stranger,
    personId: null,
    facts,
  });
const claimed = createStep({
  accountId: stranger,
  planned: createClaim(),
  outcome: { access: 'PENDING' },
});
const withdrawn = createStep({
  runId: 'run-2',
  accountId: stranger,
  createdAt: 2,
  planned: removal({ list: 'pending', relation: 'OWNER' }),
});
const givenUp = createStep({
  ...withdrawn,
  planned: removal({ list: 'shared', relation: 'AGENCY' }),
});

test.each([
  ['whose request was withdrawn from here', [claimed, withdrawn], 'You withdrew the request for it.'],
  ['that was given up from here', [givenUp], "You gave up the business's access to it."],
  ['that was asked for, and answered', [claimed], "The request for it isn't pending any more."],
  [
    'that was asked for, and declined',
    [{ ...claimed, outcome: { access: 'GONE' } }],
    'The request for it was declined or has ended.',
  ],
  [
    'that was asked for again',
    [withdrawn, { ...claimed, createdAt: 3 }],
    "The request for it isn't pending any more.",
  ],
  ['of which nothing is known here', [], 'It was removed, or the business has lost access to it.'],
] as const)('an account %s says how it left', async (_, steps, words) => {
  await getMirror().steps.bulkPut(steps);
  show(stranger);
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.getByText('act_4455667788')).toBeTruthy();
});
