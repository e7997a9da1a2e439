// Conformance: the people of a business: roles, invitations, the last admin, system users.

import { beforeEach, describe, expect, it } from 'vitest';
import { expectError, expectRefused } from './support/expect-error.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();
const edge = (name: string): string => `${sandbox.businesses.agency}/${name}`;

describe('business users', () => {
  beforeEach(() => sandbox.reset());

  it('gives id, name, business and role by default', async () => {
    const { body } = await sandbox.ask(edge('business_users'));
    for (const person of body.data) {
      expect(person).toMatchObject({
        id: expect.stringMatching(/^\d{15,17}$/),
        name: expect.any(String),
        role: expect.stringMatching(/^(ADMIN|EMPLOYEE)$/),
        business: { id: sandbox.businesses.agency },
      });
      expect(Object.keys(person).sort()).toEqual(['business', 'id', 'name', 'role']);
    }
  });

  it('counts when total_count is named', async () => {
    const { body } = await sandbox.ask(edge('business_users'), {
      query: { summary: 'total_count', limit: 2 },
    });
    expect(body.summary.total_count).toBe((await sandbox.list(edge('business_users'))).length);
  });

  it('changes a role and takes a person out, with what they could do', async () => {
    const { account, person } = await sandbox.freePair();
    await sandbox.post(`act_${account}/assigned_users`, { user: person, tasks: ['ANALYZE'] });
    expect((await sandbox.post(person, { role: 'ADMIN' })).body).toEqual({ success: true });
    expect((await sandbox.ask(person, { query: { fields: 'role' } })).body.role).toBe('ADMIN');
    expect((await sandbox.remove(person)).body).toEqual({ success: true });
    expect((await sandbox.list(edge('business_users'))).map(({ id }) => id)).not.toContain(person);
    expect((await sandbox.list(`act_${account}/assigned_users`)).map(({ id }) => id)).not.toContain(person);
    expectError(await sandbox.ask(person), { code: 100, subcode: 33, type: 'GraphMethodException' });
  });

  it.each([
    ['FINANCE_EDITOR', 'FINANCE_EDITOR'],
    ['FINANCE_EDIT', 'FINANCE_EDITOR'],
    ['FINANCE_ANALYST', 'FINANCE_ANALYST'],
    ['FINANCE_VIEW', 'FINANCE_ANALYST'],
  ])('gives the finance right %s beside the base role', async (role, finance_permission) => {
    const fields = 'role,finance_permission';
    const people = await sandbox.list(edge('business_users'), { fields });
    for (const base of ['ADMIN', 'EMPLOYEE']) {
      const person = people.find((one) => one.role === base && one.finance_permission === undefined);
      const id = String(person?.id);
      expect((await sandbox.post(id, { role })).body).toEqual({ success: true });
      expect((await sandbox.ask(id, { query: { fields } })).body).toEqual({
        id,
        role: base,
        finance_permission,
      });
    }
  });

  it('leaves the last admin an admin, and lets one have a finance right', async () => {
    const { second } = sandbox.businesses;
    const people = await sandbox.list(`${second}/business_users`, { fields: 'id,role' });
    const [last, ...others] = people.filter(({ role }) => role === 'ADMIN').map(({ id }) => id);
    for (const id of others) await sandbox.post(id, { role: 'EMPLOYEE' });
    expect((await sandbox.post(String(last), { role: 'FINANCE_EDITOR' })).body).toEqual({ success: true });
    expect((await sandbox.ask(String(last), { query: { fields: 'role' } })).body.role).toBe('ADMIN');
  });

  it('changes an address, and keeps one that waits for its mail beside it', async () => {
    const { person } = await sandbox.freePair();
    const read = async () => {
      const { body } = await sandbox.ask(person, { query: { fields: 'email,pending_email,title' } });
      return [body.email, body.pending_email, body.title];
    };
    await sandbox.post(person, { email: 'neu@agentur.example', title: 'Planner' });
    expect(await read()).toEqual(['neu@agentur.example', undefined, 'Planner']);
    await sandbox.post(person, { pending_email: 'bald@agentur.example' });
    expect(await read()).toEqual(['neu@agentur.example', 'bald@agentur.example', 'Planner']);
    await sandbox.post(person, { clear_pending_email: 'true' });
    expect(await read()).toEqual(['neu@agentur.example', undefined, 'Planner']);
    for (const name of ['email', 'pending_email'])
      expectError(await sandbox.post(person, { [name]: 'nobody' }), { code: 100, message: new RegExp(name) });
  });

  it('keeps the last admin, from losing the role and from leaving', async () => {
    const { second } = sandbox.businesses;
    const people = await sandbox.list(`${second}/business_users`, { fields: 'id,role' });
    const { body: me } = await sandbox.ask('me/business_users', { query: { fields: 'id,business' } });
    const own = String(me.data.find((row) => (row.business as { id: string }).id === second)?.id);
    for (const { id, role } of people) {
      if (role === 'ADMIN' && id !== own)
        expect((await sandbox.post(id, { role: 'EMPLOYEE' })).status).toBe(200);
    }
    const message =
      "(#3914) It looks like you're trying to remove the last admin from this Business Manager. At least one admin is required in Business Manager.";
    expectError(await sandbox.post(own, { role: 'EMPLOYEE' }), { code: 3914, message });
    expectError(await sandbox.remove(own), { code: 3914, message });
  });

  it('is not for employees', async () => {
    const { person } = await sandbox.freePair();
    expectRefused(await sandbox.post(person, { role: 'ADMIN' }, sandbox.tokens.employee));
    expectRefused(await sandbox.remove(person, {}, sandbox.tokens.employee));
  });

  it('refuses a role that does not exist', async () => {
    const { person } = await sandbox.freePair();
    expectError(await sandbox.post(person, { role: 'KING' }), { code: 100, message: /role/ });
  });
});

