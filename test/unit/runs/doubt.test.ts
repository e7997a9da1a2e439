// Runs: an outcome that is in doubt is looked at before anything else is done; nothing is sent blindly.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGraphClient, type GraphClient } from '../../../utils/graph/client.ts';
import { createGovernor } from '../../../utils/graph/governor.ts';
import { readList, readPeople } from '../../../utils/mirror/queries.ts';
import { syncAccess } from '../../../utils/mirror/sync/sync-people.ts';
import { endRun, retryFailed } from '../../../utils/runs/journal.ts';
import {
  advertise,
  analyze,
  claim,
  countNamed,
  countWrites,
  findClaimable,
  findNewcomer,
  getGrant,
  newAccount,
} from '../support/changes.ts';
import { accountId, type Desk, openReadDesk } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openReadDesk();
});
afterEach(() => desk.close());

const createPath = '/adaccount$';
const listPath = '/owned_ad_accounts';

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
    ['a claim', async () => claim(await findClaimable(desk, 'pending'))],
    ['a new account', async () => newAccount(desk, 'Orphan')],
    ['tasks', async () => (await findNewcomer(desk)).change(advertise)],
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
    const { account, person, change } = await findNewcomer(desk);
    await desk.run(change(analyze));
    const runId = await desk.plan(change(0));
    await desk.createWorker(createStutteringClient()).wake();
    expect((await desk.read(runId)).steps[0]).toMatchObject({ state: 'done', outcome: { found: true } });
    expect(await getGrant(desk, account, person)).toBeUndefined();
  });

  it('has given up what was shared, though the second was refused', async () => {
    const [shared] = await readList(desk.db, desk.business.id, 'shared');
    if (!shared) throw new Error('Nothing is shared');
    const runId = await desk.plan({ operation: 'remove-ad-account', input: { accountId: shared.id } });
    await desk.createWorker(createStutteringClient()).wake();
    expect((await desk.read(runId)).run.counts).toMatchObject({ done: 1, failed: 0 });
  });
});

describe('a create whose looks were refused', () => {
  it('is looked at again by Retry, not sent again', async () => {
    const runId = await desk.plan(newAccount(desk, 'In doubt'));
    await desk.door.fault({ match: { method: 'POST', path: createPath }, kind: 'drop-after', times: 1 });
    const looks: GraphClient = {
      ...desk.graph,
      send: async (call) => {
        const sent = desk.graph.send(call);
        await sent.catch(() =>
          desk.door.fault({ match: { method: 'GET', path: listPath }, kind: 'code:368' }),
        );
        return sent;
      },
    };
    await desk.createWorker(looks).wake();
    expect((await desk.read(runId)).steps[0]).toMatchObject({
      state: 'failed',
      problem: { reason: 'in-doubt' },
    });

    await desk.door.clearFaults();
    await retryFailed(desk.db, runId);
    expect((await desk.read(runId)).run.counts).toMatchObject({ checking: 1, failed: 0, planned: 0 });
    await desk.createWorker().wake();
    expect((await desk.read(runId)).steps[0]).toMatchObject({ state: 'done', outcome: { found: true } });
    expect(await countNamed(desk, 'In doubt')).toBe(1);
  });
});

describe('two creates of one name', () => {
  it('make two accounts, each with its own, though the first was in doubt', async () => {
    await desk.door.fault({ match: { method: 'POST', path: createPath }, kind: 'drop-before', times: 1 });
    const runs = [await desk.plan(newAccount(desk, 'Twins')), await desk.plan(newAccount(desk, 'Twins'))];
    await desk.createWorker().wake();
    const made = await Promise.all(
      runs.map(async (id) => (await desk.read(id)).steps[0]?.outcome?.accountId),
    );
    expect(new Set(made).size).toBe(2);
    expect(await countNamed(desk, 'Twins')).toBe(2);
  });
});

