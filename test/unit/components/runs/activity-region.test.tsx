// @vitest-environment happy-dom
// Runs: what was done, and how it is taken back.

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ActivityRegion } from '@/components/runs/activity-region.tsx';
import type { AdAccountId } from '../../../../utils/ids.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { createProblem } from '../../../../utils/problem.ts';
import { getAsked, ok, startBackground } from '../support/fake-background.ts';
import { createClaim, createPlanned, createRun, createStep, fillMirror, northwind } from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

beforeEach(async () => {
  await fillMirror();
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
});

/** The environment takes an inner element for a block, and puts blanks around a name. Browsers don't. */
const named =
  (words: string) =>
  (name: string): boolean =>
    name.replaceAll(' :', ':') === words;

const region = () => screen.findByRole('region', { name: 'Activity' });

test('says so while nothing was done, or shows nothing where there is no room', async () => {
  const { unmount } = render(<ActivityRegion businessId={northwind} />);
  expect((await region()).textContent).toContain('Nothing has been changed from here yet.');
  unmount();
  // The second one tells when the first has read that there is nothing.
  render(
    <>
      <ActivityRegion businessId={northwind} hideEmpty />
      <ActivityRegion businessId={northwind} />
    </>,
  );
  expect((await region()).textContent).toContain('Nothing has been changed from here yet.');
});

test("says how long ago, in words that aren't cut to a letter", async () => {
  // German would say "vor 2 m".
  const at = Date.now() - 2.5 * 60_000;
  await getMirror().runs.put(createRun({ createdAt: at, endedAt: at }));
  render(<ActivityRegion businessId={northwind} />);
  expect(await screen.findByText('2 min. ago')).toBeTruthy();
});

test('newest first, each in one line of words', async () => {
  await getMirror().runs.bulkPut([
    createRun({ id: 'old', createdAt: 1000, sample: createPlanned({ before: 0, after: 7 }) }),
    createRun({ id: 'new', createdAt: 2000 }),
    createRun({ id: 'other', businessId: 'x' as typeof northwind }),
  ]);
  await getMirror().steps.bulkPut([createStep({ runId: 'old' }), createStep({ runId: 'new' })]);
  render(<ActivityRegion businessId={northwind} />);
  const lines = await within(await region()).findAllByRole('listitem');
  expect(lines).toHaveLength(2);
  expect(lines[0]?.textContent).toContain('Jonas Meier: Analyze → Advertise on Berlin Bike Works');
  expect(lines[1]?.textContent).toContain('Jonas Meier: Manage on Berlin Bike Works');
});

test('what was asked for again while it was on its way has no arrow from itself to itself', async () => {
  const sample = createPlanned({ before: 11, after: 3 });
  await getMirror().runs.put(createRun({ sample }));
  await getMirror().steps.put(createStep({ planned: sample }));
  render(<ActivityRegion businessId={northwind} />);
  const line = await screen.findByRole('button', {
    name: named('Jonas Meier: Advertise on Berlin Bike Works'),
  });
  await userEvent.click(line);
  expect(await screen.findByText('Advertise')).toBeTruthy();
  expect((await region()).textContent).not.toContain('→');
});

test.each([
  [8, 1, 'Jonas Meier: drafts only → Analyze on Berlin Bike Works'],
  [1, 8, 'Jonas Meier: Analyze → drafts only on Berlin Bike Works'],
])('drafts alone have a word of their own: %i to %i', async (before, after, words) => {
  const sample = createPlanned({ before, after });
  await getMirror().runs.put(createRun({ sample }));
  render(<ActivityRegion businessId={northwind} />);
  expect(await screen.findByRole('button', { name: named(words) })).toBeTruthy();
});

test('a claim is told by what came of it', async () => {
  const outcomes = [
    ['run-1', 'CONFIRMED', 'Claimed act_4455667788 for Northwind Media'],
    ['run-2', 'PENDING', 'Asked for act_4455667788 for Northwind Media'],
    // By name and id, where a name was known.
    ['run-3', 'PENDING', 'Asked for Spree Boats · act_4455667788 for Northwind Media'],
  ] as const;
  for (const [id, access, words] of outcomes) {
    const sample = createClaim({ accountName: words.includes('Spree') ? 'Spree Boats' : null });
    await getMirror().runs.put(createRun({ id, sample, undo: 'one-way' }));
    await getMirror().steps.put(createStep({ runId: id, planned: sample, outcome: { access } }));
  }
  render(<ActivityRegion businessId={northwind} />);
  for (const [, , words] of outcomes) expect(await screen.findByRole('button', { name: words })).toBeTruthy();
});

