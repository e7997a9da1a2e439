// @vitest-environment happy-dom
// Claim: one or several accounts, said before and told after.

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ClaimDialog } from '@/components/claim/claim-dialog.tsx';
import { createClaimDialog } from '@/components/claim/create-claim-dialog.ts';
import { Dialogs } from '@/components/shell/dialogs.tsx';
import { useView } from '@/components/view-store.ts';
import type { AdAccountId } from '../../../../utils/ids.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { createProblem } from '../../../../utils/problem.ts';
import { getAsked, ok, startBackground } from '../support/fake-background.ts';
import {
  bikeWorks,
  createBusiness,
  createClaim,
  createRun,
  createStep,
  fillMirror,
  hanok,
  northwind,
  stranger,
} from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

const onClose = vi.fn();
const third = '1112223334' as AdAccountId;

beforeEach(async () => {
  onClose.mockReset();
  useView.getState().forget();
  await fillMirror({
    businesses: [createBusiness(), createBusiness({ id: hanok, name: 'Hanok Digital' })],
  });
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
  startBackground({
    plan: ({ changes, businessId }) =>
      ok(
        changes.flatMap((change) =>
          change.operation === 'claim-ad-account'
            ? [
                createClaim({
                  businessId,
                  businessName: businessId === hanok ? 'Hanok Digital' : 'Northwind Media',
                  accountId: change.input.accountId,
                  refusal: change.input.accountId === bikeWorks ? 'already-owned' : null,
                }),
              ]
            : [],
        ),
      ),
    'find-account': ({ accountId }) =>
      ok({
        accountId,
        name: accountId === stranger ? 'Spree Boats' : null,
        ownerBusinessId: accountId === stranger ? hanok : null,
        ownerBusinessName: accountId === stranger ? 'Hanok Digital' : null,
        visible: accountId === stranger,
      }),
    apply: () => ok({ outcome: 'running', runId: 'run-1' }),
  });
});

const open = (ids: AdAccountId[]) =>
  render(<ClaimDialog businessId={northwind} accountIds={ids} onClose={onClose} />);
const dialog = () => screen.findByRole('dialog', { name: 'Claim an ad account' });
/** The button is there from the start, and off until it was planned what it would do. */
const claim = async (): Promise<HTMLElement> => {
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Claim' });
  await waitFor(() => expect(button.disabled).toBe(false));
  return button;
};

test('names account and business, says that it is one way, and whose it is now', async () => {
  open([stranger]);
  const box = await dialog();
  await waitFor(() => expect(box.textContent).toContain('Belongs to Hanok Digital'));
  for (const words of [
    'act_4455667788',
    'Northwind Media',
    northwind,
    "This can't be taken back here.",
    "it's yours at once",
    'Spree Boats',
  ])
    expect(box.textContent).toContain(words);
});

test('Claim is the act: it acknowledges one way and nothing else', async () => {
  open([third]);
  await userEvent.click(await claim());
  await waitFor(() =>
    expect(getAsked('apply')).toEqual([
      {
        businessId: northwind,
        changes: [{ operation: 'claim-ad-account', input: { accountId: third } }],
        acknowledged: ['one-way'],
        tabId: 7,
      },
    ]),
  );
});

