// Runs: every change happens once, whatever happens to the connection, the worker or the answer.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGraphClient, type GraphClient } from '../../../utils/graph/client.ts';
import { createGovernor } from '../../../utils/graph/governor.ts';
import { findAccountRows, readList } from '../../../utils/mirror/queries.ts';
import { syncBusiness } from '../../../utils/mirror/sync/sync-business.ts';
import { createProblem } from '../../../utils/problem.ts';
import type { Change } from '../../../utils/runs/types.ts';
import { markSignedOut, resumeRuns } from '../../../utils/session/sign-out.ts';
import { accountId, type Desk, openDesk, personId } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await syncBusiness(desk.db, desk.call);
});
afterEach(() => desk.close());

const analyze = 1;
const advertise = 3;

/** Someone with nothing on an account that we own, and the change that gives them something. */
async function findNewcomer(): Promise<{
  account: string;
  person: string;
  change: (tasks: number) => Change;
}> {
  const world = await desk.door.world();
  const people = world.people.filter(
    (one) => one.business === desk.business.id && one.kind === 'BUSINESS_USER',
  );
  for (const row of await readList(desk.db, desk.business.id, 'owned')) {
    const account = `act_${row.id}`;
    const person = people.find(
      ({ id }) => !world.grants.some((grant) => grant.account === account && grant.person === id),
    );
    if (person) {
      const change = (tasks: number): Change => ({
        operation: 'set-tasks',
        input: { accountId: row.id, personId: personId(person.id), tasks },
      });
      return { account, person: person.id, change };
    }
  }
  throw new Error('Everyone is on everything');
}

async function getGrant(account: string, person: string): Promise<string[] | undefined> {
  const world = await desk.door.world();
  return world.grants.find((one) => one.account === account && one.person === person)?.tasks;
}

async function countWrites(path: RegExp): Promise<number> {
  return (await desk.door.requests()).filter((one) => one.method !== 'GET' && path.test(one.path)).length;
}

const newAccount = (name: string): Change => ({
  operation: 'create-ad-account',
  input: {
    name,
    currency: 'EUR',
    timezoneId: 47,
    endAdvertiser: desk.business.id,
    mediaAgency: 'NONE',
    partner: 'NONE',
    invoice: false,
  },
});

async function findClaimable(kind: string): Promise<string> {
  const { claimables } = await desk.door.world();
  const found = claimables.find((one) => one.kind === kind);
  if (!found) throw new Error(`No claimable ${kind} among ${claimables.map((one) => one.kind)}`);
  return `act_${found.account.replace('act_', '')}`;
}

const claim = (account: string): Change => ({
  operation: 'claim-ad-account',
  input: { accountId: accountId(account) },
});

const cuts = ['drop-before', 'drop-after', 'truncate', 'html', 'http500', 'code:2'];

describe('giving someone tasks', () => {
  it('is done, and in the mirror', async () => {
    const { account, person, change } = await findNewcomer();
    const { run, steps } = await desk.run(change(advertise));
    expect(run).toMatchObject({
      state: 'ended',
      counts: { done: 1, failed: 0, planned: 0 },
      undo: 'possible',
    });
    expect(steps[0]).toMatchObject({ state: 'done', sends: 1, evidence: { before: 0 } });
    expect(await getGrant(account, person)).toEqual(expect.arrayContaining(['ADVERTISE', 'ANALYZE']));
    const access = await desk.db.access.get([desk.business.id, personId(person)]);
    expect(access?.tasks[accountId(account)]).toBe(advertise);
  });

  it.each(cuts)('is done once when the answer is lost by %s', async (kind) => {
    const { account, person, change } = await findNewcomer();
    await desk.door.fault({ match: { method: 'POST', path: '/assigned_users' }, kind, times: 1 });
    const { run } = await desk.run(change(analyze));
    expect(run.counts).toMatchObject({ done: 1, failed: 0 });
    expect(await getGrant(account, person)).toEqual(['ANALYZE']);
    const wasDone = kind === 'drop-after' || kind === 'truncate';
    expect(await countWrites(/assigned_users/)).toBe(wasDone ? 1 : 2);
  });

  it('sends nothing when it is so already', async () => {
    const { change } = await findNewcomer();
    const runId = await desk.plan(change(analyze));
    await desk.run(change(analyze));
    const sent = await countWrites(/assigned_users/);
    await desk.createWorker().wake();
    expect((await desk.read(runId)).run.counts.done).toBe(1);
    expect(await countWrites(/assigned_users/)).toBe(sent);
  });

  it('keeps the order of two wishes for one person, even when the first is in doubt', async () => {
    const { account, person, change } = await findNewcomer();
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
    expect(await getGrant(account, person)).toEqual(expect.arrayContaining(['ADVERTISE']));
  });

  it('is taken back to what was before', async () => {
    const { account, person, change } = await findNewcomer();
    const { run } = await desk.run(change(advertise));
    const { getInverses } = await import('../../../utils/runs/undo.ts');
    const inverses = await getInverses(desk.db, run.id);
    expect(inverses).toEqual([change(0)]);
    await desk.run(...inverses);
    expect(await getGrant(account, person)).toBeUndefined();
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
    expect(await getGrant(account, leaver ?? '')).toContain('MANAGE');
  });
});

