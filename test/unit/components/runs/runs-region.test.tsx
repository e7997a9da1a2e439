// @vitest-environment happy-dom
// Runs: what is under way.

import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RunsRegion } from '@/components/runs/runs-region.tsx';
import { initialView } from '@/components/view.ts';
import { useView } from '@/components/view-store.ts';
import type { AdAccountId, PrincipalId } from '../../../../utils/ids.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { createProblem } from '../../../../utils/problem.ts';
import { getAsked, ok, startBackground } from '../support/fake-background.ts';
import { createClaim, createRun, createSession, createStep, fillMirror, northwind } from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

const running = { planned: 86, sent: 0, checking: 1, done: 150, failed: 3 };

/** The environment takes an inner element for a block, and puts blanks around a name. Browsers don't. */
const named =
  (words: string) =>
  (name: string): boolean =>
    name.replaceAll(' :', ':') === words;

beforeEach(() => fillMirror());
afterEach(() => void vi.useRealTimers());

test('a long run shows how far it is, and can be paused', async () => {
  startBackground({ 'pause-run': () => ok(null) });
  const scope = { accounts: 240, people: 1 };
  await getMirror().runs.put(createRun({ state: 'running', endedAt: null, counts: running, scope }));
  render(<RunsRegion businessId={northwind} />);
  const bar = await screen.findByRole('progressbar', {
    name: named('Jonas Meier: access to 240 ad accounts'),
  });
  expect(bar.getAttribute('aria-valuenow')).toBe('153');
  expect(bar.getAttribute('aria-valuemax')).toBe('240');
  // What failed has come to its end, too, and isn't done.
  expect(bar.getAttribute('aria-valuetext')).toBe('153 of 240 finished, 3 failed');
  expect(screen.getByText('150 done, 3 failed, 1 being checked, 86 not started')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
  await waitFor(() => expect(getAsked('pause-run')).toEqual([{ runId: 'run-1' }]));
});

test('a paused run can be resumed', async () => {
  startBackground({ 'resume-run': () => ok(null) });
  await getMirror().runs.put(createRun({ state: 'paused', endedAt: null, counts: running }));
  render(<RunsRegion businessId={northwind} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Resume' }));
  await waitFor(() => expect(getAsked('resume-run')).toEqual([{ runId: 'run-1', tabId: null }]));
  expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
});

test('the second click of a double click on Pause is not one on Resume, which is in its place', async () => {
  startBackground({
    'pause-run': async ({ runId }) => {
      await getMirror().runs.update(runId, { state: 'paused' });
      return ok(null);
    },
    'resume-run': () => ok(null),
  });
  await getMirror().runs.put(createRun({ state: 'running', endedAt: null, counts: running }));
  render(<RunsRegion businessId={northwind} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Pause' }), { detail: 1 });
  const resume = await screen.findByRole('button', { name: 'Resume' });
  fireEvent.click(resume, { detail: 2 });
  expect(getAsked('resume-run')).toEqual([]);
  fireEvent.click(resume, { detail: 1 });
  await waitFor(() => expect(getAsked('resume-run')).toHaveLength(1));
});

test('a run that waits says for what and until when', async () => {
  // Shortly before midnight it would say the day too.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 14, 3) });
  const resumeAt = Date.now() + 9 * 60_000;
  await getMirror().runs.put(createRun({ state: 'waiting', endedAt: null, counts: running, resumeAt }));
  render(<RunsRegion businessId={northwind} />);
  expect(await screen.findByText(/^Meta asks to wait\. It goes on by itself at 2:12\sPM/)).toBeTruthy();
});

test('without a connection it says that instead', async () => {
  const problem = createProblem({ kind: 'network', remedy: 'retry' });
  const resumeAt = Date.now() + 60_000;
  await getMirror().runs.put(
    createRun({ state: 'waiting', endedAt: null, counts: running, resumeAt, problem }),
  );
  render(<RunsRegion businessId={northwind} />);
  expect(await screen.findByText(/^There's no connection to Meta\./)).toBeTruthy();
});

test('a single change that takes long is shown, though the clock went back since it was wished for', async () => {
  const counts = { planned: 0, sent: 1, checking: 0, done: 0, failed: 0 };
  const createdAt = Date.now() + 3_600_000;
  await getMirror().runs.put(createRun({ state: 'running', endedAt: null, counts, createdAt }));
  render(<RunsRegion businessId={northwind} />);
  const name = named('Jonas Meier: Analyze → Advertise on Berlin Bike Works');
  expect(await screen.findByRole('progressbar', { name })).toBeTruthy();
});

test('a run whose person is signed out says what it waits for', async () => {
  await getMirror().runs.put(createRun({ state: 'signed-out', endedAt: null, counts: running }));
  render(<RunsRegion businessId={northwind} />);
  expect(await screen.findByText('Sign in again as the same person, and it goes on.')).toBeTruthy();
});

test('a run of somebody whose business another serves meanwhile says who is to sign in, and leads there', async () => {
  const db = getMirror();
  const away = createSession({ id: '77' as PrincipalId, name: 'Mina Park', state: 'signed-out' });
  await db.sessions.put(away);
  await db.runs.put(createRun({ state: 'signed-out', endedAt: null, counts: running, principal: away.id }));
  useView.setState(initialView);
  render(<RunsRegion businessId={northwind} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Sign in again as Mina Park' }));
  expect(useView.getState().opened).toEqual([{ kind: 'connect' }]);
});

test('a run of whoever serves the business has no such button: the surface says it above', async () => {
  const db = getMirror();
  await db.sessions.put(createSession({ state: 'signed-out' }));
  await db.runs.put(createRun({ state: 'signed-out', endedAt: null, counts: running }));
  render(<RunsRegion businessId={northwind} />);
  expect(await screen.findByText('Sign in again as the same person, and it goes on.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Sign in again/ })).toBeNull();
});

test('a run that waits for what Facebook wants of the person says that', async () => {
  const problem = createProblem({ kind: 'graph', remedy: 'sign-in', code: 190, subcode: 459 });
  await getMirror().runs.put(createRun({ state: 'signed-out', endedAt: null, counts: running, problem }));
  render(<RunsRegion businessId={northwind} />);
  expect(await screen.findByText(/^Log in at facebook\.com and do what it asks\./)).toBeTruthy();
});

test('what failed a moment ago stays with its cause, is retried alone, and can be dismissed', async () => {
  const endedAt = Date.now();
  startBackground({
    'retry-run': () => ok(null),
    'dismiss-run': async ({ runId }) => {
      await getMirror().runs.update(runId, { dismissedEnd: endedAt });
      return ok(null);
    },
  });
  const counts = { planned: 0, sent: 0, checking: 0, done: 0, failed: 1 };
  const problem = createProblem({ kind: 'graph', remedy: 'act', code: 415, message: 'Two factor' });
  await getMirror().runs.put(createRun({ sample: createClaim(), counts, endedAt }));
  await getMirror().steps.put(createStep({ planned: createClaim(), state: 'failed', problem }));
  render(<RunsRegion businessId={northwind} />);
  expect(
    await screen.findByText(/The business requires two-factor authentication\. Turn it on/),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Retry failed' }));
  await waitFor(() => expect(getAsked('retry-run')).toEqual([{ runId: 'run-1', tabId: null }]));
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Runs' })).toBeNull());
  expect(getAsked('dismiss-run')).toEqual([{ runId: 'run-1' }]);
});

test('after Retry failed, the focus is on how far it is: the next key does nothing', async () => {
  const counts = { planned: 0, sent: 0, checking: 0, done: 1, failed: 1 };
  startBackground({
    'retry-run': async ({ runId }) => {
      const again = { ...counts, failed: 0, planned: 1 };
      await getMirror().runs.update(runId, { state: 'running', endedAt: null, counts: again });
      return ok(null);
    },
    'pause-run': () => ok(null),
  });
  await getMirror().runs.put(createRun({ counts, endedAt: Date.now() }));
  render(<RunsRegion businessId={northwind} />);
  (await screen.findByRole('button', { name: 'Retry failed' })).focus();
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('button', { name: 'Pause' });
  expect(document.activeElement).toBe(screen.getByRole('progressbar'));
  await userEvent.keyboard('{Enter} ');
  expect(getAsked('pause-run')).toEqual([]);
});

/** Puts away what was read, as the background does. */
const dismissing = () =>
  startBackground({
    'dismiss-run': async ({ runId }) => {
      const run = await getMirror().runs.get(runId);
      await getMirror().runs.update(runId, { dismissedEnd: run?.endedAt ?? 0 });
      return ok(null);
    },
  });

test('a card that is put away by the keyboard leaves the focus to the next one, and the last one to the list', async () => {
  dismissing();
  const counts = { planned: 0, sent: 0, checking: 0, done: 0, failed: 1 };
  const endedAt = Date.now();
  const ids = ['first', 'second', 'third'];
  await getMirror().runs.bulkPut(
    ids.map((id, index) => createRun({ id, counts, endedAt, createdAt: endedAt - index })),
  );
  render(
    <>
      <input data-search />
      <RunsRegion businessId={northwind} />
    </>,
  );
  const getButtons = () => screen.getAllByRole('button', { name: 'Dismiss' });
  await screen.findAllByRole('button', { name: 'Dismiss' });
  // The one in the middle, the one that took its place, and the first: always what is next, or last.
  const [, middle] = getButtons();
  middle!.focus();
  for (const left of [2, 1]) {
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(getButtons()).toHaveLength(left));
    expect(document.activeElement).toBe(getButtons().at(-1));
  }
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Runs' })).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
});

test('a card that goes while the focus is elsewhere leaves it there', async () => {
  dismissing();
  const counts = { planned: 0, sent: 0, checking: 0, done: 0, failed: 1 };
  await getMirror().runs.put(createRun({ counts, endedAt: Date.now() }));
  render(
    <>
      <input data-search />
      <button type="button">Elsewhere</button>
      <RunsRegion businessId={northwind} />
    </>,
  );
  (await screen.findByRole('button', { name: 'Dismiss' })).focus();
  const elsewhere = screen.getByRole('button', { name: 'Elsewhere' });
  elsewhere.focus();
  await getMirror()
    .runs.toCollection()
    .modify((run) => {
      run.dismissedEnd = run.endedAt ?? 0;
    });
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Runs' })).toBeNull());
  expect(document.activeElement).toBe(elsewhere);
});

test('what was dismissed elsewhere or before is dismissed here; what failed once more since is shown', async () => {
  const counts = { planned: 0, sent: 0, checking: 0, done: 0, failed: 1 };
  const [dismissedEnd, endedAt] = [Date.now() - 2000, Date.now() - 1000];
  await getMirror().runs.bulkPut([
    createRun({ id: 'dismissed', counts, endedAt, dismissedEnd: endedAt }),
    createRun({ id: 'again', counts, endedAt, dismissedEnd, sample: createClaim() }),
  ]);
  render(<RunsRegion businessId={northwind} />);
  await screen.findByRole('progressbar', { name: named('Claim act_4455667788') });
  expect(screen.getAllByRole('progressbar')).toHaveLength(1);
});

test('each reason is told once, with those that it is about by name and id, and how many more failed', async () => {
  const counts = { planned: 0, sent: 0, checking: 0, done: 1, failed: 9 };
  await getMirror().runs.put(createRun({ sample: createClaim(), counts }));
  const codes = [3936, 415, 3994, 3994, 3994, 3994, 3979, 2, 3980];
  await getMirror().steps.bulkPut(
    codes.map((code, index) => {
      const planned = createClaim({ accountId: `10${index}` as AdAccountId, accountName: `Boats ${index}` });
      const problem = createProblem({ kind: 'graph', remedy: 'fix', code });
      return createStep({ index, planned, state: 'failed', problem });
    }),
  );
  render(<RunsRegion businessId={northwind} />);
  const most = await screen.findByText(/a personal ad account that was never used/);
  const [first, ...others] = [...document.querySelectorAll('.run-cause')].map((one) => one.textContent);
  expect(first).toBe(most.textContent);
  expect(first).toMatch(/^Boats 2 · act_102, Boats 3 · act_103, Boats 4 · act_104 and 1 more /);
  expect(others).toHaveLength(2);
  expect(others[0]).toMatch(/^Boats 0 · act_100 /);
  expect(screen.getByText('3 more failed. Activity has all of them.')).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('10 of 10 finished, 9 failed');
});

test('nothing is shown for what is done, and for failures of long ago', async () => {
  const counts = { planned: 0, sent: 0, checking: 0, done: 0, failed: 1 };
  await getMirror().runs.bulkPut([
    createRun({ id: 'done' }),
    createRun({ id: 'long-ago', counts, endedAt: Date.now() - 3_600_000 }),
    createRun({ id: 'paused', state: 'paused', endedAt: null }),
  ]);
  render(<RunsRegion businessId={northwind} />);
  await waitFor(() => expect(screen.getAllByRole('progressbar')).toHaveLength(1));
});
