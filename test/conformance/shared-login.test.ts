// Conformance: a login that several people share: it reads, and may not create ad accounts or take other actions.

import { beforeEach, describe, expect, it } from 'vitest';
import { expectError } from './support/expect-error.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();

interface Action {
  method: 'POST' | 'DELETE';
  path: string;
  params: Record<string, unknown>;
}

const none = { end_advertiser: 'NONE', media_agency: 'NONE', partner: 'NONE' };

/** What an admin may do, on things that are there: so that a refusal is about the login alone. */
async function getActions(): Promise<Action[]> {
  const { agency, second } = sandbox.businesses;
  const { account, person } = await sandbox.freePair();
  const [assigned] = await sandbox.list(`act_${account}/assigned_users`, { business: agency });
  const [shared] = await sandbox.list(`${agency}/client_ad_accounts`);
  const [invited] = await sandbox.list(`${agency}/pending_users`);
  const post = (path: string, params: Record<string, unknown>): Action => ({ method: 'POST', path, params });
  const remove = (path: string, params: Record<string, unknown> = {}): Action => ({
    method: 'DELETE',
    path,
    params,
  });
  return [
    post(`${agency}/adaccount`, { name: 'Ours', currency: 'USD', timezone_id: '1', ...none }),
    post(`${agency}/owned_ad_accounts`, { adaccount_id: sandbox.claimable('confirmed') }),
    post(`act_${account}/assigned_users`, { user: person, tasks: ['ANALYZE'] }),
    remove(`act_${account}/assigned_users`, { user: assigned?.id }),
    remove(`${agency}/ad_accounts`, { adaccount_id: shared?.id }),
    post(`${agency}/business_users`, { email: 'neu@agentur.example', role: 'EMPLOYEE' }),
    post(`act_${account}`, { name: 'Ours' }),
    post(`act_${account}/agencies`, { business: second, permitted_tasks: ['ANALYZE'] }),
    post(person, { role: 'ADMIN' }),
    remove(person),
    remove(String(invited?.id)),
    post(`${agency}/system_users`, { name: 'Robot', role: 'EMPLOYEE' }),
    post(agency, { name: 'Ours' }),
    remove('me/businesses', { business: agency }),
  ];
}

describe('a shared login', () => {
  beforeEach(() => sandbox.reset());

  it('reads what its person may read', async () => {
    const token = sandbox.token('sharedLogin');
    const { agency } = sandbox.businesses;
    const { body } = await sandbox.ask(`${agency}/owned_ad_accounts`, { token });
    expect(body.data.length).toBeGreaterThan(0);
    const { body: me } = await sandbox.ask('me/business_users', {
      token,
      query: { fields: 'role,business' },
    });
    expect(me.data).toMatchObject([{ role: 'ADMIN', business: { id: agency } }]);
  });

  it('is refused every action, and nothing is done', async () => {
    const before = await sandbox.world();
    for (const { method, path, params } of await getActions()) {
      const sent = { method, token: sandbox.token('sharedLogin'), form: params };
      expectError(await sandbox.ask(path, sent), { code: 10, status: 403, message: /[Ss]hared login/ });
    }
    expect(await sandbox.world()).toEqual(before);
  });

  it('may give itself up', async () => {
    const token = sandbox.token('sharedLogin');
    expect((await sandbox.remove('me/permissions', {}, token)).body).toEqual({ success: true });
    expectError(await sandbox.ask('me', { token }), { code: 190 });
  });
});
