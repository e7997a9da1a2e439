// The mirror: a business's people, where Meta doesn't tell all of them.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNetworkError, createWaitError } from '../../../utils/graph/errors.ts';
import {
  arePeopleKnown,
  getAccountPeople,
  readAccess,
  readPeople,
  readSyncs,
} from '../../../utils/mirror/queries.ts';
import type { PersonRow, SyncRow } from '../../../utils/mirror/schema.ts';
import { syncAccount } from '../../../utils/mirror/sync/sync-account.ts';
import { syncBusiness } from '../../../utils/mirror/sync/sync-business.ts';
import { planChanges } from '../../../utils/runs/plan.ts';
import { accountId, type Desk, openDesk, personId } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ accounts: 30, people: 9 });
});
afterEach(() => desk.close());

const edges = { business_user: 'business_users', system_user: 'system_users', invited: 'pending_users' };
const refuse = (kind: keyof typeof edges): Promise<unknown> =>
  desk.door.fault({ match: { path: `/${edges[kind]}` }, kind: 'code:200' });
const readSync = async (resource: SyncRow['resource']): Promise<SyncRow | undefined> =>
  (await readSyncs(desk.db, desk.business.id)).find((sync) => sync.resource === resource);
const countKinds = async (): Promise<Record<PersonRow['kind'], number>> => {
  const people = await readPeople(desk.db, desk.business.id);
  const count = (kind: PersonRow['kind']): number => people.filter((one) => one.kind === kind).length;
  return {
    business_user: count('business_user'),
    system_user: count('system_user'),
    invited: count('invited'),
  };
};
const countInWorld = async (): Promise<Record<PersonRow['kind'], number>> => {
  await syncBusiness(desk.db, desk.call);
  const counts = await countKinds();
  await Promise.all([desk.db.people.clear(), desk.db.access.clear(), desk.db.syncs.clear()]);
  return counts;
};

it('those who were invited are refused: all others are known, with what they may do', async () => {
  const all = await countInWorld();
  await refuse('invited');
  await syncBusiness(desk.db, desk.call);
  expect(all.invited).toBeGreaterThan(0);
  expect(await countKinds()).toEqual({ ...all, invited: 0 });
  const loaded = all.business_user + all.system_user;
  // To be read again it would have to be allowed first.
  expect(await readSync('people')).toMatchObject({
    state: 'complete',
    loaded,
    total: loaded,
    completedAt: expect.any(Number),
    problem: { code: 200 },
  });
  // Who hasn't joined may do nothing anyway.
  expect(await readSync('access')).toMatchObject({ state: 'complete', loaded, total: loaded, problem: null });
  expect(arePeopleKnown(await readSyncs(desk.db, desk.business.id))).toBe(true);
});

it.each([
  ['a block that passes', { kind: 'code:368' }],
  [
    'too much data',
    {
      kind: 'code:1',
      message: "Please reduce the amount of data you're asking for, then retry your request",
    },
  ],
])('%s, for those who were invited, leaves the read to be tried again', async (_, fault) => {
  await desk.door.fault({ match: { path: '/pending_users' }, ...fault });
  await syncBusiness(desk.db, desk.call);
  expect(await readSync('people')).toMatchObject({ state: 'failed', completedAt: null });
  expect(arePeopleKnown(await readSyncs(desk.db, desk.business.id))).toBe(true);
});

it.each([3, 10, 100, 299, 415])('code %i for those who were invited is a lasting refusal', async (code) => {
  await desk.door.fault({ match: { path: '/pending_users' }, kind: `code:${code}` });
  await syncBusiness(desk.db, desk.call);
  expect(await readSync('people')).toMatchObject({ state: 'complete', problem: { code } });
});

/** A read in which one request fails for a while. In a batch, no answer would be none for the others either. */
async function syncWithout(isMeant: (path: string) => boolean, reason: Error): Promise<void> {
  const { graph } = desk.call;
  const read: typeof graph.read = (call) => (isMeant(call.path) ? Promise.reject(reason) : graph.read(call));
  await syncBusiness(desk.db, { ...desk.call, graph: { ...graph, read } });
}

