// Conformance: who may do what on an ad account, from the account's side and the person's.

import { beforeEach, describe, expect, it } from 'vitest';
import { expectError, expectRefused } from './support/expect-error.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();
const full = ['MANAGE', 'ADVERTISE', 'ANALYZE'];
const edge = (account: string): string => `act_${account}/assigned_users`;

async function tasksOf(account: string, person: string): Promise<string[] | undefined> {
  const rows = await sandbox.list(edge(account), { business: sandbox.businesses.agency });
  return rows
    .find(({ id }) => id === person)
    ?.tasks.filter((task) => task !== 'DRAFT' && task !== 'AA_ANALYZE')
    .sort();
}

const assign = (account: string, person: string, tasks: unknown, token?: string) =>
  sandbox.post(edge(account), { user: person, tasks }, token);

describe('assigning', () => {
  let account = '';
  let person = '';
  beforeEach(async () => {
    await sandbox.reset();
    ({ account, person } = await sandbox.freePair());
  });

  it.each([
    ['reports', ['ANALYZE']],
    ['advertising', ['ADVERTISE', 'ANALYZE']],
    ['managing', full],
    ['managing, in another order', ['ANALYZE', 'MANAGE', 'ADVERTISE']],
    ['drafts', ['DRAFT']],
    ['reports and drafts', ['ANALYZE', 'DRAFT']],
  ])('takes the set for %s, and both sides show it', async (_name, tasks) => {
    const reply = await assign(account, person, tasks);
    expect([reply.status, reply.body]).toEqual([200, { success: true }]);
    const plain = tasks.filter((task) => task !== 'DRAFT').sort();
    expect(await tasksOf(account, person)).toEqual(plain);
    const accounts = await sandbox.list(`${person}/assigned_ad_accounts`);
    expect(accounts.find(({ id }) => id === `act_${account}`)?.tasks).toEqual(expect.arrayContaining(plain));
  });

  it.each([
    ['JSON', '["MANAGE","ADVERTISE","ANALYZE"]'],
    ['single quotes and blanks', "['MANAGE', 'ADVERTISE', 'ANALYZE']"],
    ['one string with commas in a list', '["MANAGE,ADVERTISE,ANALYZE"]'],
    ['a bare comma list', 'MANAGE,ADVERTISE,ANALYZE'],
  ])('reads tasks written as %s', async (_name, tasks) => {
    expect((await assign(account, person, tasks)).body).toEqual({ success: true });
    expect(await tasksOf(account, person)).toEqual([...full].sort());
  });

  it('reads tasks[0], tasks[1] and tasks[]', async () => {
    await sandbox.post(edge(account), { user: person, 'tasks[0]': 'ADVERTISE', 'tasks[1]': 'ANALYZE' });
    expect(await tasksOf(account, person)).toEqual(['ADVERTISE', 'ANALYZE']);
    await sandbox.post(edge(account), { user: person, 'tasks[]': 'ANALYZE' });
    expect(await tasksOf(account, person)).toEqual(['ANALYZE']);
  });

  it('replaces the set, and does not add to it', async () => {
    await assign(account, person, full);
    await assign(account, person, ['ANALYZE']);
    expect(await tasksOf(account, person)).toEqual(['ANALYZE']);
    expect((await sandbox.list(edge(account))).filter(({ id }) => id === person)).toHaveLength(1);
  });

  it.each([[['MANAGE']], [['ADVERTISE']], [['MANAGE', 'ANALYZE']], [['MANAGE', 'ADVERTISE']]])(
    'refuses %j: the set is to be spelled out',
    async (tasks) => {
      const reply = await assign(account, person, tasks);
      expectError(reply, { code: 100, subcode: 1752129 });
      expect(`${reply.body.error.message} ${reply.body.error.error_user_title}`).toMatch(
        /This Task Combination Is Not Supported/i,
      );
      expect(await tasksOf(account, person)).toBeUndefined();
    },
  );

  it('names the values when a task is unknown', async () => {
    expectError(await assign(account, person, ['FOO']), {
      code: 100,
      message: /^\(#100\) Param tasks\[0\] must be one of \{.*MANAGE.*\} - got "FOO"\.$/,
    });
  });

  it('wants a person and tasks', async () => {
    expectError(await sandbox.post(edge(account), { tasks: ['ANALYZE'] }), {
      code: 100,
      message: '(#100) The parameter user is required',
    });
    expectError(await sandbox.post(edge(account), { user: person }), {
      code: 100,
      message: '(#100) The parameter tasks is required',
    });
    expectError(await assign(account, person, []), { code: 100 });
  });

  it('takes a system user as well', async () => {
    const [robot] = await sandbox.list(`${sandbox.businesses.agency}/system_users`, { fields: 'id,role' });
    expect((await assign(account, String(robot?.id), ['ANALYZE'])).body).toEqual({ success: true });
    expect(await tasksOf(account, String(robot?.id))).toEqual(['ANALYZE']);
  });

  it.each(['999999999999999', 'nobody', '0'])('refuses %j as a person', async (nobody) => {
    const { body } = await assign(account, nobody, ['ANALYZE']);
    expect([100, 200, 2620]).toContain(body.error.code);
  });

  it('refuses people of another business', async () => {
    const people = await sandbox.list(`${sandbox.businesses.second}/business_users`, { fields: 'id,name' });
    const { body } = await assign(account, String(people.at(-1)?.id), ['ANALYZE']);
    expect([100, 200, 2620]).toContain(body.error.code);
  });

  it('is for admins and for whoever manages the account', async () => {
    const { body: me } = await sandbox.ask('me/business_users', { token: sandbox.tokens.employee });
    const employee = String(me.data[0]?.id);
    await sandbox.remove(edge(account), { user: employee });
    const unseen = await assign(account, person, ['ANALYZE'], sandbox.tokens.employee);
    expect([10, 100, 200]).toContain(unseen.body.error.code);
    await assign(account, employee, ['ADVERTISE', 'ANALYZE']);
    expectRefused(await assign(account, person, ['ANALYZE'], sandbox.tokens.employee));
    await assign(account, employee, full);
    expect((await assign(account, person, ['ANALYZE'], sandbox.tokens.employee)).body).toEqual({
      success: true,
    });
    const outside = await assign(account, person, ['ANALYZE'], sandbox.tokens.outsider);
    expect([10, 100, 200]).toContain(outside.body.error.code);
  });

  it('stays within what a shared account permits', async () => {
    const shared = await sandbox.list(`${sandbox.businesses.agency}/client_ad_accounts`, {
      fields: 'account_id,permitted_tasks',
    });
    const limited = shared.find((row) => !(row.permitted_tasks as string[]).includes('MANAGE'));
    const { body } = await assign(String(limited?.account_id), person, full);
    expect([100, 200, 2620]).toContain(body.error.code);
    expect((await assign(String(limited?.account_id), person, ['ANALYZE'])).body).toEqual({ success: true });
  });

  it('cannot be done on an account that is only pending', async () => {
    const id = sandbox.claimable('pending');
    await sandbox.post(`${sandbox.businesses.agency}/owned_ad_accounts`, { adaccount_id: id });
    const { body } = await assign(id.slice(4), person, ['ANALYZE']);
    expect([10, 100, 200, 2620]).toContain(body.error.code);
  });
});

describe('taking away', () => {
  beforeEach(() => sandbox.reset());

  it('takes the person off, by body or query', async () => {
    const { account, person } = await sandbox.freePair();
    await assign(account, person, full);
    expect((await sandbox.remove(edge(account), { user: person })).body).toEqual({ success: true });
    expect(await tasksOf(account, person)).toBeUndefined();
    await assign(account, person, full);
    const reply = await sandbox.ask(edge(account), { method: 'DELETE', form: { user: person } });
    expect(reply.body).toEqual({ success: true });
    expect(await tasksOf(account, person)).toBeUndefined();
  });

  it('refuses for somebody who is not on it', async () => {
    const { account, person } = await sandbox.freePair();
    expectError(await sandbox.remove(edge(account), { user: person }), { code: 100 });
  });

  it('wants a person, and an admin', async () => {
    const { account, person } = await sandbox.freePair();
    await assign(account, person, ['ANALYZE']);
    expectError(await sandbox.remove(edge(account)), {
      code: 100,
      message: '(#100) The parameter user is required',
    });
    const outside = await sandbox.remove(edge(account), { user: person }, sandbox.tokens.outsider);
    expect([10, 100, 200]).toContain(outside.body.error.code);
    expect(await tasksOf(account, person)).toEqual(['ANALYZE']);
  });
});

describe('reading', () => {
  beforeEach(() => sandbox.reset());

  it("gives an account's people with name and tasks, for one business or the owner's", async () => {
    const { account, person } = await sandbox.freePair();
    await assign(account, person, ['ANALYZE']);
    const named = await sandbox.list(edge(account), {
      business: sandbox.businesses.agency,
      fields: 'id,name,tasks',
    });
    const unnamed = await sandbox.list(edge(account), { fields: 'id,name,tasks' });
    expect(named.find(({ id }) => id === person)).toMatchObject({
      name: expect.any(String),
      tasks: expect.any(Array),
    });
    expect(unnamed).toEqual(named);
  });

  it('counts only when total_count is named', async () => {
    const { account, person } = await sandbox.freePair();
    await assign(account, person, ['ANALYZE']);
    const { body } = await sandbox.ask(edge(account), { query: { summary: 'total_count' } });
    expect(body.summary.total_count).toBe((await sandbox.list(edge(account))).length);
  });

  it("counts a person's accounts with summary=true", async () => {
    const [person] = await sandbox.list(`${sandbox.businesses.agency}/business_users`);
    const path = `${person?.id}/assigned_ad_accounts`;
    const { body } = await sandbox.ask(path, { query: { summary: 'true', limit: 1 } });
    expect(body.summary.total_count).toBe((await sandbox.list(path)).length);
  });

  it("expands fields of the accounts on the person's side", async () => {
    const { body } = await sandbox.ask('me/business_users', { token: sandbox.tokens.employee });
    const rows = await sandbox.list(`${body.data[0]?.id}/assigned_ad_accounts`, {
      fields: 'id,name,currency,tasks,permitted_tasks',
    });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect(row).toMatchObject({ currency: expect.stringMatching(/^[A-Z]{3}$/), tasks: expect.any(Array) });
  });
});
