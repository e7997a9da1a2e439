// @vitest-environment happy-dom
// Runs: from a click to a change, with everything that has to be asked on the way.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useApply } from '@/components/runs/use-apply.tsx';
import type { AdAccountId } from '../../../../utils/ids.ts';
import type { Guard } from '../../../../utils/runs/types.ts';
import { getAsked, ok, refused, startBackground } from '../support/fake-background.ts';
import {
  bikeWorks,
  createClaim,
  createPlanned,
  fillMirror,
  hanok,
  jonas,
  northwind,
} from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

const change = {
  operation: 'set-tasks' as const,
  input: { accountId: bikeWorks, personId: jonas, tasks: 0 },
};
const answered = vi.fn();

function Surface(): ReactNode {
  const { apply, dialog, notice } = useApply(northwind);
  return (
    <>
      <button type="button" onClick={async () => answered(await apply([change]))}>
        Go
      </button>
      {notice}
      {dialog}
    </>
  );
}

/** Asks for each of the guards that wasn't acknowledged yet. */
const asking = (guards: Guard[]) =>
  startBackground({
    apply: ({ acknowledged }) => {
      const open = guards.filter((guard) => !acknowledged.includes(guard));
      return ok(
        open.length > 0
          ? { outcome: 'needs', guards: open, planned: [createPlanned({ before: 7, after: 0, guards })] }
          : { outcome: 'running', runId: 'run-1' },
      );
    },
    'pick-business': () => ok(null),
  });

beforeEach(async () => {
  answered.mockReset();
  await fillMirror();
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
});

test('what needs no question runs at once, with the tab in front', async () => {
  asking([]);
  render(<Surface />);
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  await waitFor(() => expect(answered).toHaveBeenCalledWith({ runId: 'run-1' }));
  expect(getAsked('apply')).toEqual([
    { businessId: northwind, changes: [change], acknowledged: [], tabId: 7 },
  ]);
});

describe('guards', () => {
  test('a removal names business, account and person, and its button is the act', async () => {
    asking(['removal']);
    render(<Surface />);
    await userEvent.click(screen.getByRole('button', { name: 'Go' }));
    const dialog = await screen.findByRole('dialog');
    for (const words of [
      'Northwind Media',
      northwind,
      'Berlin Bike Works',
      `act_${bikeWorks}`,
      'Jonas Meier',
      jonas,
    ])
      expect(dialog.textContent).toContain(words);
    expect(dialog.textContent).toContain('Manage → no access');
    await userEvent.click(screen.getByRole('button', { name: 'Remove Jonas Meier' }));
    await waitFor(() => expect(answered).toHaveBeenCalledWith({ runId: 'run-1' }));
    expect(getAsked('apply').at(-1)?.acknowledged).toEqual(['removal']);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('the last manager goes only after a word apart from the button', async () => {
    asking(['last-manager', 'removal']);
    render(<Surface />);
    await userEvent.click(screen.getByRole('button', { name: 'Go' }));
    expect((await screen.findByRole('dialog')).textContent).toContain(
      'There may be nobody left who can manage this account.',
    );
    expect(screen.getByRole('dialog').textContent).toContain('from the last person known to have it');
    const act = screen.getByRole<HTMLButtonElement>('button', { name: 'Leave it without a known manager' });
    expect(act.disabled).toBe(true);
    await userEvent.click(screen.getByRole('checkbox', { name: 'I understand' }));
    await userEvent.click(act);
    await waitFor(() => expect(answered).toHaveBeenCalledWith({ runId: 'run-1' }));
    expect(getAsked('apply').at(-1)?.acknowledged).toEqual(['last-manager', 'removal']);
  });

  test('what was changed since says what is so now and what will be', async () => {
    asking(['changed-since']);
    render(<Surface />);
    await userEvent.click(screen.getByRole('button', { name: 'Go' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('This was changed since.');
    expect(dialog.textContent).toContain('Now: Manage. After: no access.');
    await userEvent.click(screen.getByRole('button', { name: 'Undo all the same' }));
    await waitFor(() => expect(answered).toHaveBeenCalledWith({ runId: 'run-1' }));
    expect(getAsked('apply').at(-1)?.acknowledged).toEqual(['changed-since']);
  });

  test.each([
    [1, 'Claim'],
    [2, 'Claim 2 accounts'],
  ])('claims, %i of them, are called claims, in the words and on the button', async (count, act) => {
    const planned = ['4455667788', '4455667799']
      .slice(0, count)
      .map((id) => createClaim({ accountId: id as AdAccountId }));
    startBackground({
      apply: ({ acknowledged }) =>
        ok(
          acknowledged.includes('one-way')
            ? { outcome: 'running', runId: 'run-1' }
            : { outcome: 'needs', guards: ['one-way'], planned },
        ),
    });
    render(<Surface />);
    await userEvent.click(screen.getByRole('button', { name: 'Go' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('Claim act_4455667788');
    expect(dialog.textContent).toContain("This can't be taken back here.");
    await userEvent.click(screen.getByRole('button', { name: act }));
    await waitFor(() => expect(answered).toHaveBeenCalledWith({ runId: 'run-1' }));
  });

  test('Cancel leaves everything as it was', async () => {
    asking(['yourself']);
    render(<Surface />);
    await userEvent.click(screen.getByRole('button', { name: 'Go' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(answered).toHaveBeenCalledWith(null));
    expect(getAsked('apply')).toHaveLength(1);
  });

  test('another business on the page is picked, never acknowledged', async () => {
    let isPicked = false;
    startBackground({
      apply: () =>
        ok(
          isPicked
            ? { outcome: 'running', runId: 'run-1' }
            : { outcome: 'needs', guards: ['other-business'], planned: [createPlanned()] },
        ),
      'pick-business': () => {
        isPicked = true;
        return ok(null);
      },
      'read-page': () => ok(null),
    });
    await fakeBrowser.storage.session.set({ pageContexts: { 7: { businessId: hanok, adAccountIds: [] } } });
    render(<Surface />);
    await userEvent.click(screen.getByRole('button', { name: 'Go' }));
    await waitFor(() => expect(screen.getByRole('dialog').textContent).toContain(hanok));
    await userEvent.click(await screen.findByRole('button', { name: 'Keep Northwind Media' }));
    await waitFor(() => expect(answered).toHaveBeenCalledWith({ runId: 'run-1' }));
    expect(getAsked('pick-business')).toEqual([{ tabId: 7, businessId: northwind }]);
    expect(getAsked('apply').at(-1)?.acknowledged).toEqual([]);
  });
});

test('what is refused beforehand is told in words', async () => {
  startBackground({
    apply: () => ok({ outcome: 'needs', guards: [], planned: [createPlanned({ refusal: 'not-joined' })] }),
  });
  render(<Surface />);
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  expect((await screen.findByRole('alert')).textContent).toContain("hasn't joined yet");
  await waitFor(() => expect(answered).toHaveBeenCalledWith(null));
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Dismiss' })).toBeNull();
});

test('what goes wrong is told with its cause', async () => {
  startBackground({ apply: () => refused({ code: 190, subcode: 463, message: 'Session has expired' }) });
  render(<Surface />);
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The sign-in has expired.');
});

test('a surface that goes while it asks answers no', async () => {
  asking(['removal']);
  const { unmount } = render(<Surface />);
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  await screen.findByRole('dialog');
  unmount();
  await waitFor(() => expect(answered).toHaveBeenCalledWith(null));
});