describe.each([
  ['throttled', createWaitError(Date.now() + 60_000), 'waiting'],
  ['not answered', createNetworkError('no-answer'), 'failed'],
])('%s', (_, reason, state) => {
  const passing = { state, problem: reason.problem };

  it('for those who were invited: told as passing, and it is known who is an outsider', async () => {
    await syncWithout((path) => path.endsWith('/pending_users'), reason);
    expect(await readSync('people')).toMatchObject({ ...passing, completedAt: null });
    expect(arePeopleKnown(await readSyncs(desk.db, desk.business.id))).toBe(true);
  });

  it('for some: not hidden by a refusal of others, because it passes by itself', async () => {
    await refuse('business_user');
    await syncWithout((path) => path.endsWith('/system_users'), reason);
    expect(await readSync('people')).toMatchObject(passing);
    expect(await readSync('access')).toMatchObject(passing);
  });

  it("for somebody's accounts: not hidden by a refusal of somebody else's", async () => {
    await desk.door.fault({ match: { path: '/assigned_ad_accounts' }, kind: 'code:10' });
    let asked = 0;
    const isSecond = (path: string): boolean => path.endsWith('/assigned_ad_accounts') && ++asked === 2;
    await syncWithout(isSecond, reason);
    expect(asked).toBeGreaterThan(2);
    expect(await readSync('access')).toMatchObject(passing);
  });
});

it.each(['business_user', 'system_user', 'invited'] as const)(
  'a %s is not gone because the others alone were told, and goes once it is known',
  async (kind) => {
    const all = await countInWorld();
    await syncBusiness(desk.db, desk.call);
    const gone = { businessId: desk.business.id, id: personId('9999999999'), kind } as const;
    await desk.db.people.put({ ...gone, name: 'Gone', folded: 'gone', role: null, email: null });
    await refuse(kind);
    await syncBusiness(desk.db, desk.call);
    expect(await countKinds()).toEqual({ ...all, [kind]: all[kind] + 1 });
    const isRest = kind === 'invited';
    const state = isRest ? 'complete' : 'failed';
    expect(await readSync('people')).toMatchObject({ state, completedAt: expect.any(Number) });
    expect(arePeopleKnown(await readSyncs(desk.db, desk.business.id))).toBe(isRest);

    await desk.door.clearFaults();
    await syncBusiness(desk.db, desk.call);
    expect(await countKinds()).toEqual(all);
    expect(arePeopleKnown(await readSyncs(desk.db, desk.business.id))).toBe(true);
  },
);

it('where system users are refused, not all access is known, and what is known is there', async () => {
  const all = await countInWorld();
  await refuse('system_user');
  await syncBusiness(desk.db, desk.call);
  expect(await readAccess(desk.db, desk.business.id)).toHaveLength(all.business_user);
  expect(await readSync('access')).toMatchObject({
    state: 'failed',
    completedAt: null,
    problem: { code: 200 },
  });
});

it('where none of the people can be read, those of before stay, and nobody else is called an outsider', async () => {
  const all = await countInWorld();
  await syncBusiness(desk.db, desk.call);
  for (const kind of ['business_user', 'system_user', 'invited'] as const) await refuse(kind);
  await syncBusiness(desk.db, desk.call);
  expect(await countKinds()).toEqual(all);
  expect(arePeopleKnown(await readSyncs(desk.db, desk.business.id))).toBe(false);
});

it("an account's people have the names that the account tells, and can be changed", async () => {
  const world = await desk.door.world();
  const grant = world.grants.find(
    (one) =>
      one.business === desk.business.id &&
      one.tasks.includes('MANAGE') &&
      world.relations.some(({ account, status }) => account === one.account && status === 'CONFIRMED'),
  );
  const person = world.people.find((one) => one.id === grant?.person);
  if (!grant || !person) throw new Error('Nobody manages anything');
  const account = accountId(grant.account);
  const change = {
    operation: 'set-tasks',
    input: { accountId: account, personId: personId(person.id), tasks: 1 },
  } as const;
  await refuse('business_user');
  await refuse('system_user');
  await syncBusiness(desk.db, desk.call);
  await syncAccount(desk.db, desk.call, account);

  const here = getAccountPeople(await readAccess(desk.db, desk.business.id), account);
  expect(here.find((one) => one.personId === person.id)).toMatchObject({ name: person.name });
  const [planned] = await planChanges(desk.db, desk.business, [change]);
  expect(planned).toMatchObject({ personName: person.name, refusal: null });

  await desk.door.clearFaults();
  await syncBusiness(desk.db, desk.call);
  await desk.db.people.delete([desk.business.id, personId(person.id)]);
  const [later] = await planChanges(desk.db, desk.business, [change]);
  expect(later).toMatchObject({ refusal: 'unknown-person' });
});
