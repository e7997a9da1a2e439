// Runs: an older wish whose run was held up does not undo a newer one that was done meanwhile.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readList, readRuns } from '../../../utils/mirror/queries.ts';
import { putAccount } from '../../../utils/mirror/write-accounts.ts';
import { retryFailed } from '../../../utils/runs/journal.ts';
import { planChanges } from '../../../utils/runs/plan.ts';
import type { Change, RunRow } from '../../../utils/runs/types.ts';
import {
  advertise,
  analyze,
  claim,
  countWrites,
  findClaimable,
  findNewcomer,
  getGrant,
} from '../support/changes.ts';
import { accountId, type Desk, openReadDesk } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openReadDesk();
});
afterEach(() => {
  vi.restoreAllMocks();
  return desk.close();
});

/** A wish whose run is held up before anything of it was sent. */
async function planHeld(change: Change, state: RunRow['state'] = 'paused'): Promise<string> {
  const runId = await desk.plan(change);
  await desk.db.runs.update(runId, { state });
  return runId;
}

async function resume(runId: string): ReturnType<Desk['read']> {
  await desk.db.runs.update(runId, { state: 'running' });
  await desk.createWorker().wake();
  return desk.read(runId);
}

const notDone = {
  run: { state: 'ended', counts: { done: 0, failed: 1 }, failedForGood: 1, undo: 'nothing' },
  steps: [{ state: 'failed', sends: 0, problem: { kind: 'local', reason: 'superseded' } }],
};

it.each(['paused', 'signed-out'] as const)('one that was %s is not sent any more', async (state) => {
  const { account, person, change } = await findNewcomer(desk);
  const older = await planHeld(change(analyze), state);
  expect((await desk.run(change(advertise))).run.counts.done).toBe(1);
  const sent = await countWrites(desk, /assigned_users/);
  expect(await resume(older)).toMatchObject(notDone);
  // Nor by trying it again.
  await retryFailed(desk.db, older);
  expect(await resume(older)).toMatchObject(notDone);
  expect(await countWrites(desk, /assigned_users/)).toBe(sent);
  expect(await getGrant(desk, account, person)).toEqual(expect.arrayContaining(['ADVERTISE']));
});

it('one that was sent, and found not done, is not sent again', async () => {
  const { account, person, change } = await findNewcomer(desk);
  await desk.door.fault({
    match: { method: 'POST', path: '/assigned_users' },
    kind: 'drop-before',
    times: 1,
  });
  const older = await desk.plan(change(analyze));
  const worker = desk.createWorker({
    ...desk.graph,
    send: async (call) => {
      await desk.db.runs.update(older, { state: 'paused' });
      return desk.graph.send(call);
    },
  });
  await worker.wake();
  expect((await desk.read(older)).steps[0]).toMatchObject({ state: 'checking', sends: 1 });
  await desk.run(change(advertise));
  expect(await resume(older)).toMatchObject({ ...notDone, steps: [{ state: 'failed', sends: 1 }] });
  expect(await getGrant(desk, account, person)).toEqual(expect.arrayContaining(['ADVERTISE']));
});

it('one that withdraws a request leaves alone the one that was made since', async () => {
  const account = await findClaimable(desk, 'pending');
  const withdrawal: Change = {
    operation: 'remove-ad-account',
    input: { accountId: accountId(account) },
  };
  await desk.run(claim(account));
  const older = await planHeld(withdrawal);
  expect((await desk.run(withdrawal)).run.counts.done).toBe(1);
  expect((await desk.run(claim(account))).run.counts.done).toBe(1);
  expect(await resume(older)).toMatchObject(notDone);
  expect((await desk.door.world()).requests.some((one) => one.account === account)).toBe(true);
});

it('one that comes after the clock went back is the newest all the same, for a new worker too', async () => {
  const { account, person, change } = await findNewcomer(desk);
  const first = await desk.run(change(advertise));
  const anHourAgo = Date.now() - 3_600_000;
  vi.spyOn(Date, 'now').mockImplementation(() => anHourAgo);
  vi.resetModules();
  const newWorker = await import('../../../utils/runs/journal.ts');
  const planned = await planChanges(desk.db, desk.business, [change(analyze)]);
  const second = await newWorker.createRun(desk.db, desk.business, planned, null);
  await desk.createWorker().wake();
  expect(await desk.read(second)).toMatchObject({ run: { counts: { done: 1, failed: 0 } } });
  expect(await getGrant(desk, account, person)).toEqual(['ANALYZE']);
  const runs = await readRuns(desk.db, desk.business.id, 2);
  expect(runs.map(({ id }) => id)).toEqual([second, first.run.id]);
});

it('wishes of one moment keep their order', async () => {
  const { account, person, change } = await findNewcomer(desk);
  const now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => now);
  const runIds = [await desk.plan(change(advertise)), await desk.plan(change(analyze))];
  const [first, second] = await desk.db.runs.bulkGet(runIds);
  expect(second?.createdAt).toBeGreaterThan(first?.createdAt ?? Number.NaN);
  await desk.createWorker().wake();
  for (const id of runIds) expect((await desk.read(id)).run.counts.done).toBe(1);
  expect(await getGrant(desk, account, person)).toEqual(['ANALYZE']);
});

it('one about somebody else, or before one that failed, is done', async () => {
  const { account, person, change } = await findNewcomer(desk);
  const older = await planHeld(change(analyze));
  const other = (await desk.door.world()).people.find(
    (one) => one.business === desk.business.id && one.kind === 'BUSINESS_USER' && one.id !== person,
  );
  const { operation, input } = change(advertise);
  if (operation !== 'set-tasks' || !other) throw new Error('Nobody else');
  await desk.run({ operation, input: { ...input, personId: other.id as typeof input.personId } });
  await desk.door.fault({
    match: { method: 'POST', path: '/assigned_users' },
    kind: 'code:100',
    times: 1,
  });
  expect((await desk.run(change(advertise))).run.counts.failed).toBe(1);
  expect((await resume(older)).run.counts).toMatchObject({ done: 1, failed: 0 });
  expect(await getGrant(desk, account, person)).toEqual(['ANALYZE']);
});

it.each([
  ['confirmed', 'CONFIRMED'],
  ['pending', 'PENDING'],
])('of two claims of one account at once (%s), one is sent and both are done', async (kind, access) => {
  const account = await findClaimable(desk, kind);
  const both = [await desk.plan(claim(account)), await desk.plan(claim(account))];
  await desk.createWorker().wake();
  for (const runId of both) {
    const { run, steps } = await desk.read(runId);
    expect(run).toMatchObject({ state: 'ended', counts: { done: 1 } });
    expect(steps[0]).toMatchObject({ state: 'done', outcome: { access } });
  }
  expect(await countWrites(desk, /owned_ad_accounts/)).toBe(1);
});

it('one whose account only the mirror takes for asked for is sent', async () => {
  const account = await findClaimable(desk, 'pending');
  const id = accountId(account);
  await desk.run(claim(account));
  const [row] = (await readList(desk.db, desk.business.id, 'pending')).filter((one) => one.id === id);
  if (!row) throw new Error('The request is not in the mirror');
  await desk.run({ operation: 'remove-ad-account', input: { accountId: id } });
  const runId = await desk.plan(claim(account));
  // As a list that was read before the withdrawal has it.
  await putAccount(desk.db, desk.business.id, row);
  await desk.createWorker().wake();
  expect((await desk.read(runId)).run.counts).toMatchObject({ done: 1, failed: 0 });
  expect(await countWrites(desk, /owned_ad_accounts/)).toBe(2);
});