describe('a request that the browser sent twice by itself', () => {
  /** As Chromium does when a connection that was used before breaks: the second answer is the one that is heard. */
  const createStutteringClient = (): GraphClient => ({
    ...desk.graph,
    send: async (call) => {
      if (call.method === 'DELETE') await desk.graph.send(call);
      return desk.graph.send(call);
    },
  });

  it('has taken the person off, though the second was refused', async () => {
    const { account, person, change } = await findNewcomer();
    await desk.run(change(analyze));
    const runId = await desk.plan(change(0));
    await desk.createWorker(createStutteringClient()).wake();
    expect((await desk.read(runId)).steps[0]).toMatchObject({ state: 'done', outcome: { found: true } });
    expect(await getGrant(account, person)).toBeUndefined();
  });

  it('has given up what was shared, though the second was refused', async () => {
    const [shared] = await readList(desk.db, desk.business.id, 'shared');
    if (!shared) throw new Error('Nothing is shared');
    const runId = await desk.plan({ operation: 'remove-ad-account', input: { accountId: shared.id } });
    await desk.createWorker(createStutteringClient()).wake();
    expect((await desk.read(runId)).run.counts).toMatchObject({ done: 1, failed: 0 });
  });
});

describe('claiming', () => {
  it('makes an account ours at once when we are its admin', async () => {
    const account = await findClaimable('confirmed');
    const { steps } = await desk.run(claim(account));
    expect(steps[0]?.outcome).toEqual({ access: 'CONFIRMED' });
    const rows = await findAccountRows(desk.db, desk.business.id, accountId(account));
    expect(rows.map((row) => row.list)).toEqual(['owned']);
  });

  it.each(cuts)('asks once when the answer is lost by %s', async (kind) => {
    const account = await findClaimable('pending');
    await desk.door.fault({ match: { method: 'POST', path: '/owned_ad_accounts' }, kind, times: 1 });
    const { steps, run } = await desk.run(claim(account));
    expect(steps[0]).toMatchObject({ state: 'done', outcome: { access: 'PENDING' } });
    expect(run.undo).toBe('possible');
    const { requests } = await desk.door.world();
    expect(requests.filter((one) => one.account === account)).toHaveLength(1);
    const wasDone = kind === 'drop-after' || kind === 'truncate';
    expect(await countWrites(/owned_ad_accounts/)).toBe(wasDone ? 1 : 2);
  });

  it('is told as refused when Meta refuses', async () => {
    const { steps } = await desk.run(claim(await findClaimable('creative')));
    expect(steps[0]).toMatchObject({ state: 'failed', sends: 1, problem: { kind: 'graph', code: 100 } });
  });
});

describe('creating', () => {
  it.each(cuts)('makes one account when the answer is lost by %s', async (kind) => {
    await desk.door.fault({ match: { method: 'POST', path: '/adaccount$' }, kind, times: 1 });
    const { steps } = await desk.run(newAccount('Twin of nobody'));
    expect(steps[0]).toMatchObject({ state: 'done' });
    const { adAccounts } = await desk.door.world();
    const made = adAccounts.filter((one) => one.name === 'Twin of nobody');
    expect(made.map((one) => one.id)).toEqual([`act_${steps[0]?.outcome?.accountId}`]);
  });

  it('is not taken for done because of a namesake that was there before', async () => {
    await desk.run(newAccount('Twin'));
    await desk.door.fault({ match: { method: 'POST', path: '/adaccount$' }, kind: 'drop-before', times: 1 });
    await desk.run(newAccount('Twin'));
    const { adAccounts } = await desk.door.world();
    expect(adAccounts.filter((one) => one.name === 'Twin')).toHaveLength(2);
  });

  it('fails with the limit of five, and is not tried again', async () => {
    for (let index = 0; index < 5; index += 1) await desk.run(newAccount(`Number ${index}`));
    const { steps } = await desk.run(newAccount('One too many'));
    expect(steps[0]).toMatchObject({ state: 'failed', sends: 1, problem: { code: 3979 } });
  });
});