test('a name that was looked up goes with the claim', async () => {
  open([stranger, third]);
  expect(await screen.findByText('Spree Boats')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Claim 2 accounts' }));
  await waitFor(() =>
    expect(getAsked('apply')[0]?.changes.map(({ input }) => input)).toEqual([
      { accountId: stranger, accountName: 'Spree Boats' },
      { accountId: third },
    ]),
  );
});

test('Cancel claims nothing', async () => {
  open([stranger]);
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(onClose).toHaveBeenCalled();
  expect(getAsked('apply')).toEqual([]);
});

test("what the business owns can't be claimed, and says so", async () => {
  open([bikeWorks]);
  expect(await screen.findByText('This account belongs to the business already.')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Claim' }).disabled).toBe(true);
});

test('several are all offered; those taken out and those refused are left', async () => {
  open([stranger, bikeWorks, third]);
  expect(await screen.findByRole('button', { name: 'Claim 2 accounts' })).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /act_1029384756/ }).disabled).toBe(true);
  await userEvent.click(screen.getByRole('checkbox', { name: /act_1112223334/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Claim 1 account' }));
  await waitFor(() =>
    expect(
      getAsked('apply')[0]?.changes.map(({ input }) => ('accountId' in input ? input.accountId : '')),
    ).toEqual([stranger]),
  );
});

test('each account has its own outcome: yours, asked, refused in words, being checked', async () => {
  const fourth = '5556667778' as AdAccountId;
  open([stranger, bikeWorks, third, fourth]);
  await userEvent.click(await screen.findByRole('button', { name: 'Claim 3 accounts' }));
  await getMirror().runs.put(createRun({ sample: createClaim(), state: 'running' }));
  const claimed = (index: number, accountId: AdAccountId) => ({ index, planned: createClaim({ accountId }) });
  await getMirror().steps.bulkPut([
    createStep({ ...claimed(0, stranger), outcome: { access: 'CONFIRMED' } }),
    createStep({ ...claimed(1, third), outcome: { access: 'PENDING' } }),
    createStep({
      ...claimed(2, fourth),
      state: 'failed',
      problem: createProblem({ kind: 'graph', remedy: 'fix', code: 3994 }),
    }),
    createStep({ ...claimed(3, '9998887776' as AdAccountId), state: 'checking' }),
    createStep({ ...claimed(4, '7778889990' as AdAccountId), outcome: { access: 'GONE' } }),
  ]);
  const box = await dialog();
  expect(await within(box).findByText("It's yours.")).toBeTruthy();
  expect(await within(box).findByText(/^Asked\. Its admins have to accept in Ads Manager\./)).toBeTruthy();
  expect((await within(box).findByRole('alert')).textContent).toContain(
    'a personal ad account that was never used',
  );
  expect(await within(box).findByText(/^Being checked/)).toBeTruthy();
  expect(within(box).getByText('Declined since, or ended.')).toBeTruthy();
  // The dialog names the business as well, whatever the bar above it shows.
  expect(within(box).getByText('Northwind Media').closest('p')?.textContent).toBe(
    `For the business Northwind Media (${northwind})`,
  );
  // The name that was looked up stays with the outcome.
  expect(await within(box).findByText('Spree Boats · act_4455667788')).toBeTruthy();
});

test.each([
  { access: 'CONFIRMED', isTakenBack: false, leads: true },
  { access: 'CONFIRMED', isTakenBack: true, leads: false },
  { access: 'PENDING', isTakenBack: false, leads: false },
] as const)('from the one account that is ours a way leads to its people: %o', async (came) => {
  open([stranger]);
  await userEvent.click(await screen.findByRole('button', { name: 'Claim' }));
  await getMirror().runs.put(createRun({ sample: createClaim() }));
  const { access, isTakenBack } = came;
  await getMirror().steps.put(createStep({ planned: createClaim(), outcome: { access }, isTakenBack }));
  await screen.findByText(/^(It's yours|Asked)/);
  const way = screen.queryByRole('button', { name: 'Open the account' });
  expect(way !== null).toBe(came.leads);
  if (!way) return;
  await userEvent.click(way);
  expect(useView.getState().opened).toEqual([{ kind: 'account', accountId: createClaim().accountId }]);
  expect(onClose).toHaveBeenCalledOnce();
});

test('closed with the surface and opened again, it is as far as it was, until it is put away', async () => {
  const { unmount } = open([stranger, third]);
  await userEvent.click(await screen.findByRole('checkbox', { name: /1112223334/ }));
  unmount();
  const again = open([stranger, third]);
  expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: /1112223334/ })).checked).toBe(false);
  await userEvent.click(screen.getByRole('button', { name: 'Claim 1 account' }));
  await getMirror().runs.put(createRun({ sample: createClaim() }));
  await getMirror().steps.put(createStep({ planned: createClaim(), outcome: { access: 'PENDING' } }));
  await screen.findByText(/^Asked\. Its admins/);
  again.unmount();
  const last = open([stranger, third]);
  await screen.findByText(/^Asked\. Its admins/);
  expect(screen.queryByRole('button', { name: /^Claim/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
  last.unmount();
  open([stranger, third]);
  expect(await screen.findByRole('button', { name: 'Claim 2 accounts' })).toBeTruthy();
});

test('a refusal has the name that was looked up, though it came after the click', async () => {
  open([stranger]);
  await userEvent.click(await claim());
  await getMirror().runs.put(createRun({ sample: createClaim() }));
  const problem = createProblem({ kind: 'graph', remedy: 'fix', code: 3994 });
  await getMirror().steps.put(createStep({ planned: createClaim(), state: 'failed', problem }));
  const told = await within(await dialog()).findByRole('alert');
  await waitFor(() => expect(told.textContent).toContain('Spree Boats · act_4455667788'));
});

test('without ids there is a field for any text that has some', async () => {
  useView.getState().openDialog(createClaimDialog([]));
  render(<Dialogs businessId={northwind} />);
  const field = await screen.findByRole('textbox', { name: 'Ids or addresses' });
  await userEvent.type(field, 'nothing here{Enter}');
  expect(await screen.findByText("There's no ad account id in this text.")).toBeTruthy();
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste('https://adsmanager.facebook.com/adsmanager/manage?act=4455667788\nact_1112223334');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  expect(await screen.findByRole('button', { name: 'Claim 2 accounts' })).toBeTruthy();
});

test('a longer list than one can look at: the dialog says how much it left out', async () => {
  useView.getState().openDialog(createClaimDialog([]));
  render(<Dialogs businessId={northwind} />);
  const field = await screen.findByRole('textbox', { name: 'Ids or addresses' });
  await userEvent.click(field);
  await userEvent.paste(Array.from({ length: 150 }, (_, index) => `act_${4_455_667_700 + index}`).join('\n'));
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  expect(useView.getState().dialog).toMatchObject({ kind: 'claim', leftOut: 100 });
  expect(await screen.findByRole('button', { name: 'Claim 50 accounts' })).toBeTruthy();
});
