// @vitest-environment happy-dom
// Create: form, review, outcome.

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CreateDialog } from '@/components/create/create-dialog.tsx';
import { useView } from '@/components/view-store.ts';
import type { AdAccountId } from '../../../../utils/ids.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { createProblem } from '../../../../utils/problem.ts';
import type { PlannedChange } from '../../../../utils/runs/types.ts';
import { getAsked, ok, startBackground } from '../support/fake-background.ts';
import { createPlanned, createRun, createStep, fillMirror, northwind } from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

const onClose = vi.fn();
const input = {
  name: 'Elbe Optik',
  currency: 'EUR',
  timezoneId: 47,
  endAdvertiser: northwind,
  mediaAgency: 'NONE',
  partner: 'NONE',
  invoice: false,
};
const planned: PlannedChange = createPlanned({
  change: { operation: 'create-ad-account', input },
  accountId: null,
  accountName: 'Elbe Optik',
  personId: null,
  personName: null,
});

beforeEach(async () => {
  onClose.mockReset();
  useView.getState().forget();
  await fillMirror();
  await getMirror().credit.put({ businessId: northwind, lines: [] });
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
  startBackground({ apply: () => ok({ outcome: 'running', runId: 'run-1' }) });
});

const open = () => render(<CreateDialog businessId={northwind} onClose={onClose} />);
const click = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

async function fillForm(): Promise<void> {
  await userEvent.type(await screen.findByRole('textbox', { name: 'Account name' }), 'Elbe Optik');
  await userEvent.type(screen.getByRole('combobox', { name: 'Currency' }), 'euro');
  await userEvent.click(await screen.findByRole('option', { name: /EUR/ }));
  const zone = screen.getByRole<HTMLInputElement>('combobox', { name: 'Time zone' });
  await waitFor(() => expect(zone.disabled).toBe(false));
  await userEvent.type(zone, 'berlin');
  await userEvent.click(await screen.findByRole('option', { name: /Europe\/Berlin/ }));
}

