// Conformance: tokens that are missing, malformed, expired, revoked, or not allowed; and who they speak for.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectError, expectRefused } from './support/expect-error.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();
const owned = (): string => `${sandbox.businesses.agency}/owned_ad_accounts`;

describe('tokens', () => {
  beforeEach(() => sandbox.reset());
  afterEach(() => void vi.useRealTimers());

  it('count as a parameter in the query or the body, and as a Bearer or OAuth header', async () => {
    const text = sandbox.tokens.admin;
    const asked = [
      sandbox.ask('me', { token: text }),
      sandbox.ask('me', { token: '', query: { access_token: text } }),
      sandbox.ask('me', { token: '', headers: { authorization: `OAuth ${text}` } }),
      sandbox.ask('me', { token: '', method: 'POST', form: { access_token: text, method: 'get' } }),
    ];
    const ids = (await Promise.all(asked)).map(({ body }) => body.id);
    expect(ids[0]).toMatch(/^\d+$/);
    expect(new Set(ids).size).toBe(1);
  });

  it('are required', async () => {
    const me = await sandbox.ask('me', { token: '' });
    expectError(me, {
      code: 2500,
      message: 'An active access token must be used to query information about the current user.',
    });
    expectError(await sandbox.ask(owned(), { token: '' }), {
      code: 104,
      message: 'An access token is required to request this resource.',
    });
  });

  it.each(['nonsense', 'EAAGdoesnotexist', `EAAG${'x'.repeat(180)}`])(
    'that are none are 190: %s',
    async (token) => {
      const reply = await sandbox.ask('me', { token });
      expectError(reply, {
        code: 190,
        message: /Malformed access token|Cannot parse access token|signature/,
      });
      expect(reply.headers.get('www-authenticate')).toMatch(/^OAuth "Facebook Platform" "invalid_token"/);
    },
  );

  it('that ended are 190 with 463, and say since when', async () => {
    expectError(await sandbox.ask('me', { token: sandbox.tokens.expired }), {
      code: 190,
      subcode: 463,
      message:
        /^Error validating access token: Session has expired on \w+, \d{2}-\w{3}-\d{2} .* The current time is /,
    });
  });

  it('that ended have ended by a clock of any year', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2024, 0, 1) });
    await sandbox.reset();
    expectError(await sandbox.ask('me', { token: sandbox.tokens.expired }), { code: 190, subcode: 463 });
    expect((await sandbox.ask('me')).status).toBe(200);
  });

  it('need a proof where the app asks for one, and a right one wherever one is sent', async () => {
    const wrong = { query: { appsecret_proof: 'f'.repeat(64) } };
    const type = 'GraphMethodException';
    const message = 'Invalid appsecret_proof provided in the API argument';
    expectError(await sandbox.ask('me', wrong), { code: 100, type, message });
    await sandbox.act({ do: 'require-proof' });
    const missing = 'API calls from the server require an appsecret_proof argument';
    const batch = { method: 'POST', form: { batch: [{ method: 'GET', relative_url: 'me' }] } };
    expectError(await sandbox.ask('me'), { code: 100, type, message: missing });
    expectError(await sandbox.ask('', batch), { code: 100, type, message: missing });
    expectError(await sandbox.ask('me', wrong), { code: 100, type, message });
    await sandbox.act({ do: 'require-proof', on: false });
    expect((await sandbox.ask('me')).status).toBe(200);
  });

  it('that were revoked are 190 with 467', async () => {
    expectError(await sandbox.ask('me', { token: sandbox.token('revoked') }), { code: 190, subcode: 467 });
  });

  it.each([458, 459, 460, 464, 467])('that ended for reason %i say so', async (subcode) => {
    await sandbox.act({ do: 'revoke-token', token: 'employee', subcode });
    expectError(await sandbox.ask('me', { token: sandbox.tokens.employee }), { code: 190, subcode });
    expect((await sandbox.ask('me')).status).toBe(200);
  });

  it('end in the middle of work', async () => {
    expect((await sandbox.ask(owned())).status).toBe(200);
    await sandbox.act({ do: 'expire-token', token: 'admin' });
    expectError(await sandbox.ask(owned()), { code: 190, subcode: 463 });
    const write = await sandbox.post(owned(), { adaccount_id: sandbox.claimable('confirmed') });
    expectError(write, { code: 190, subcode: 463 });
  });

  it('without business_management may not read the business', async () => {
    const reply = await sandbox.ask(owned(), { token: sandbox.token('limited') });
    expectError(reply, {
      code: 200,
      status: 403,
      message: '(#200) Requires business_management permission to manage the object',
    });
    const claim = { adaccount_id: sandbox.claimable('confirmed') };
    expectRefused(await sandbox.post(owned(), claim, sandbox.token('limited')));
    expectError(await sandbox.ask('me/businesses', { token: sandbox.token('limited') }), {
      code: 100,
      message: '(#100) Missing Permission',
    });
  });

  it('without pages_show_list may not read the pages of a person', async () => {
    const message = '(#200) Requires pages_show_list permission to manage the object';
    const reply = await sandbox.ask('me/accounts', { token: sandbox.token('limited') });
    expectError(reply, { code: 200, status: 403, message });
  });

  it('without business_management may not read whose an account is', async () => {
    const account = `act_${await sandbox.ownedAccount()}`;
    const token = sandbox.token('limited');
    for (const fields of ['business', 'business{id,name}', 'owner', 'owner_business', 'viewable_business']) {
      const message = '(#200) Requires business_management permission to manage the object';
      const asked = { token, query: { fields } };
      expectError(await sandbox.ask(account, asked), { code: 200, status: 403, message });
      expectError(await sandbox.ask('me/adaccounts', asked), { code: 200, status: 403, message });
    }
    const named = await sandbox.ask(account, { token, query: { fields: 'name,account_status' } });
    expect(named.body).toMatchObject({ id: account, name: expect.any(String) });
  });

  it('without ads_management may read and not write', async () => {
    const token = sandbox.token('readOnly');
    expect((await sandbox.ask(owned(), { token })).status).toBe(200);
    const { account, person } = await sandbox.freePair();
    expectRefused(
      await sandbox.post(`act_${account}/assigned_users`, { user: person, tasks: ['ANALYZE'] }, token),
    );
    expectRefused(await sandbox.post(owned(), { adaccount_id: sandbox.claimable('confirmed') }, token));
  });

  it('of an outsider see neither the business nor its accounts', async () => {
    const { outsider } = sandbox.tokens;
    for (const path of [sandbox.businesses.agency, `act_${await sandbox.ownedAccount()}`]) {
      const reply = await sandbox.ask(path, { token: outsider, query: { fields: 'id,name' } });
      expect([100, 200]).toContain(reply.body.error.code);
      if (reply.body.error.code === 100) expect(reply.body.error.error_subcode).toBe(33);
    }
  });

  it('of an employee see the accounts assigned to them', async () => {
    const { body } = await sandbox.ask('me/adaccounts', {
      token: sandbox.tokens.employee,
      query: { limit: 100 },
    });
    const { body: me } = await sandbox.ask('me/business_users', { token: sandbox.tokens.employee });
    const assigned = await sandbox.list(`${me.data[0]?.id}/assigned_ad_accounts`);
    expect(body.data.map(({ id }) => id)).toEqual(expect.arrayContaining(assigned.map(({ id }) => id)));
  });
});