test('what took something back says so, and the only button named Undo is the one that undoes', async () => {
  const counts = { planned: 0, sent: 0, checking: 0, done: 0, failed: 1 };
  await getMirror().runs.bulkPut([
    createRun({ id: 'first', createdAt: 1, undo: 'undone', undoneBy: 'second' }),
    createRun({ id: 'second', createdAt: 2, undoOf: 'first' }),
    createRun({ id: 'third', createdAt: 3, undoOf: 'first', counts, undo: 'nothing' }),
  ]);
  render(<ActivityRegion businessId={northwind} />);
  const what = 'Jonas Meier: Analyze → Advertise on Berlin Bike Works';
  const [failed, done, undone] = await within(await region()).findAllByRole('listitem');
  expect(failed?.textContent).toContain(`Setting back · ${what}`);
  expect(done?.textContent).toContain(`Set back · ${what}`);
  expect(undone?.textContent).toContain(what);
  expect(undone?.textContent).not.toContain('Set back');
  const buttons = screen.getAllByRole('button', { name: /undo/i });
  expect(buttons.map((button) => button.textContent)).toEqual(['Undo']);
  expect(done?.contains(buttons[0] ?? null)).toBe(true);
});

test('names of any direction are isolated from the words around them', async () => {
  const person = 'ليلى حداد';
  const account = 'مقهى برلين';
  const sample = createPlanned({ personName: person, accountName: account });
  await getMirror().runs.put(createRun({ sample }));
  render(<ActivityRegion businessId={northwind} />);
  const line = await screen.findByRole('button', {
    name: named(`${person}: Analyze → Advertise on ${account}`),
  });
  const isolated = [...line.querySelectorAll('bdi[dir=auto]')].map((one) => one.textContent);
  expect(isolated).toEqual([person, account]);
  expect(line.textContent).not.toMatch(/[\u2066-\u2069]/);
});

test.each([
  [{ accounts: 240, people: 1 }, 'Jonas Meier: access to 240 ad accounts'],
  [{ accounts: 1, people: 3 }, 'Berlin Bike Works: access of 3 people'],
  [{ accounts: 12, people: 3 }, 'Access of 3 people to 12 ad accounts'],
])('a run of several names what they have in common, and counts the rest: %o', async (scope, words) => {
  const counts = { planned: 0, sent: 0, checking: 0, done: 36, failed: 0 };
  await getMirror().runs.put(createRun({ scope, counts }));
  render(<ActivityRegion businessId={northwind} />);
  expect(await screen.findByRole('button', { name: named(words) })).toBeTruthy();
});

test('Undo asks for the run to be taken back', async () => {
  startBackground({ 'undo-run': () => ok({ outcome: 'running', runId: 'run-2' }) });
  await getMirror().runs.put(createRun());
  render(<ActivityRegion businessId={northwind} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(getAsked('undo-run')).toEqual([{ runId: 'run-1', acknowledged: [], tabId: 7 }]));
});

