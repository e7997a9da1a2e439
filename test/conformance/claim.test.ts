// Conformance: claiming an ad account for a business, and what Meta refuses.

import { beforeEach, describe, expect, it } from 'vitest';
import { expectError, expectRefused } from './support/expect-error.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();
const claim = (account: string, token?: string, business = sandbox.businesses.agency) =>
  sandbox.post(`${business}/owned_ad_accounts`, { adaccount_id: account }, token);
const owned = async (): Promise<string[]> =>
  (await sandbox.list(`${sandbox.businesses.agency}/owned_ad_accounts`)).map(({ id }) => id);
const pending = async (): Promise<string[]> =>
  (await sandbox.list(`${sandbox.businesses.agency}/pending_owned_ad_accounts`)).map(
    ({ ad_account }) => ad_account.id,
  );

describe('claiming', () => {
  beforeEach(() => sandbox.reset());

  it('is confirmed at once for an admin of the account, who then finds it owned', async () => {
    const id = sandbox.claimable('confirmed');
    const reply = await claim(id);
    expect([reply.status, reply.body]).toEqual([200, { access_status: 'CONFIRMED' }]);
    expect(await owned()).toContain(id);
    expect(await pending()).not.toContain(id);
    const { body } = await sandbox.ask(id, { query: { fields: 'business' } });
    expect(body.business).toMatchObject({ id: sandbox.businesses.agency });
  });

  it('is pending for anybody else, and listed as that', async () => {
    const id = sandbox.claimable('pending');
    const reply = await claim(id);
    expect([reply.status, reply.body]).toEqual([200, { access_status: 'PENDING' }]);
    expect(await pending()).toContain(id);
    expect(await owned()).not.toContain(id);
  });

  it('lets a claimed account be assigned to people at once', async () => {
    const id = sandbox.claimable('confirmed');
    await claim(id);
    const [person] = await sandbox.list(`${sandbox.businesses.agency}/business_users`);
    const reply = await sandbox.post(`${id}/assigned_users`, { user: person?.id, tasks: ['ANALYZE'] });
    expect(reply.body).toEqual({ success: true });
  });

  it('may be asked by a system user that is admin; an admin of the account it is not', async () => {
    const id = sandbox.claimable('pending');
    expect((await claim(id, sandbox.tokens.systemUser)).body).toEqual({ access_status: 'PENDING' });
  });

  it('is refused to an employee and to an outsider, and nothing comes of it', async () => {
    const id = sandbox.claimable('confirmed');
    expectRefused(await claim(id, sandbox.tokens.employee));
    const outside = await claim(id, sandbox.tokens.outsider);
    expect([10, 100, 200]).toContain(outside.body.error.code);
    expect(await owned()).not.toContain(id);
    expect(await pending()).not.toContain(id);
  });

  it('answers 3936 when it was asked before', async () => {
    const id = sandbox.claimable('pending');
    await claim(id);
    const text =
      "(#3936) You've already tried to claim this ad account. You'll see a notification if your request is accepted.";
    expectError(await claim(id), { code: 3936, message: text });
    expectError(await claim(sandbox.claimable('already-asked')), { code: 3936, message: text });
  });

  it('answers 3944 when the business has it already', async () => {
    const id = sandbox.claimable('confirmed');
    await claim(id);
    const message = '(#3944) Your Business Manager already has access to this object.';
    expectError(await claim(id), { code: 3944, message });
    expectError(await claim(sandbox.claimable('already-owned')), { code: 3944, message });
  });

  it('answers 3994 for a personal account without history', async () => {
    expectError(await claim(sandbox.claimable('no-history')), {
      code: 3994,
      message:
        '(#3994) Personal accounts that do not have any history of activity are not eligible for migration to a business manager. Instead create an ad account inside your business manager.',
    });
  });

  it.each(['group', 'creative'])('refuses a %s account and says so to people', async (kind) => {
    const reply = await claim(sandbox.claimable(kind));
    expectError(reply, { code: 100 });
    expect(reply.body.error.error_user_msg).toMatch(new RegExp(kind, 'i'));
  });

  it('refuses an account that another business owns', async () => {
    expectError(await claim(sandbox.claimable('owned-elsewhere')), { code: 100 });
  });

  it.each(['act_', 'abc', 'act_12x', '', 'act_-1', "act_1' OR 1"])(
    'refuses the malformed id %j',
    async (id) => {
      expectError(await claim(id), { code: 100, message: /^\(#100\) .*adaccount_id/ });
    },
  );

  it('refuses an account that does not exist', async () => {
    expectError(await claim('act_999999999999999'), { code: 100 });
  });

  it('wants to be told which account', async () => {
    expectError(await sandbox.post(`${sandbox.businesses.agency}/owned_ad_accounts`), {
      code: 100,
      message: '(#100) The parameter adaccount_id is required',
    });
  });

  it('looks at the role before the account, and at what is visible before the scope', async () => {
    expectRefused(await claim('nonsense', sandbox.tokens.employee));
    const unseen = await sandbox.post('999999999999999/owned_ad_accounts', {}, sandbox.token('limited'));
    expectError(unseen, { code: 100, subcode: 33, type: 'GraphMethodException' });
    expectError(await claim(sandbox.claimable('confirmed'), sandbox.tokens.expired), {
      code: 190,
      subcode: 463,
    });
  });

  it('is confirmed only once when asked twice at once', async () => {
    const id = sandbox.claimable('confirmed');
    const replies = await Promise.all([claim(id), claim(id)]);
    const answers = replies.map(({ body }) => body.access_status ?? body.error.code);
    expect(new Set(answers)).toEqual(new Set(['CONFIRMED', 3944]));
  });

  it('is one way: an owned, confirmed account cannot be removed', async () => {
    const id = sandbox.claimable('confirmed');
    await claim(id);
    const { agency } = sandbox.businesses;
    expectError(await sandbox.remove(`${agency}/ad_accounts`, { adaccount_id: id }), { code: 100 });
    expect(await owned()).toContain(id);
  });

  it('binds the account to that business: another of the same admin cannot claim it', async () => {
    const id = sandbox.claimable('confirmed');
    await claim(id);
    expectError(await claim(id, undefined, sandbox.businesses.second), { code: 100 });
  });
});

describe('giving up', () => {
  beforeEach(() => sandbox.reset());
  const giveUp = (account: string, token?: string) =>
    sandbox.remove(`${sandbox.businesses.agency}/ad_accounts`, { adaccount_id: account }, token);

  it('takes back a pending claim, which can then be asked again', async () => {
    const id = sandbox.claimable('pending');
    await claim(id);
    expect((await giveUp(id)).body).toEqual({ success: true });
    expect(await pending()).not.toContain(id);
    expect((await claim(id)).body).toEqual({ access_status: 'PENDING' });
  });

  it('gives up a shared account, and with it what people could do there', async () => {
    const { agency } = sandbox.businesses;
    const [shared] = await sandbox.list(`${agency}/client_ad_accounts`, { fields: 'id,permitted_tasks' });
    const [person] = await sandbox.list(`${agency}/business_users`);
    const id = String(shared?.id);
    expect(
      (await sandbox.post(`${id}/assigned_users`, { user: person?.id, tasks: ['ANALYZE'] })).body.success,
    ).toBe(true);
    expect((await giveUp(id)).body).toEqual({ success: true });
    expect((await sandbox.list(`${agency}/client_ad_accounts`)).map((row) => row.id)).not.toContain(id);
    const left = await sandbox.list(`${person?.id}/assigned_ad_accounts`);
    expect(left.map((row) => row.id)).not.toContain(id);
  });

  it('is refused to an employee', async () => {
    const [shared] = await sandbox.list(`${sandbox.businesses.agency}/client_ad_accounts`);
    expectRefused(await giveUp(String(shared?.id), sandbox.tokens.employee));
  });

  it('is refused for an account that the business has nothing to do with', async () => {
    expectError(await giveUp(sandbox.claimable('owned-elsewhere')), { code: 100 });
  });

  it('wants to be told which account', async () => {
    expectError(await sandbox.remove(`${sandbox.businesses.agency}/ad_accounts`), {
      code: 100,
      message: '(#100) The parameter adaccount_id is required',
    });
  });
});