test('says before what is for good, and how many of the five are known', async () => {
  await getMirror().runs.put(createRun({ operation: 'create-ad-account', sample: planned }));
  open();
  expect(await screen.findByText(/Currency and time zone can't be changed afterwards/)).toBeTruthy();
  expect(await screen.findByText('1 of 5 known')).toBeTruthy();
  expect(screen.getByText(/At least one of them was created from here/)).toBeTruthy();
});

test('what is missing is told by field, and nothing goes on', async () => {
  open();
  await click('Review');
  for (const words of ['Enter a name.', 'Choose a currency.', 'Choose a time zone.'])
    expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Create ad account' })).toBeNull();
});

test('the review repeats every value and the business, and its button creates', async () => {
  open();
  await fillForm();
  await click('Review');
  const box = await screen.findByRole('dialog');
  expect(await within(box).findByRole('button', { name: 'Create ad account' })).toBeTruthy();
  for (const words of [
    'Elbe Optik',
    'EUR · Euro',
    'Europe/Berlin',
    `Northwind Media (${northwind})`,
    'Nobody, not applicable',
  ])
    expect(box.textContent).toContain(words);
  expect(getAsked('apply')).toEqual([]);
  await click('Create ad account');
  await waitFor(() =>
    expect(getAsked('apply')).toEqual([
      {
        businessId: northwind,
        changes: [{ operation: 'create-ad-account', input }],
        acknowledged: ['one-way'],
        tabId: 7,
      },
    ]),
  );
});

test('invoice is offered only where there is a credit line, and explained otherwise', async () => {
  const { unmount } = open();
  expect(await screen.findByText(/^The business has no credit line of its own/)).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
  unmount();
  await getMirror().credit.put({ businessId: northwind, lines: [{ id: '1', name: 'Northwind GmbH' }] });
  open();
  expect(await screen.findByRole('checkbox', { name: /Pay by invoice/ })).toBeTruthy();
  expect(screen.getByText('Credit line: Northwind GmbH')).toBeTruthy();
});

test('a credit line that could not be read says why, rather than that it is still to come', async () => {
  await getMirror().credit.clear();
  const problem = createProblem({ kind: 'graph', remedy: 'act', code: 200 });
  open();
  expect(await screen.findByText("Whether the business has a credit line isn't known yet.")).toBeTruthy();
  await getMirror().syncs.put({
    businessId: northwind,
    resource: 'credit',
    state: 'failed',
    total: null,
    loaded: 0,
    startedAt: 1,
    completedAt: null,
    problem,
  });
  expect(await screen.findByText(/couldn't be read\. The token lacks a permission for this/)).toBeTruthy();
});

test('what was typed is there again after closing, until it is discarded', async () => {
  const { unmount } = open();
  await userEvent.type(await screen.findByRole('textbox', { name: 'Account name' }), 'Half a na');
  unmount();
  open();
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Account name' });
  expect(field.value).toBe('Half a na');
  await click('Discard');
  await waitFor(() => expect(field.value).toBe(''));
});

test('the new id is shown, and the draft goes with Done', async () => {
  useView.getState().saveDraft(`create/${northwind}`, { name: 'Elbe Optik', runId: 'run-1' });
  await getMirror().runs.put(createRun({ sample: planned }));
  await getMirror().steps.put(createStep({ planned, outcome: { accountId: '778899001' as AdAccountId } }));
  open();
  expect(await screen.findByText('The account is there.')).toBeTruthy();
  expect(screen.getByText('act_778899001')).toBeTruthy();
  await click('Done');
  expect(onClose).toHaveBeenCalled();
  expect(useView.getState().drafts).toEqual({});
});

test.each(['Open the account', 'Done', 'Close'])(
  '%s shows the new account, whatever was searched for',
  async (name) => {
    const accountId = '778899001' as AdAccountId;
    const { saveDraft, search, showTab } = useView.getState();
    saveDraft(`create/${northwind}`, { name: 'Elbe Optik', runId: 'run-1' });
    showTab('pending');
    search('something else');
    await getMirror().runs.put(createRun({ sample: planned }));
    await getMirror().steps.put(createStep({ planned, outcome: { accountId } }));
    open();
    await click(name);
    expect(onClose).toHaveBeenCalled();
    expect(useView.getState()).toMatchObject({ query: '', tab: 'owned', selected: accountId, drafts: {} });
    const opened = name === 'Open the account' ? [{ kind: 'account', accountId, adding: true }] : [];
    expect(useView.getState().opened).toEqual(opened);
  },
);

test('an unclear outcome is shown as being checked', async () => {
  useView.getState().saveDraft(`create/${northwind}`, { runId: 'run-1' });
  await getMirror().runs.put(createRun({ sample: planned, state: 'running', endedAt: null }));
  await getMirror().steps.put(createStep({ planned, state: 'checking' }));
  open();
  expect(await screen.findByText(/^Being checked: the answer didn't arrive/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Open the account' })).toBeNull();
});

test('a refusal says why and leads back to the form with everything in it', async () => {
  const problem = createProblem({ kind: 'graph', remedy: 'fix', code: 3980 });
  useView
    .getState()
    .saveDraft(`create/${northwind}`, { name: 'Elbe Optik', runId: 'run-1', isReviewing: true });
  await getMirror().runs.put(createRun({ sample: planned }));
  await getMirror().steps.put(createStep({ planned, state: 'failed', problem }));
  open();
  expect((await screen.findByRole('alert')).textContent).toContain(
    'in bad standing, in review or not published',
  );
  await click('Back');
  expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Account name' })).value).toBe(
    'Elbe Optik',
  );
});

test('a refusal that was seen and closed gives its form again, and an outcome still to come is shown again', async () => {
  const draft = { name: 'Elbe Optik', runId: 'run-1', isReviewing: true };
  const kept = () => useView.getState().drafts[`create/${northwind}`];
  useView.getState().saveDraft(`create/${northwind}`, draft);
  await getMirror().runs.put(createRun({ sample: planned, state: 'running', endedAt: null }));
  await getMirror().steps.put(createStep({ planned, state: 'checking' }));
  const { unmount } = open();
  await screen.findByText(/^Being checked: the answer didn't arrive/);
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(kept()).toEqual(draft);
  unmount();

  const problem = createProblem({ kind: 'graph', remedy: 'fix', code: 3980 });
  await getMirror().runs.put(createRun({ sample: planned }));
  await getMirror().steps.put(createStep({ planned, state: 'failed', problem }));
  open();
  await screen.findByRole('alert');
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(2);
  expect(kept()).toEqual({ name: 'Elbe Optik', runId: null, isReviewing: false });
});