describe('a create in doubt that meets a limit', () => {
  it('is looked at again when the limit is over, before it is sent', async () => {
    const runId = await desk.plan(newAccount(desk, 'Held up'));
    await desk.door.fault({ match: { method: 'POST', path: createPath }, kind: 'drop-before', times: 1 });
    const throttled: GraphClient = {
      ...desk.graph,
      send: async (call) => {
        const sent = desk.graph.send(call);
        // The second sending is done, and its answer is a limit: Meta may say so after the deed.
        await sent.catch(() =>
          desk.door.fault({ match: { method: 'POST', path: createPath }, kind: 'code:80004', times: 1 }),
        );
        return sent;
      },
    };
    await desk.createWorker(throttled).wake();
    expect((await desk.read(runId)).steps[0]?.state).toBe('checking');
    expect((await desk.read(runId)).run.state).toBe('waiting');
  });
});

describe('a withdrawal of a request that was answered meanwhile', () => {
  it('removes nothing', async () => {
    const account = await findClaimable(desk, 'pending');
    await desk.run(claim(account));
    const runId = await desk.plan({
      operation: 'remove-ad-account',
      input: { accountId: accountId(account) },
    });
    await desk.door.act({ do: 'accept-claim', account });
    await desk.createWorker().wake();
    expect((await desk.read(runId)).steps[0]).toMatchObject({
      state: 'failed',
      sends: 0,
      problem: { reason: 'no-longer-pending' },
    });
    expect(await countWrites(desk, /\/ad_accounts$/)).toBe(0);
  });
});

describe('an answer that says nothing', () => {
  it.each([[{ success: false }], [{}], [[]]])('%j is not taken for done', async (answer) => {
    const { change, account, person } = await findNewcomer(desk);
    const runId = await desk.plan(change(analyze));
    let isFirst = true;
    const lying: GraphClient = {
      ...desk.graph,
      send: async (call) => {
        if (!isFirst) return desk.graph.send(call);
        isFirst = false;
        return answer;
      },
    };
    await desk.createWorker(lying).wake();
    expect((await desk.read(runId)).steps[0]).toMatchObject({ state: 'done', sends: 2 });
    expect(await getGrant(desk, account, person)).toEqual(['ANALYZE']);
  });
});

describe('a late refusal of an older token', () => {
  it('does not stop the work of someone who is back already', async () => {
    const { change } = await findNewcomer(desk);
    const runId = await desk.plan(change(advertise));
    let isFirst = true;
    const late: GraphClient = {
      ...desk.graph,
      send: async (call) => {
        if (!isFirst) return desk.graph.send(call);
        isFirst = false;
        await desk.door.act({ do: 'expire-token', token: 'admin' });
        const refused = await desk.graph.send(call).catch((error: unknown) => error);
        await desk.door.act({ do: 'restore-token', token: 'admin' });
        await desk.signIn('admin');
        throw refused;
      },
    };
    await desk.createWorker(late).wake();
    expect((await desk.read(runId)).run.state).not.toBe('signed-out');
  });
});

it('closes no run that has something open', async () => {
  const { change } = await findNewcomer(desk);
  const runId = await desk.plan(change(analyze));
  expect(await endRun(desk.db, runId)).toBe(false);
  expect((await desk.read(runId)).run.state).toBe('running');
});

it('reads the access of all others when one person cannot be read', async () => {
  await desk.db.access.clear();
  const [one] = (await desk.door.world()).people.filter((person) => person.business === desk.business.id);
  await desk.door.fault({ match: { path: `/${one?.id}/assigned_ad_accounts` }, kind: 'code:100' });
  const people = await readPeople(desk.db, desk.business.id);
  const round = { totals: new Map(), listsRead: Promise.resolve() };
  expect(await syncAccess(desk.db, desk.call, people, round)).toBe(false);
  const read = await desk.db.access.toArray();
  expect(read.length).toBeGreaterThan(2);
  expect(read.map((row) => row.personId)).not.toContain(one?.id);
  expect((await readList(desk.db, desk.business.id, 'owned')).length).toBe(30);
});