test.each([
  ['one-way', 'One way'],
  ['undoing', 'Undoing…'],
  ['undone', 'Undone'],
] as const)('what is %s has no Undo, and says so', async (undo, words) => {
  await getMirror().runs.put(createRun({ undo }));
  render(<ActivityRegion businessId={northwind} />);
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('opened, a long run shows the rest of its changes on demand', async () => {
  const counts = { planned: 0, sent: 0, checking: 0, done: 22, failed: 0 };
  await getMirror().runs.put(createRun({ counts }));
  await getMirror().steps.bulkPut(
    Array.from({ length: 22 }, (_, index) =>
      createStep({ index, planned: createPlanned({ accountName: `Account ${index}` }) }),
    ),
  );
  render(<ActivityRegion businessId={northwind} />);
  await userEvent.click(await screen.findByRole('button', { expanded: false }));
  await waitFor(() => expect(screen.getByText(/And 2 more\./)).toBeTruthy());
  expect(screen.queryByText('Account 21')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('Account 21')).toBeTruthy();
  expect(screen.queryByText(/And 2 more\./)).toBeNull();
});

test('a failure has its cause in the line, everything about it one click away, and Retry failed', async () => {
  const problem = createProblem({
    kind: 'graph',
    remedy: 'fix',
    code: 3936,
    message: '(#3936) Already',
    traceId: 'Atrace',
  });
  startBackground({ 'retry-run': () => ok(null) });
  const counts = { planned: 0, sent: 0, checking: 0, done: 0, failed: 1 };
  await getMirror().runs.put(createRun({ sample: createClaim(), counts, undo: 'nothing' }));
  await getMirror().steps.put(createStep({ planned: createClaim(), state: 'failed', problem }));
  render(<ActivityRegion businessId={northwind} />);
  const line = await screen.findByRole('button', { name: /Claim act_4455667788/ });
  await waitFor(() => expect(line.textContent).toContain('This account was asked for already.'));
  await userEvent.click(line);
  expect(line.getAttribute('aria-expanded')).toBe('true');
  await waitFor(() => expect(screen.getByText('(#3936) Already')).toBeTruthy());
  expect(screen.getByText(northwind)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Retry failed' }));
  await waitFor(() => expect(getAsked('retry-run')).toEqual([{ runId: 'run-1', tabId: 7 }]));
});

test('what an undo leaves out is told with its reason, and not offered to be tried again', async () => {
  const counts = { planned: 0, sent: 0, checking: 0, done: 1, failed: 1 };
  const refused = createClaim({ refusal: 'owner-confirmed', accountName: 'Ours now' });
  const problem = createProblem({ kind: 'local', remedy: 'fix', reason: 'owner-confirmed' });
  await getMirror().runs.bulkPut([
    createRun({ id: 'first', createdAt: 1, counts: { ...counts, done: 2, failed: 0 } }),
    createRun({ id: 'second', createdAt: 2, counts, failedForGood: 1, undoOf: 'first', undo: 'one-way' }),
  ]);
  await getMirror().steps.bulkPut([
    createStep({ runId: 'first', isTakenBack: true }),
    createStep({ runId: 'second', planned: refused, state: 'failed', sends: 0, problem }),
    createStep({ runId: 'second', index: 1 }),
  ]);
  render(<ActivityRegion businessId={northwind} />);
  const [undo, undone] = await within(await region()).findAllByRole('listitem');
  if (!undo || !undone) throw new Error('Too few lines');
  expect(undo.textContent).toContain('1 done, 1 failed');
  expect(screen.queryByRole('button', { name: 'Retry failed' })).toBeNull();
  await userEvent.click(within(undo).getByRole('button', { name: /^Set back/ }));
  await waitFor(() => expect(undo.textContent).toContain("Meta doesn't let an owner remove one"));
  expect(undo.textContent).toContain('Nothing was sent for it.');
  expect(within(undone).getByRole('button', { name: 'Undo' })).toBeTruthy();
  await userEvent.click(within(undone).getByRole('button', { expanded: false }));
  await waitFor(() => expect(undone.textContent).toContain('This was taken back.'));
});

test('more than fit are shown on demand', async () => {
  await getMirror().runs.bulkPut(
    Array.from({ length: 4 }, (_, n) => createRun({ id: `run-${n}`, createdAt: n + 1 })),
  );
  render(<ActivityRegion businessId={northwind} limit={3} />);
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(3));
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(4));
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

test('a created account shows its new id', async () => {
  const planned = createPlanned({
    change: {
      operation: 'create-ad-account',
      input: {
        name: 'Elbe Optik',
        currency: 'EUR',
        timezoneId: 47,
        endAdvertiser: 'NONE',
        mediaAgency: 'NONE',
        partner: 'NONE',
        invoice: false,
      },
    },
    accountId: null,
    accountName: 'Elbe Optik',
    personId: null,
    personName: null,
  });
  await getMirror().runs.put(createRun({ sample: planned, undo: 'one-way' }));
  await getMirror().steps.put(
    createStep({ planned, outcome: { accountId: '778899001' as AdAccountId, found: true } }),
  );
  render(<ActivityRegion businessId={northwind} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Created Elbe Optik' }));
  expect(await screen.findByText('act_778899001')).toBeTruthy();
  expect(screen.getByText(/looking it up showed that it was done/)).toBeTruthy();
});

test('what was so already, and was not sent, is told as that', async () => {
  await getMirror().runs.put(createRun({ undoOf: 'first', undo: 'nothing' }));
  await getMirror().steps.put(createStep({ sends: 0, outcome: { found: true } }));
  render(<ActivityRegion businessId={northwind} />);
  await userEvent.click(await screen.findByRole('button', { name: /^Set back/ }));
  expect(await screen.findByText('It was so already; nothing had to be changed.')).toBeTruthy();
  expect(screen.queryByText(/The answer didn't arrive/)).toBeNull();
});