describe('a worker that is killed', () => {
  /** A client whose worker dies as soon as the request has left, before any answer is heard. */
  const createDyingClient = (left: () => void): GraphClient => {
    const client = createGraphClient({
      governor: createGovernor(),
      origin: desk.sandbox.http,
      getToken: async (principal) => desk.tokens.get(principal) ?? null,
    });
    return {
      ...client,
      send: async (call) => {
        if (call.method === 'GET') return client.send(call);
        await client.send(call);
        left();
        return new Promise(() => undefined);
      },
    };
  };

  it.each([
    ['a claim', async () => claim(await findClaimable('pending'))],
    ['a new account', async () => newAccount('Orphan')],
    ['tasks', async () => (await findNewcomer()).change(advertise)],
  ])('goes on with %s when it wakes, and sends nothing twice', async (_, create) => {
    const runId = await desk.plan(await create());
    await new Promise<void>((resolve) => void desk.createWorker(createDyingClient(resolve)).wake());
    expect((await desk.read(runId)).steps[0]?.state).toBe('sent');
    const sent = (await desk.door.requests()).filter(
      (one) => one.method === 'POST' && one.batch === undefined,
    ).length;
    await desk.createWorker().wake();
    const { run, steps } = await desk.read(runId);
    expect(run.state).toBe('ended');
    expect(steps[0]).toMatchObject({ state: 'done', outcome: { found: true } });
    const writes = (await desk.door.requests()).filter(
      (one) => one.method === 'POST' && one.batch === undefined && !/\/v[\d.]+\/$/.test(one.path),
    );
    expect(writes.filter((one) => !one.path.includes('debug_token')).length).toBeLessThanOrEqual(sent);
  });
});

describe('a token that ends', () => {
  it('stops the work and lets it go on for the same person', async () => {
    const { account, person, change } = await findNewcomer();
    await desk.door.act({ do: 'expire-token', token: 'admin' });
    const runId = await desk.plan(change(analyze));
    await desk.createWorker().wake();
    const stopped = await desk.read(runId);
    expect(stopped.run).toMatchObject({ state: 'signed-out', problem: { code: 190, subcode: 463 } });
    expect(stopped.steps[0]?.state).toBe('planned');

    await desk.door.act({ do: 'restore-token', token: 'admin' });
    await desk.createWorker().wake();
    expect((await desk.read(runId)).run.state).toBe('signed-out');
    await resumeRuns(desk.db, desk.principal);
    await desk.createWorker().wake();
    expect((await desk.read(runId)).run.state).toBe('ended');
    expect(await getGrant(account, person)).toEqual(['ANALYZE']);
  });

  it('says so in the mirror', async () => {
    const problem = createProblem({ kind: 'local', remedy: 'sign-in', reason: 'restarted' });
    await markSignedOut(desk.db, desk.principal, problem);
    expect(await desk.db.sessions.get(desk.principal)).toMatchObject({ state: 'signed-out', problem });
  });
});

describe('a limit in the middle of a run', () => {
  it('lets the run wait for as long as Meta says, with nothing failed', async () => {
    const { account, change } = await findNewcomer();
    await desk.door.act({ do: 'set-usage', account, percent: 100, regainMinutes: 3 });
    const { run, steps } = await desk.run(change(analyze));
    expect(run.state).toBe('waiting');
    expect((run.resumeAt ?? 0) - Date.now()).toBeGreaterThan(60_000);
    expect(steps[0]?.state).toBe('planned');
  });
});

describe('removing', () => {
  it('withdraws a request, and can ask for it again', async () => {
    const account = await findClaimable('pending');
    await desk.run(claim(account));
    const input = { accountId: accountId(account) };
    const { run } = await desk.run({ operation: 'remove-ad-account', input });
    expect(run).toMatchObject({ counts: { done: 1 }, undo: 'possible' });
    expect((await desk.door.world()).requests.some((one) => one.account === account)).toBe(false);
  });

  it('gives up what was shared with us, and its people with it', async () => {
    const [shared] = await readList(desk.db, desk.business.id, 'shared');
    if (!shared) throw new Error('Nothing is shared');
    const { run } = await desk.run({ operation: 'remove-ad-account', input: { accountId: shared.id } });
    expect(run).toMatchObject({ counts: { done: 1 }, undo: 'one-way' });
    expect(await findAccountRows(desk.db, desk.business.id, shared.id)).toEqual([]);
  });
});
