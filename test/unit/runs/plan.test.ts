// What a change would do, before anything is sent: before and after, guards, refusals.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, PrincipalId } from '../../../utils/ids.ts';
import { readList, readPeople } from '../../../utils/mirror/queries.ts';
import type { PersonRow } from '../../../utils/mirror/schema.ts';
import { putAccount } from '../../../utils/mirror/write-accounts.ts';
import { isLastManager, setTasks as setTasksOperation } from '../../../utils/runs/operations/set-tasks.ts';
import { getOpenGuards, parseChange, planChanges } from '../../../utils/runs/plan.ts';
import type { Change, PlannedChange, StepRow } from '../../../utils/runs/types.ts';
import { findNewcomer } from '../support/changes.ts';
import { accountId, type Desk, openReadDesk, personId } from '../support/desk.ts';

const manage = 7;
const analyze = 1;

describe('the last who can manage', () => {
  const person = (id: string, kind: PersonRow['kind']): [PersonId, PersonRow] => [
    personId(id),
    { id: personId(id), kind } as PersonRow,
  ];
  const people = new Map([
    person('11111', 'business_user'),
    person('22222', 'business_user'),
    person('33333', 'system_user'),
    person('44444', 'system_user'),
  ]);
  const assigned = (...ids: string[]) => ids.map((id) => ({ personId: personId(id), tasks: manage }));
  const without = (id: string, tasks = 0) => ({ personId: personId(id), tasks });

  it.each([
    ['the only person', ['11111'], '11111', true],
    ['one of two', ['11111', '22222'], '11111', false],
    ['a person beside a system user', ['11111', '33333'], '11111', true],
    ['a system user beside a person', ['11111', '33333'], '33333', false],
    ['the last system user, where no person can', ['33333'], '33333', true],
    ['one of two system users, where no person can', ['33333', '44444'], '33333', false],
    ['somebody who could not manage anyway', ['11111'], '22222', false],
    ['somebody who left the business', ['55555'], '55555', true],
    ['a person beside somebody unknown, who may be a system user', ['11111', '55555'], '11111', true],
    ['somebody unknown beside a person', ['11111', '55555'], '55555', false],
  ])('%s', (_, managers, leaver, expected) => {
    expect(isLastManager(assigned(...managers), people, without(leaver))).toBe(expected);
    expect(isLastManager(assigned(...managers), people, without(leaver, analyze))).toBe(expected);
    expect(isLastManager(assigned(...managers), people, without(leaver, manage))).toBe(false);
  });
});

