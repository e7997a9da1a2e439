// @vitest-environment happy-dom
// people: a change from the click to its end: busy without a gap, and told as it came out, also when taken back since.

import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ChangeTold } from '@/components/people/change-told.tsx';
import { findPending, useAccessChanges } from '@/components/people/use-access-changes.ts';
import type { AdAccountId, PersonId } from '../../../../utils/ids.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { getAccountPeople } from '../../../../utils/mirror/queries.ts';
import type { AccessRow } from '../../../../utils/mirror/schema.ts';
import { createProblem } from '../../../../utils/problem.ts';
import type { StepRow } from '../../../../utils/runs/types.ts';
import { ok, refused, startBackground } from '../support/fake-background.ts';
import {
  bikeWorks,
  createAccess,
  createPlanned,
  createStep,
  fillMirror,
  jonas,
  northwind,
} from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

const change = { accountId: bikeWorks, personId: jonas, tasks: 3 };
const planned = createPlanned({ change: { operation: 'set-tasks', input: change }, before: 1, after: 3 });
const nobody: AccessRow[] = [];
const somebody = '900000009' as PersonId;
const keep = (step: Partial<StepRow>): Promise<unknown> =>
  getMirror().steps.put(createStep({ planned, ...step }));

/** As the background does it: journalled before it answers, while the page hears of it a moment after the answer. */
async function keepUnheard(step: StepRow): Promise<void> {
  const transaction = getMirror().backendDB().transaction(['steps'], 'readwrite');
  transaction.objectStore('steps').put(step);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
}

beforeEach(async () => {
  await fillMirror();
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
});

test('a change is on its way from the click until its step has ended, without a gap', async () => {
  startBackground({
    apply: async () => {
      await keepUnheard(createStep({ planned, state: 'planned' }));
      return ok({ outcome: 'running', runId: 'run-1' });
    },
  });
  const other = {
    ...planned,
    change: { operation: 'set-tasks' as const, input: { ...change, personId: somebody } },
  };
  await keep({ runId: 'run-0', planned: other, state: 'sent' });
  const isBusy: boolean[] = [];
  const { result } = renderHook(() => {
    const changes = useAccessChanges(northwind, nobody);
    const now = findPending(changes.pending, bikeWorks, jonas) !== undefined;
    if (isBusy.at(-1) !== now) isBusy.push(now);
    return changes;
  });
  // What is on its way has been read once: nothing else reads it again.
  await waitFor(() => expect(result.current.pending).toHaveLength(1));
  await act(() => result.current.set(change));
  await waitFor(() => expect(result.current.last?.state).toBe('planned'));
  expect(isBusy).toEqual([false, true]);
  await act(() => keep({ state: 'done' }));
  await waitFor(() => expect(isBusy.at(-1)).toBe(false));
  expect(isBusy).toEqual([false, true, false]);
});

test('what it came to is there in the moment in which it is not on its way any more', async () => {
  startBackground({
    apply: async () => {
      await keep({ state: 'planned' });
      return ok({ outcome: 'running', runId: 'run-1' });
    },
  });
  const before = createAccess({ personId: jonas, tasks: { [bikeWorks]: 1 } });
  await getMirror().access.put(before);
  const shown: string[] = [];
  const { result } = renderHook(() => {
    // What everybody may do is heard of later: here, not at all.
    const changes = useAccessChanges(northwind, [before]);
    const pending = findPending(changes.pending, bikeWorks, jonas)?.tasks;
    const now = getAccountPeople(changes.access, bikeWorks).map(({ tasks }) => tasks);
    const told = pending === undefined ? `${now}` : `→ ${pending}`;
    if (shown.at(-1) !== told) shown.push(told);
    return changes;
  });
  await act(() => result.current.set(change));
  await waitFor(() => expect(result.current.last?.state).toBe('planned'));
  // As the journal does it, in one.
  const { steps, access } = getMirror();
  await act(() =>
    getMirror().transaction('rw', steps, access, async () => {
      await keep({ state: 'done' });
      await access.put(createAccess({ personId: jonas, tasks: { [bikeWorks]: 3 } }));
    }),
  );
  await waitFor(() => expect(shown.at(-1)).toBe('3'));
  expect(shown).toEqual(['1', '→ 3', '3']);
});

test('what was refused or given up is not on its way any more', async () => {
  startBackground({ apply: () => refused({ code: 190 }) });
  const { result } = renderHook(() => useAccessChanges(northwind, nobody));
  await act(() => result.current.set(change));
  expect(result.current.pending).toEqual([]);
});

function People(): React.ReactNode {
  const { set, last } = useAccessChanges(northwind, nobody);
  return (
    <>
      <button type="button" onClick={() => void set(change)}>
        Advertise
      </button>
      <ChangeTold step={last} />
    </>
  );
}

async function changeAndTell(): Promise<void> {
  startBackground({ apply: () => ok({ outcome: 'running', runId: 'run-1' }) });
  await keep({ createdAt: 1 });
  render(<People />);
  await act(async () => screen.getByRole('button').click());
  await screen.findByText('Jonas Meier can now Advertise on Berlin Bike Works');
}

test.each([
  [1, 'Jonas Meier can now Analyze on Berlin Bike Works'],
  [8, 'Jonas Meier: drafts only on Berlin Bike Works'],
  [0, 'Jonas Meier was removed from Berlin Bike Works'],
])('taken back to %i, it is told as it is now', async (after, words) => {
  await changeAndTell();
  const undo = { ...planned, before: 3, after };
  await act(() => keep({ runId: 'run-2', createdAt: 2, planned: undo, state: 'sent' }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(''));
  await act(() => keep({ runId: 'run-2', createdAt: 2, planned: undo }));
  expect(await screen.findByText(words)).toBeTruthy();
});

test('a failure goes when a newer change of the same was done, and not with one of somebody else', async () => {
  startBackground({ apply: () => ok({ outcome: 'running', runId: 'run-1' }) });
  const problem = createProblem({ kind: 'graph', remedy: 'act', code: 200, message: '(#200) No.' });
  await keep({ createdAt: 1, state: 'failed', problem });
  render(<People />);
  await act(async () => screen.getByRole('button').click());
  await screen.findByRole('alert');
  const somebodyElse = { ...planned, personId: somebody };
  await act(() => keep({ runId: 'run-2', createdAt: 2, planned: somebodyElse }));
  expect(screen.getByRole('alert')).toBeTruthy();
  await act(() => keep({ runId: 'run-3', createdAt: 3 }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('on an account, a change is on its way however many others are before it', async () => {
  const others = Array.from({ length: 600 }, (_, index) =>
    createStep({ runId: 'run-0', index, accountId: `${700_000 + index}` as AdAccountId, state: 'planned' }),
  );
  await getMirror().steps.bulkPut(others);
  await keep({ runId: 'run-1', state: 'planned' });
  const { result } = renderHook(() => useAccessChanges(northwind, nobody, bikeWorks));
  await waitFor(() => expect(result.current.pending).toEqual([change]));
});
