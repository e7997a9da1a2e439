// @vitest-environment happy-dom
// accounts, people: what was opened and couldn't be read is read again once that can help.

import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { AccountView } from '@/components/accounts/account-view.tsx';
import { PersonView } from '@/components/people/person-view.tsx';
import { getMirror } from '@/utils/mirror/database.ts';
import type { SyncRow } from '@/utils/mirror/schema.ts';
import type { Problem } from '@/utils/problem.ts';
import { people } from '../shell/fill-desk.ts';
import { ok, refused, startBackground } from '../support/fake-background.ts';
import {
  bikeWorks,
  createAccount,
  createBusiness,
  createSession,
  dana,
  fillMirror,
  jonas,
  northwind,
} from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

/** How often it was asked. */
let asked = 0;

beforeEach(async () => {
  asked = 0;
  await fillMirror();
});

/** Fails the first time and gives what was asked for from then on. */
function failOnce(problem: Partial<Problem>): void {
  const answer = () => {
    asked += 1;
    return asked === 1 ? refused(problem) : ok(null);
  };
  startBackground({ 'open-account': answer, 'open-person': answer });
}

const about = {
  business: createBusiness(),
  known: { people, access: [], isWhole: false },
  lists: {
    rows: { owned: [createAccount()], shared: [], pending: [] },
    isRead: { owned: true, shared: true, pending: true },
  },
  onRefresh: () => undefined,
};
const views: [string, (syncs: SyncRow[]) => ReactNode][] = [
  ['account', (syncs) => <AccountView accountId={bikeWorks} isAdding={false} syncs={syncs} {...about} />],
  ['person', (syncs) => <PersonView personId={jonas} syncs={syncs} {...about} />],
];

const lost = {
  kind: 'network',
  remedy: 'retry',
  reason: 'no-answer',
  message: 'No answer from Meta',
} as const;

interface Timer {
  id: unknown;
  run: () => void;
}

/** Timers that begin from now on; the answer gives those of about that many milliseconds, once there is one. */
function followTimers(): (ms: number) => Promise<Timer[]> {
  const { mock } = vi.spyOn(globalThis, 'setTimeout');
  // A busy machine comes to it a little later.
  const find = (wanted: number): Timer[] =>
    mock.calls.flatMap(([run, ms = 0], at) =>
      ms > wanted - 9_000 && ms <= wanted
        ? [{ id: mock.results[at]?.value, run: () => act(() => run()) }]
        : [],
    );
  return async (wanted) => {
    await waitFor(() => expect(find(wanted)).not.toEqual([]));
    return find(wanted);
  };
}

async function expectReadAgain(): Promise<void> {
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(asked).toBe(2);
}

describe.each(views)('an opened %s', (_, show) => {
  test('over a limit is read again when that is over', async () => {
    const findTimers = followTimers();
    failOnce({ remedy: 'wait', code: 80_004, retryAt: Date.now() + 7 * 60_000 });
    render(show([]));
    const notice = await screen.findByRole('alert');
    expect(notice.textContent).toContain('It goes on by itself in 7 minutes.');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    (await findTimers(7 * 60_000)).at(-1)?.run();
    await expectReadAgain();
  });

  test('without an answer can be tried again', async () => {
    failOnce(lost);
    render(show([]));
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await expectReadAgain();
  });

  test('without an answer is read again when the browser is online again', async () => {
    failOnce(lost);
    render(show([]));
    await screen.findByRole('alert');
    act(() => void dispatchEvent(new Event('online')));
    await expectReadAgain();
  });

  test('without an answer is read again when something else was read', async () => {
    failOnce(lost);
    const { rerender } = render(show([]));
    await screen.findByRole('alert');
    const sync = await getMirror().syncs.get([northwind, 'owned']);
    rerender(show([{ ...(sync as SyncRow), completedAt: Date.now() + 1 }]));
    await expectReadAgain();
  });

  test('without an answer is read again after half a minute', async () => {
    const findTimers = followTimers();
    failOnce(lost);
    render(show([]));
    await screen.findByRole('alert');
    (await findTimers(30_000)).at(-1)?.run();
    await expectReadAgain();
  });

  test('closed meanwhile is left alone', async () => {
    const findTimers = followTimers();
    const ended = vi.spyOn(globalThis, 'clearTimeout');
    failOnce(lost);
    const { unmount } = render(show([]));
    await findTimers(30_000);
    unmount();
    const left = (await findTimers(30_000)).filter(
      ({ id }) => !ended.mock.calls.flat().includes(id as never),
    );
    expect(left).toEqual([]);
    act(() => void dispatchEvent(new Event('online')));
    expect(asked).toBe(1);
  });

  test('after an ended sign-in is read again when the person is back', async () => {
    const problem = refused({ kind: 'local', remedy: 'sign-in', reason: 'no-token' }).problem;
    await getMirror().sessions.put(createSession({ state: 'signed-out', problem, connectedAt: 1 }));
    failOnce(problem);
    render(show([]));
    // What stands above everything says so, with the way back.
    await waitFor(() => expect(asked).toBe(1));
    expect(screen.queryByRole('alert')).toBeNull();
    await getMirror().sessions.update(dana, {
      state: 'connected',
      problem: null,
      connectedAt: Date.now() + 1,
    });
    await waitFor(() => expect(asked).toBe(2));
    await expectReadAgain();
  });

  test('refused for good is left alone', async () => {
    failOnce({ code: 100, subcode: 33, message: 'Unsupported get request.' });
    const { rerender } = render(show([]));
    await screen.findByRole('alert');
    const sync = await getMirror().syncs.get([northwind, 'owned']);
    rerender(show([{ ...(sync as SyncRow), completedAt: Date.now() + 1 }]));
    act(() => void dispatchEvent(new Event('online')));
    expect(screen.getByRole('alert')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(asked).toBe(1);
  });
});