describe('invitations', () => {
  beforeEach(() => sandbox.reset());

  it('are pending until they are accepted, and are no business users', async () => {
    const before = await sandbox.list(edge('pending_users'), { fields: 'id,email,role,status' });
    expect(before.length).toBeGreaterThan(0);
    const { body } = await sandbox.post(edge('business_users'), {
      email: 'neu@agentur.example',
      role: 'EMPLOYEE',
    });
    expect(body.id).toMatch(/^\d+$/);
    const invited = (await sandbox.list(edge('pending_users'))).find(
      ({ email }) => email === 'neu@agentur.example',
    );
    expect(invited).toMatchObject({ role: 'EMPLOYEE', status: expect.any(String) });
    const people = await sandbox.list(edge('business_users'), { fields: 'email' });
    expect(people.map(({ email }) => email)).not.toContain('neu@agentur.example');
  });

  it('can be changed and withdrawn', async () => {
    const [invited] = await sandbox.list(edge('pending_users'));
    const id = String(invited?.id);
    expect((await sandbox.post(id, { role: 'ADMIN' })).body).toMatchObject({ id });
    expect((await sandbox.remove(id)).body).toEqual({ success: true });
    expect((await sandbox.list(edge('pending_users'))).map((row) => row.id)).not.toContain(id);
  });

  it('bring a finance right along, which the person has who accepts', async () => {
    const email = 'neu@agentur.example';
    const { body } = await sandbox.post(edge('business_users'), { email, role: 'FINANCE_ANALYST' });
    const asked = { query: { fields: 'role,finance_role' } };
    const finance_role = 'FINANCE_ANALYST';
    expect((await sandbox.ask(body.id, asked)).body).toEqual({ id: body.id, role: 'EMPLOYEE', finance_role });
    await sandbox.act({ do: 'accept-invite', email });
    const people = await sandbox.list(edge('business_users'), { fields: 'email,role,finance_permission' });
    expect(people.find((person) => person.email === email)).toMatchObject({
      role: 'EMPLOYEE',
      finance_permission: 'FINANCE_ANALYST',
    });
  });

  it('want an address, and an admin', async () => {
    expectError(await sandbox.post(edge('business_users'), { role: 'EMPLOYEE' }), {
      code: 100,
      message: '(#100) The parameter email is required',
    });
    expectRefused(
      await sandbox.post(edge('business_users'), { email: 'a@b.example' }, sandbox.tokens.employee),
    );
  });

  it('cannot be assigned to an ad account', async () => {
    const [invited] = await sandbox.list(edge('pending_users'));
    const { body } = await sandbox.post(`act_${await sandbox.ownedAccount()}/assigned_users`, {
      user: invited?.id,
      tasks: ['ANALYZE'],
    });
    expect([100, 200, 2620]).toContain(body.error.code);
  });
});

