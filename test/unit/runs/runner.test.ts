// Runs: every change happens once, whatever happens to the connection, the worker or the answer.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GraphClient } from '../../../utils/graph/client.ts';
import { getTasks } from '../../../utils/mirror/access-tasks.ts';
import { findAccountRows, readList } from '../../../utils/mirror/queries.ts';
import { createProblem } from '../../../utils/problem.ts';
import { markSignedOut } from '../../../utils/session/sign-out.ts';
import {
  advertise,
  analyze,
  claim,
  countWrites,
  findClaimable,
  findNewcomer,
  getGrant,
  newAccount,
} from '../support/changes.ts';
import { accountId, type Desk, openReadDesk, personId } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openReadDesk();
});
afterEach(() => desk.close());

const cuts = ['drop-before', 'drop-after', 'truncate', 'html', 'http500', 'code:2'];

describe('giving someone tasks', () => {
  it('is done, and in the mirror', async () => {
    const { account, person, change } = await findNewcomer(desk);
    const { run, steps } = await desk.run(change(advertise));
    expect(run).toMatchObject({
      state: 'ended',
      counts: { done: 1, failed: 0, planned: 0 },
      undo: 'possible',
    });
    expect(steps[0]).toMatchObject({ state: 'done', sends: 1, evidence: { before: 0 } });
    expect(await getGrant(desk, account, person)).toEqual(expect.arrayContaining(['ADVERTISE', 'ANALYZE']));
    const access = await desk.db.access.get([desk.business.id, personId(person)]);
    expect(access && getTasks(access, accountId(account))).toBe(advertise);
  });

  it.each(cuts)('is done once when the answer is lost by %s', async (kind) => {
    const { account, person, change } = await findNewcomer(desk);
    await desk.door.fault({ match: { method: 'POST', path: '/assigned_users' }, kind, times: 1 });
    const { run } = await desk.run(change(analyze));
    expect(run.counts).toMatchObject({ done: 1, failed: 0 });
    expect(await getGrant(desk, account, person)).toEqual(['ANALYZE']);
    const wasDone = kind === 'drop-after' || kind === 'truncate';
    expect(await countWrites(desk, /assigned_users/)).toBe(wasDone ? 1 : 2);
  });

  it('sends nothing when it is so already', async () => {
    const { change } = await findNewcomer(desk);
    const runId = await desk.plan(change(analyze));
    await desk.run(change(analyze));
    const sent = await countWrites(desk, /assigned_users/);
    await desk.createWorker().wake();
    expect((await desk.read(runId)).run.counts.done).toBe(1);
    expect(await countWrites(desk, /assigned_users/)).toBe(sent);
  });

  it('keeps the order of two wishes for one person, even when the first is in doubt', async () => {
    const { account, person, change } = await findNewcomer(desk);
    await desk.door.fault({
      match: { method: 'POST', path: '/assigned_users' },
      kind: 'drop-before',
      times: 1,
    });
    const first = await desk.plan(change(analyze));
    const second = await desk.plan(change(advertise));
    await desk.createWorker().wake();
    expect((await desk.read(first)).run.counts.done).toBe(1);
    expect((await desk.read(second)).run.counts.done).toBe(1);
    expect(await getGrant(desk, account, person)).toEqual(expect.arrayContaining(['ADVERTISE']));
  });

  it('ends in the last wish, when that is what was so before the first', async () => {
    const { account, person, change } = await findNewcomer(desk);
    await desk.run(change(analyze));
    const first = await desk.plan(change(advertise));
    const second = await desk.plan(change(analyze));
    expect((await desk.read(second)).steps[0]?.planned.refusal).toBeNull();
    await desk.createWorker().wake();
    expect((await desk.read(first)).run.counts.done).toBe(1);
    expect((await desk.read(second)).run.counts.done).toBe(1);
    expect(await getGrant(desk, account, person)).toEqual(['ANALYZE']);
  });

  it('is taken back to what was before', async () => {
    const { account, person, change } = await findNewcomer(desk);
    const { run } = await desk.run(change(advertise));
    const { getInverses } = await import('../../../utils/runs/undo.ts');
    const inverses = await getInverses(desk.db, run.id);
    expect(inverses).toEqual([{ index: 0, change: change(0) }]);
    await desk.run(...inverses.map((inverse) => inverse.change));
    expect(await getGrant(desk, account, person)).toBeUndefined();
  });
});