describe('a plan', () => {
  let desk: Desk;
  let world: Awaited<ReturnType<Desk['door']['world']>>;
  beforeAll(async () => {
    desk = await openReadDesk({ accounts: 60, people: 9 });
    world = await desk.door.world();
  });
  afterAll(() => desk.close());

  it('has no name for an account whose name nobody knows, rather than its id', async () => {
    const id = accountId('act_998877665544332');
    const row = {
      id,
      name: id,
      folded: id,
      list: 'pending',
      relation: 'OWNER',
      access: 'PENDING',
      status: null,
      disableReason: null,
      currency: null,
      timezoneName: null,
      permitted: 0,
      requestId: null,
      askedAt: null,
    } as const;
    await putAccount(desk.db, desk.business.id, row);
    const person = world.people.find((one) => one.kind === 'BUSINESS_USER');
    const changes: Change[] = [
      { operation: 'claim-ad-account', input: { accountId: id } },
      { operation: 'remove-ad-account', input: { accountId: id } },
      {
        operation: 'set-tasks',
        input: { accountId: id, personId: personId(person?.id ?? ''), tasks: analyze },
      },
    ];
    for (const change of changes) expect((await plan(change)).accountName, change.operation).toBeNull();
  });

  const plan = async (change: Change): Promise<PlannedChange> => {
    const [planned] = await planChanges(desk.db, desk.business, [change]);
    if (!planned) throw new Error('Nothing was planned');
    return planned;
  };
  it('has the name that was looked up, where the mirror has none', async () => {
    const claimed = (id: string): Change => ({
      operation: 'claim-ad-account',
      input: { accountId: accountId(id), accountName: 'Spree Boats' },
    });
    expect(await plan(claimed('998877665544333'))).toMatchObject({ accountName: 'Spree Boats' });
    const [known] = await readList(desk.db, desk.business.id, 'owned');
    expect((await plan(claimed(known?.id ?? ''))).accountName).toBe(known?.name);
  });

  const setTasks = (account: string, person: string, tasks: number): Change => ({
    operation: 'set-tasks',
    input: { accountId: accountId(account), personId: personId(person), tasks },
  });
  const claim = (account: string): Change => ({
    operation: 'claim-ad-account',
    input: { accountId: accountId(account) },
  });
  const remove = (account: string): Change => ({
    operation: 'remove-ad-account',
    input: { accountId: accountId(account) },
  });

  it('names business, account and person, with before and after', async () => {
    const grant = world.grants.find(
      (one) => one.business === desk.business.id && one.tasks.includes('MANAGE'),
    );
    const planned = await plan(setTasks(grant?.account ?? '', grant?.person ?? '', analyze));
    expect(planned).toMatchObject({
      businessId: desk.business.id,
      businessName: desk.business.name,
      accountName: world.adAccounts.find((one) => one.id === grant?.account)?.name,
      personName: world.people.find((one) => one.id === grant?.person)?.name,
      after: analyze,
    });
    expect((planned.before ?? 0) & manage).toBe(manage);
  });

  it('guards what is taken from oneself, and a removal', async () => {
    const me = desk.business.myPersonId ?? '';
    const mine = world.grants.find((one) => one.person === me && one.tasks.includes('ADVERTISE'));
    if (!mine) throw new Error('The admin has nothing');
    expect((await plan(setTasks(mine.account, me, analyze))).guards).toContain('yourself');
    expect((await plan(setTasks(mine.account, me, 0))).guards).toEqual(
      expect.arrayContaining(['yourself', 'removal']),
    );
    expect((await plan(setTasks(mine.account, me, manage))).guards).not.toContain('yourself');
  });

  it('counts from what is on its way for the same person, and from nobody else', async () => {
    const { account, person, change } = await findNewcomer(desk);
    const others = await readPeople(desk.db, desk.business.id);
    const other = others.find((one) => one.kind === 'business_user' && one.id !== person)?.id ?? '';
    const otherBefore = (await plan(setTasks(account, other, analyze))).before;
    for (const tasks of [analyze, manage]) await desk.plan(change(tasks));
    expect(await plan(change(analyze))).toMatchObject({ before: manage, after: analyze, refusal: null });
    expect(await plan(change(manage))).toMatchObject({ before: manage, after: manage, refusal: null });
    expect(await plan(setTasks(account, other, analyze))).toMatchObject({ before: otherBefore });
    await desk.plan(change(0));
    expect(await plan(change(analyze))).toMatchObject({ before: 0, after: analyze });
  });

  it('looks again before sending whether it is oneself, but for whoever serves the business alone', async () => {
    const { id, myPersonId, principal } = desk.business;
    const mine = world.grants.find((one) => one.person === myPersonId && one.tasks.includes('MANAGE'));
    if (!mine) throw new Error('The admin manages nothing');
    const planned = await plan(setTasks(mine.account, myPersonId ?? '', analyze));
    // As if the mirror had been behind when it was planned.
    const step = { planned: { ...planned, guards: ['last-manager'] }, takesBack: null } as unknown as StepRow;
    const input = { accountId: accountId(mine.account), personId: personId(mine.person), tasks: analyze };
    const prepare = () => setTasksOperation.prepare({ ...desk.call, db: desk.db }, input, step);
    expect(await prepare()).toEqual({ stop: 'yourself' });
    await desk.db.businesses.update(id, { principal: '99' as PrincipalId });
    expect(await prepare()).toHaveProperty('evidence');
    await desk.db.businesses.update(id, { principal });
  });

  it('guards what is taken from oneself though it is only on its way', async () => {
    const me = desk.business.myPersonId ?? '';
    const owned = await readList(desk.db, desk.business.id, 'owned');
    const account = owned.find(
      ({ id }) => !world.grants.some((grant) => grant.person === me && grant.account === `act_${id}`),
    );
    const again = setTasks(account?.id ?? '', me, analyze);
    expect((await plan(again)).guards).not.toContain('yourself');
    await desk.plan(setTasks(account?.id ?? '', me, manage));
    expect((await plan(again)).guards).toContain('yourself');
  });

  it('refuses what Meta would refuse, without asking', async () => {
    const people = await readPeople(desk.db, desk.business.id);
    const owned = await readList(desk.db, desk.business.id, 'owned');
    const shared = await readList(desk.db, desk.business.id, 'shared');
    const invited = people.find((one) => one.kind === 'invited');
    const someone = people.find((one) => one.kind === 'business_user');
    const account = owned[0]?.id ?? '';
    const limited = shared.find((row) => (row.permitted & 4) === 0);
    const asked = world.claimables.find((one) => one.kind === 'already-asked')?.account ?? '';

    const refusal = async (change: Change) => (await plan(change)).refusal;
    expect(await refusal(setTasks(account, invited?.id ?? '', analyze))).toBe('not-joined');
    expect(await refusal(setTasks(account, '9999999999', analyze))).toBe('unknown-person');
    expect(await refusal(setTasks('1234567890', someone?.id ?? '', analyze))).toBe('not-in-business');
    expect(await refusal(setTasks(limited?.id ?? '', someone?.id ?? '', manage))).toBe('beyond-permitted');
    expect(await refusal(claim(account))).toBe('already-owned');
    expect(await refusal(claim(asked))).toBe('already-pending');
    expect(await refusal(remove(account))).toBe('owner-confirmed');
    expect(await refusal(remove('1234567890'))).toBe('not-in-business');
    expect(await refusal(remove(asked))).toBeNull();
  });

  it('asks for its guards until each was acknowledged by name', async () => {
    const planned = [await plan(claim('1234567890'))];
    expect(getOpenGuards(planned, [])).toEqual(['one-way']);
    expect(getOpenGuards(planned, ['removal'])).toEqual(['one-way']);
    expect(getOpenGuards(planned, ['one-way'])).toEqual([]);
  });
});

