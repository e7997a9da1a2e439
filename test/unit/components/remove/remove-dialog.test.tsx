// @vitest-environment happy-dom
// Remove: withdraw, give up, or learn why not.

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { RemoveDialog } from '@/components/remove/remove-dialog.tsx';
import { useView } from '@/components/view-store.ts';
import type { PersonId } from '../../../../utils/ids.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import type { AdAccountRow } from '../../../../utils/mirror/schema.ts';
import { getAsked, ok, startBackground } from '../support/fake-background.ts';
import {
  bikeWorks,
  createAccess,
  createAccount,
  createPlanned,
  createRun,
  createStep,
  fillMirror,
  northwind,
} from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

beforeEach(() => {
  useView.getState().forget();
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
  startBackground({ apply: () => ok({ outcome: 'running', runId: 'run-1' }) });
});

async function open(account: Partial<AdAccountRow>): Promise<HTMLElement> {
  await fillMirror({ accounts: [createAccount(account)] });
  render(<RemoveDialog businessId={northwind} accountId={bikeWorks} onClose={() => undefined} />);
  return screen.findByRole('dialog');
}

test('a pending request is withdrawn by a button that says so', async () => {
  const box = await open({ list: 'pending', access: 'PENDING' });
  for (const words of ['Berlin Bike Works', `act_${bikeWorks}`, 'Northwind Media', northwind])
    expect(box.textContent).toContain(words);
  await userEvent.click(screen.getByRole('button', { name: 'Withdraw the request' }));
  await waitFor(() =>
    expect(getAsked('apply')).toEqual([
      {
        businessId: northwind,
        changes: [{ operation: 'remove-ad-account', input: { accountId: bikeWorks, list: 'pending' } }],
        acknowledged: ['removal'],
        tabId: 7,
      },
    ]),
  );
  const planned = createPlanned({
    change: { operation: 'remove-ad-account', input: { accountId: bikeWorks } },
    personId: null,
    personName: null,
  });
  await getMirror().runs.put(createRun({ sample: planned }));
  await getMirror().steps.put(createStep({ planned }));
  // What is remembered of it has ids alone: names are read where everything else is.
  await waitFor(() => expect(JSON.stringify(useView.getState().drafts)).toContain('run-1'));
  expect(JSON.stringify(useView.getState().drafts)).not.toMatch(/Berlin Bike Works|Northwind Media/);
  // Its row is gone then; the dialog goes on naming it.
  await getMirror().listPages.clear();
  expect(await screen.findByText('The request is withdrawn.')).toBeTruthy();
  expect(box.textContent).toContain('Berlin Bike Works');

  // Closed with the surface and opened again, it is as it was left.
  cleanup();
  render(<RemoveDialog businessId={northwind} accountId={bikeWorks} onClose={() => undefined} />);
  expect(await screen.findByText('The request is withdrawn.')).toBeTruthy();
  expect(screen.getByRole('dialog').textContent).toContain('Berlin Bike Works');
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(useView.getState().drafts).toEqual({});
});

test('giving up shared access says who loses theirs', async () => {
  await fillMirror();
  const box = await open({ list: 'shared', relation: 'AGENCY' });
  expect(box.textContent).toContain('Nobody of this business has access to it at the moment.');
  const people = ['Jonas Meier', 'So-yeon Oh'].map((name, n) => ({ name, id: `90000000${n}` as PersonId }));
  await getMirror().people.bulkPut(
    people.map(({ name, id }) => ({
      businessId: northwind,
      id,
      name,
      folded: name.toLowerCase(),
      kind: 'business_user' as const,
      role: null,
      email: null,
    })),
  );
  await getMirror().access.bulkPut(
    people.map(({ id }) => createAccess({ personId: id, tasks: { [bikeWorks]: 1 } })),
  );
  expect(await screen.findByText('2 people lose access: Jonas Meier and So-yeon Oh.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Give up access' }));
  await waitFor(() => expect(getAsked('apply')).toHaveLength(1));
});

test('an owned account says why it stays, and offers no way to try', async () => {
  const box = await open({});
  expect(box.textContent).toContain('The business owns this account.');
  expect(screen.getAllByRole('button').map((button) => button.textContent)).not.toContain('Give up access');
  expect(screen.queryByRole('button', { name: /Withdraw|Give up/ })).toBeNull();
});

test('an account that is gone meanwhile is said to be', async () => {
  await fillMirror();
  render(<RemoveDialog businessId={northwind} accountId={bikeWorks} onClose={() => undefined} />);
  expect(await screen.findByText("This account isn't in the business any more.")).toBeTruthy();
});

test('a request that goes while it is asked about does not turn into giving up access', async () => {
  await open({ list: 'pending', access: 'PENDING' });
  await screen.findByRole('button', { name: 'Withdraw the request' });
  await fillMirror({ accounts: [createAccount({ list: 'shared', relation: 'AGENCY' })] });
  await screen.findByText(/what the account is to the business has changed/);
  expect(screen.queryByRole('button', { name: 'Give up access' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Withdraw the request' })).toBeNull();
});

test('the second click of a double click meets nothing', async () => {
  const onClose = vi.fn();
  await fillMirror({ accounts: [createAccount({ list: 'pending', access: 'PENDING' })] });
  render(<RemoveDialog businessId={northwind} accountId={bikeWorks} onClose={onClose} />);
  const cancel = await screen.findByRole('button', { name: 'Cancel' });
  fireEvent.click(cancel, { detail: 2 });
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.click(cancel, { detail: 1 });
  expect(onClose).toHaveBeenCalledOnce();
});