describe('system users', () => {
  it('are listed with their role, apart from people', async () => {
    const { body } = await sandbox.ask(edge('system_users'));
    expect(body.data.length).toBeGreaterThan(1);
    for (const robot of body.data) expect(Object.keys(robot).sort()).toEqual(['id', 'name', 'role']);
    const people = (await sandbox.list(edge('business_users'))).map(({ id }) => id);
    for (const robot of body.data) expect(people).not.toContain(robot.id);
  });

  it('are made by admins, up to the limits of each role', async () => {
    await sandbox.reset();
    const create = (name: string, role: string, token?: string) =>
      sandbox.post(edge('system_users'), { name, role }, token);
    expectRefused(await create('Robot', 'EMPLOYEE', sandbox.tokens.employee));
    expectError(await sandbox.post(edge('system_users'), { role: 'EMPLOYEE' }), {
      code: 100,
      message: '(#100) The parameter name is required',
    });
    expectError(await create('Second admin', 'ADMIN'), {
      code: 3965,
      message: '(#3965) This Business Manager has reached maximum number of admin system user limit.',
    });
    let refused = null;
    for (let n = 0; n < 12 && refused === null; n++) {
      const { body } = await create(`Robot ${n}`, 'EMPLOYEE');
      if (body.error) refused = body.error;
      else expect(body.id).toMatch(/^\d+$/);
    }
    expect(refused).toMatchObject({
      code: 3949,
      message: '(#3949) This Business Manager has reached maximum number of system user limit.',
    });
  });

  it('have tokens of their own, those of the same name too', async () => {
    await sandbox.reset();
    const { agency, second } = sandbox.businesses;
    const tokens: unknown[] = Object.values(sandbox.tokens);
    const ids: string[] = [];
    for (const business of [agency, agency, second, agency]) {
      const made = await sandbox.post(`${business}/system_users`, { name: 'Robot', role: 'EMPLOYEE' });
      for (const _turn of [1, 2]) {
        const sent = { business_app: sandbox.app, scope: 'ads_read' };
        const token = String((await sandbox.post(`${made.body.id}/access_tokens`, sent)).body.access_token);
        tokens.push(token);
        ids.push(made.body.id);
        expect((await sandbox.ask('me', { token })).body.id).toBe(made.body.id);
      }
    }
    expect(new Set(tokens).size).toBe(tokens.length);
    const [first] = ids;
    await sandbox.remove(`${first}/access_tokens`);
    const own = tokens.slice(-ids.length).map(String);
    for (const [n, token] of own.entries())
      expect((await sandbox.ask('me', { token })).status).toBe(ids[n] === first ? 400 : 200);
  });

  it('cannot be deleted', async () => {
    const [robot] = await sandbox.list(edge('system_users'));
    expect((await sandbox.remove(String(robot?.id))).status).toBe(400);
    expect((await sandbox.list(edge('system_users'))).map(({ id }) => id)).toContain(robot?.id);
  });
});