describe('who a token speaks for', () => {
  beforeEach(() => sandbox.reset());

  it('is said by /me', async () => {
    const { body } = await sandbox.ask('me', { query: { fields: 'id,name' } });
    expect(body).toEqual({ id: expect.stringMatching(/^\d+$/), name: expect.any(String) });
    const robot = await sandbox.ask('me', { token: sandbox.tokens.systemUser });
    const robots = await sandbox.list(`${sandbox.businesses.agency}/system_users`);
    expect(robots.map(({ name }) => name)).toContain(robot.body.name);
  });

  it('has permissions, granted and declined', async () => {
    const { body } = await sandbox.ask('me/permissions', { token: sandbox.token('limited') });
    expect(body.data).toEqual(
      expect.arrayContaining([
        { permission: 'ads_management', status: 'granted' },
        { permission: 'business_management', status: 'declined' },
      ]),
    );
  });

  it('gives up a permission, or all', async () => {
    expect((await sandbox.remove('me/permissions/ads_management')).body).toEqual({ success: true });
    const { body } = await sandbox.ask('me/permissions');
    expect(body.data).not.toContainEqual({ permission: 'ads_management', status: 'granted' });
    expect((await sandbox.remove('me/permissions')).body).toEqual({ success: true });
    expectError(await sandbox.ask('me'), { code: 190 });
  });

  it('belongs to businesses, with a person in each', async () => {
    const { body } = await sandbox.ask('me/businesses', { query: { fields: 'id,name,verification_status' } });
    const { agency, second } = sandbox.businesses;
    expect(body.data.map(({ id }) => id)).toEqual(expect.arrayContaining([agency, second]));
    const people = (await sandbox.ask('me/business_users', { query: { fields: 'id,role,business{id}' } }))
      .body.data;
    const own = people.find(({ business }) => (business as { id: string }).id === agency);
    expect(own?.role).toBe('ADMIN');
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
  });

  it('manages Pages, each with a token of its own that ends with the person’s', async () => {
    const { body } = await sandbox.ask('me/accounts', {
      query: { fields: 'id,name,category,tasks,access_token' },
    });
    expect(body.data.length).toBeGreaterThan(0);
    for (const { id, name, category, access_token } of body.data) {
      const token = String(access_token);
      expect([category, token]).toEqual([expect.any(String), expect.stringMatching(/^EAAG/)]);
      expect((await sandbox.ask('me', { token })).body).toEqual({ id, name });
      const { body: told } = await sandbox.ask('debug_token', { token, query: { input_token: token } });
      expect(told.data).toMatchObject({ type: 'PAGE', is_valid: true });
      const business = await sandbox.ask(sandbox.businesses.agency, { token });
      expectError(business, { code: 100, subcode: 33, type: 'GraphMethodException' });
    }
    const [page] = body.data;
    const other = await sandbox.ask(String(page?.id), {
      token: sandbox.tokens.employee,
      query: { fields: 'name,access_token' },
    });
    expect(Object.keys(other.body).sort()).toEqual(['id', 'name']);
    await sandbox.act({ do: 'revoke-token', token: 'admin' });
    expectError(await sandbox.ask('me', { token: String(page?.access_token) }), { code: 190, subcode: 467 });
  });

  it('is told in detail by debug_token, of valid and of ended tokens', async () => {
    const { body } = await sandbox.ask('debug_token', { query: { input_token: sandbox.tokens.admin } });
    expect(body.data).toMatchObject({
      app_id: sandbox.app,
      type: 'USER',
      is_valid: true,
      expires_at: expect.any(Number),
      scopes: expect.arrayContaining(['business_management', 'ads_management', 'ads_read']),
      user_id: expect.stringMatching(/^\d+$/),
    });
    const ended = await sandbox.ask('debug_token', { query: { input_token: sandbox.tokens.expired } });
    expect(ended.status).toBe(200);
    expect(ended.body.data).toMatchObject({ is_valid: false, error: { code: 190, subcode: 463 } });
    const robot = await sandbox.ask('debug_token', {
      token: sandbox.tokens.systemUser,
      query: { input_token: sandbox.tokens.systemUser },
    });
    expect(robot.body.data).toMatchObject({ type: 'SYSTEM_USER', expires_at: 0, is_valid: true });
  });
});