describe('the last person who can manage', () => {
  it('stops a run that was planned before they were the last', async () => {
    const world = await desk.door.world();
    const isHuman = (id: string): boolean =>
      world.people.some((one) => one.id === id && one.kind === 'BUSINESS_USER');
    const managers = (account: string): string[] =>
      world.grants
        .filter((one) => one.account === account && one.tasks.includes('MANAGE') && isHuman(one.person))
        .map((one) => one.person);
    const rows = await readList(desk.db, desk.business.id, 'owned');
    const row = rows.find((one) => managers(`act_${one.id}`).length === 2);
    if (!row) throw new Error('No account with two managers');
    const account = `act_${row.id}`;
    const [leaver, other] = managers(account);
    const runId = await desk.plan({
      operation: 'set-tasks',
      input: { accountId: row.id, personId: personId(leaver ?? ''), tasks: analyze },
    });
    await desk.door.act({ do: 'grant', account, user: other, tasks: [] });
    await desk.createWorker().wake();
    const { steps } = await desk.read(runId);
    expect(steps[0]).toMatchObject({ state: 'failed', sends: 0, problem: { reason: 'last-manager' } });
    expect(await getGrant(desk, account, leaver ?? '')).toContain('MANAGE');
  });
});

describe('claiming', () => {
  it('makes an account ours at once when we are its admin', async () => {
    const account = await findClaimable(desk, 'confirmed');
    const { steps } = await desk.run(claim(account));
    expect(steps[0]?.outcome).toEqual({ access: 'CONFIRMED' });
    const rows = await findAccountRows(desk.db, desk.business.id, accountId(account));
    expect(rows.map((row) => row.list)).toEqual(['owned']);
  });

  it.each(cuts)('asks once when the answer is lost by %s', async (kind) => {
    const account = await findClaimable(desk, 'pending');
    await desk.door.fault({ match: { method: 'POST', path: '/owned_ad_accounts' }, kind, times: 1 });
    const { steps, run } = await desk.run(claim(account));
    expect(steps[0]).toMatchObject({ state: 'done', outcome: { access: 'PENDING' } });
    expect(run.undo).toBe('possible');
    const { requests } = await desk.door.world();
    expect(requests.filter((one) => one.account === account)).toHaveLength(1);
    const wasDone = kind === 'drop-after' || kind === 'truncate';
    expect(await countWrites(desk, /owned_ad_accounts/)).toBe(wasDone ? 1 : 2);
  });

  it('is told as refused when Meta refuses', async () => {
    const { steps } = await desk.run(claim(await findClaimable(desk, 'creative')));
    expect(steps[0]).toMatchObject({ state: 'failed', sends: 1, problem: { kind: 'graph', code: 100 } });
  });
});

describe('creating', () => {
  it.each(cuts)('makes one account when the answer is lost by %s', async (kind) => {
    await desk.door.fault({ match: { method: 'POST', path: '/adaccount$' }, kind, times: 1 });
    const { steps } = await desk.run(newAccount(desk, 'Twin of nobody'));
    expect(steps[0]).toMatchObject({ state: 'done' });
    const { adAccounts } = await desk.door.world();
    const made = adAccounts.filter((one) => one.name === 'Twin of nobody');
    expect(made.map((one) => one.id)).toEqual([`act_${steps[0]?.outcome?.accountId}`]);
  });

  it('is not taken for done because of a namesake that was there before', async () => {
    await desk.run(newAccount(desk, 'Twin'));
    await desk.door.fault({ match: { method: 'POST', path: '/adaccount$' }, kind: 'drop-before', times: 1 });
    await desk.run(newAccount(desk, 'Twin'));
    const { adAccounts } = await desk.door.world();
    expect(adAccounts.filter((one) => one.name === 'Twin')).toHaveLength(2);
  });

  it('fails with the limit of five, and is not tried again', async () => {
    for (let index = 0; index < 5; index += 1) await desk.run(newAccount(desk, `Number ${index}`));
    const { steps } = await desk.run(newAccount(desk, 'One too many'));
    expect(steps[0]).toMatchObject({ state: 'failed', sends: 1, problem: { code: 3979 } });
  });
});