describe('a change from outside', () => {
  const names = ['claim-ad-account', 'set-tasks', 'create-ad-account'];
  it('is taken in its own form, with ids made plain', () => {
    const change = { operation: 'claim-ad-account', input: { accountId: ' act_12345678 ', more: 1 } };
    expect(parseChange(change, names)).toEqual({
      operation: 'claim-ad-account',
      input: { accountId: '12345678' },
    });
  });

  it('may bring the name of an account that is claimed, which is text', () => {
    const claimed = (accountName: unknown) => ({
      operation: 'claim-ad-account',
      input: { accountId: '12345678', accountName },
    });
    expect(parseChange(claimed('Spree Boats'), names)).toEqual(claimed('Spree Boats'));
    expect(parseChange(claimed(7), names)).toBeNull();
  });

  const create = (currency: string) => {
    const parties = { endAdvertiser: 'NONE', mediaAgency: 'NONE', partner: 'NONE' };
    const input = { name: 'Colombo', currency, timezoneId: 114, invoice: false, ...parties };
    return { operation: 'create-ad-account', input };
  };

  it('may be a new account in a currency that Meta takes, though its table of offsets lacks it', () => {
    expect(parseChange(create('LKR'), names)).not.toBeNull();
  });

  it.each(['toString', 'XXX', 'eur', ''])('is no new account in %j', (currency) => {
    expect(parseChange(create(currency), names)).toBeNull();
  });

  it.each([
    null,
    'claim-ad-account',
    {},
    { operation: 'claim-ad-account' },
    { operation: 'remove-everything', input: {} },
    { operation: 'toString', input: {} },
    { operation: 'claim-ad-account', input: { accountId: 'act_' } },
    { operation: 'claim-ad-account', input: { accountId: 12345678 } },
    { operation: 'set-tasks', input: { accountId: '12345678', personId: '12345678', tasks: 1.5 } },
    { operation: 'set-tasks', input: { accountId: '12345678', personId: '12345678', tasks: 64 } },
    { operation: 'create-ad-account', input: { name: '', currency: 'EUR' } },
  ])('is refused as %j', (value) => {
    expect(parseChange(value, names)).toBeNull();
  });
});