describe('a token that ends', () => {
  it('stops the work and lets it go on for the same person', async () => {
    const { account, person, change } = await findNewcomer(desk);
    await desk.door.act({ do: 'expire-token', token: 'admin' });
    const runId = await desk.plan(change(analyze));
    await desk.createWorker().wake();
    const stopped = await desk.read(runId);
    expect(stopped.run).toMatchObject({ state: 'signed-out', problem: { code: 190, subcode: 463 } });
    expect(stopped.steps[0]?.state).toBe('planned');

    await desk.signIn('employee');
    await desk.createWorker().wake();
    expect((await desk.read(runId)).run.state).toBe('signed-out');

    await desk.door.act({ do: 'restore-token', token: 'admin' });
    await desk.signIn('admin');
    await desk.createWorker().wake();
    expect((await desk.read(runId)).run.state).toBe('ended');
    expect(await getGrant(desk, account, person)).toEqual(['ANALYZE']);
  });

  it('says so in the mirror', async () => {
    const problem = createProblem({ kind: 'local', remedy: 'sign-in', reason: 'restarted' });
    await markSignedOut(desk.db, desk.principal, problem);
    expect(await desk.db.sessions.get(desk.principal)).toMatchObject({ state: 'signed-out', problem });
  });
});

describe('a run that is paused', () => {
  /** Pauses while the request is on the wire. */
  const pauseOnTheWire = (runId: string): GraphClient => ({
    ...desk.graph,
    send: async (call) => {
      await desk.db.runs.update(runId, { state: 'paused' });
      return desk.graph.send(call);
    },
  });

  it('ends when its last request is answered, and can be taken back', async () => {
    const { change } = await findNewcomer(desk);
    const runId = await desk.plan(change(analyze));
    await desk.createWorker(pauseOnTheWire(runId)).wake();
    expect((await desk.read(runId)).run).toMatchObject({
      state: 'ended',
      counts: { done: 1 },
      undo: 'possible',
    });
  });

  it('ends in the next worker when the one that was answered is killed', async () => {
    const { change } = await findNewcomer(desk);
    const { run } = await desk.run(change(analyze));
    await desk.db.runs.update(run.id, { state: 'paused', endedAt: null, undo: 'nothing' });
    await desk.createWorker().wake();
    expect((await desk.read(run.id)).run).toMatchObject({ state: 'ended', undo: 'possible' });
  });

  it('stays so while something is left to do', async () => {
    const { change } = await findNewcomer(desk);
    const runId = await desk.plan(change(analyze));
    await desk.door.fault({
      match: { method: 'POST', path: '/assigned_users' },
      kind: 'drop-before',
      times: 1,
    });
    await desk.createWorker(pauseOnTheWire(runId)).wake();
    expect((await desk.read(runId)).run).toMatchObject({ state: 'paused', counts: { checking: 1 } });
  });
});

describe('a limit in the middle of a run', () => {
  it('lets the run wait for as long as Meta says, with nothing failed', async () => {
    const { account, change } = await findNewcomer(desk);
    await desk.door.act({ do: 'set-usage', account, percent: 100, regainMinutes: 3 });
    const { run, steps } = await desk.run(change(analyze));
    expect(run.state).toBe('waiting');
    expect((run.resumeAt ?? 0) - Date.now()).toBeGreaterThan(60_000);
    expect(steps[0]?.state).toBe('planned');
  });
});

describe('removing', () => {
  it('withdraws a request, and can ask for it again', async () => {
    const account = await findClaimable(desk, 'pending');
    await desk.run(claim(account));
    const input = { accountId: accountId(account) };
    const { run } = await desk.run({ operation: 'remove-ad-account', input });
    expect(run).toMatchObject({ counts: { done: 1 }, undo: 'possible' });
    expect((await desk.door.world()).requests.some((one) => one.account === account)).toBe(false);
  });

  it('touches no other relation than the one that was asked about', async () => {
    const [shared] = await readList(desk.db, desk.business.id, 'shared');
    if (!shared) throw new Error('Nothing is shared');
    const remove = (list: 'pending' | 'shared') =>
      desk.run({ operation: 'remove-ad-account', input: { accountId: shared.id, list } });
    const before = (await desk.door.requests()).filter(({ method }) => method === 'DELETE').length;
    const { steps } = await remove('pending');
    expect(steps).toMatchObject([{ state: 'failed', problem: { reason: 'no-longer-pending' } }]);
    expect((await desk.door.requests()).filter(({ method }) => method === 'DELETE')).toHaveLength(before);
    expect((await remove('shared')).run).toMatchObject({ counts: { done: 1 } });
  });

  it('gives up what was shared with us, and its people with it', async () => {
    const [shared] = await readList(desk.db, desk.business.id, 'shared');
    if (!shared) throw new Error('Nothing is shared');
    const { run } = await desk.run({ operation: 'remove-ad-account', input: { accountId: shared.id } });
    expect(run).toMatchObject({ counts: { done: 1 }, undo: 'one-way' });
    expect(await findAccountRows(desk.db, desk.business.id, shared.id)).toEqual([]);
  });
});
