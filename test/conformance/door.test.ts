// Conformance: the sandbox's own door: the log, faults, what others do.

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { expectError } from './support/expect-error.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();
const owned = (): string => `${sandbox.businesses.agency}/owned_ad_accounts`;

describe('the log', () => {
  beforeEach(() => sandbox.reset({ seed: 1 }));

  it('tells of each request, with the name of its token', async () => {
    await sandbox.ask('me');
    const last = (await sandbox.requests()).at(-1)?.n ?? 0;
    await sandbox.ask(owned(), { query: { limit: 2 } });
    await sandbox.post(owned(), { adaccount_id: 'nonsense' }, sandbox.tokens.employee);
    await sandbox.ask('me', { token: 'EAAGunknown' });
    await sandbox.ask('me', { token: '' });
    const log = await sandbox.requests(last);
    expect(log.map(({ method, token, status }) => [method, token, status])).toEqual([
      ['GET', 'admin', 200],
      ['POST', 'employee', expect.any(Number)],
      ['GET', expect.not.stringContaining('EAAG'), 400],
      ['GET', null, 400],
    ]);
    await expect(sandbox.door('GET', 'requests?since=soon')).rejects.toThrow(/400/);
    expect(log[0]).toMatchObject({
      n: last + 1,
      path: expect.stringContaining('owned_ad_accounts'),
      params: { limit: '2' },
    });
    expect(log[1]?.params).toEqual({ adaccount_id: 'nonsense' });
    expect(log[2]?.error).toMatchObject({ code: 190 });
  });

  it('has a request as it arrives, before it is answered', async () => {
    await sandbox.fault({ match: { path: '/me$' }, kind: 'delay', ms: 2000, times: 1 });
    const slow = sandbox.ask('me');
    const [arrived] = await vi.waitFor(async () => {
      const log = (await sandbox.requests()).filter(({ path }) => path.endsWith('/me'));
      expect(log).toHaveLength(1);
      return log;
    });
    expect(arrived).toMatchObject({ status: null, error: null });
    await sandbox.ask(owned(), { query: { limit: 1 } });
    const meanwhile = (await sandbox.requests()).slice(-2);
    expect(meanwhile).toMatchObject([arrived, { n: Number(arrived?.n) + 1, status: 200 }]);
    expect((await slow).status).toBe(200);
    expect(await sandbox.requests(Number(arrived?.n) - 1)).toMatchObject([
      { n: arrived?.n, at: arrived?.at, status: 200 },
      { n: Number(arrived?.n) + 1 },
    ]);
  });

  it('does so under latency as well, for batches too; a reset cuts off what is on its way', async () => {
    await sandbox.reset({ latency: 2000 });
    const batch = [{ method: 'GET', relative_url: 'me' }];
    const slow = sandbox.ask('', { method: 'POST', form: { batch } });
    const ends = Promise.allSettled([slow]);
    await vi.waitFor(async () => {
      expect(await sandbox.requests()).toMatchObject([{ method: 'POST', status: null }]);
    });
    await sandbox.reset({ latency: 0 });
    expect(await ends).toMatchObject([{ status: 'rejected' }]);
    expect(await sandbox.requests()).toEqual([]);
  });

  it('has the status of what was cut, and of a batch once all in it is done', async () => {
    await sandbox.fault({ match: { path: '/me$' }, kind: 'drop-after', times: 1 });
    await expect(sandbox.ask('me')).rejects.toThrow();
    expect((await sandbox.requests()).at(-1)).toMatchObject({ path: '/v25.0/me', status: 0 });
    await sandbox.fault({ match: { path: '/me$' }, kind: 'delay', ms: 2000, times: 1 });
    const batch = [{ method: 'GET', relative_url: 'me' }];
    const slow = sandbox.ask('', { method: 'POST', form: { batch } });
    await vi.waitFor(async () => {
      expect((await sandbox.requests()).slice(-2)).toMatchObject([
        { method: 'POST', status: null },
        { method: 'GET', status: null, batch: expect.any(Number) },
      ]);
    });
    expect((await slow).status).toBe(200);
    expect((await sandbox.requests()).slice(-2)).toMatchObject([{ status: 200 }, { status: 200 }]);
  });

  it('never has the text of a token, wherever it was sent', async () => {
    const { admin } = sandbox.tokens;
    await sandbox.ask('me', { token: '', query: { access_token: admin } });
    await sandbox.ask('debug_token', { query: { input_token: admin } });
    await sandbox.ask('', {
      token: '',
      method: 'POST',
      form: { access_token: admin, batch: [{ method: 'GET', relative_url: `me?access_token=${admin}` }] },
    });
    await sandbox.post(owned(), { adaccount_id: admin });
    await sandbox.ask(`${admin}/owned_ad_accounts`);
    const log = JSON.stringify(await sandbox.requests());
    const world = JSON.stringify(await sandbox.world());
    for (const token of Object.values(sandbox.tokens)) {
      expect(log.includes(token)).toBe(false);
      expect(world.includes(token)).toBe(false);
    }
  });
});

describe('faults', () => {
  beforeEach(() => sandbox.reset({ seed: 1 }));
  const once = (kind: string, more: object = {}) =>
    sandbox.fault({ match: { path: 'owned_ad_accounts' }, kind, times: 1, ...more });
  const works = async (): Promise<void> => expect((await sandbox.ask(owned())).status).toBe(200);

  it('http500 fails once and then no more', async () => {
    await once('http500');
    expect((await sandbox.ask(owned())).status).toBe(500);
    await works();
  });

  it.each([
    [1, 500],
    [2, 503],
    [190, 400],
    [368, undefined],
    [415, undefined],
  ])('code:%i answers as that Graph error', async (code, status) => {
    await once(`code:${code}`);
    const reply = await sandbox.ask(owned());
    expect(reply.body.error).toMatchObject({
      code,
      message: expect.any(String),
      fbtrace_id: expect.any(String),
    });
    if (status) expect(reply.status).toBe(status);
    await works();
  });

  it.each([
    [413, '(#413) Invalid password'],
    [506, /^\(#506\) Duplicate/],
    [3910, /^\(#3910\) You need permission to edit the details of your Business Manager\./],
    [3911, '(#3911) You need permission to set up a new Business Manager.'],
    [3913, "(#3913) It doesn't look like you have permission to create a new Business Manager."],
    [3918, /^\(#3918\) The Facebook Page you've tried to add is already owned by another Business Manager\./],
    [3977, '(#3977) To claim a Page in Business Manager, you must already be an Admin of the Page.'],
    [3982, /^\(#3982\) You do not have sufficient permissions to import this asset/],
    [3996, '(#3996) The page does not belong to this Business Manager.'],
    [23007, /^\(#23007\) This credit card can't be set as your account's primary payment method/],
    [42001, /^\(#42001\) This Page can't be removed because it's already linked to an Instagram business/],
    [42004, "(#42004) You couldn't create the client business on behalf your client successfully"],
    [80001, /^\(#80001\) There have been too many calls to this Page account\./],
  ])('code:%i says what Meta says', async (code, message) => {
    await once(`code:${code}`);
    expectError(await sandbox.ask(owned()), { code, message });
  });

  it.each([10, 200, 210, 270, 294, 299])('code:%i, a want of permission, is 403', async (code) => {
    await once(`code:${code}`);
    expectError(await sandbox.ask(owned()), { code, status: 403 });
  });

  it('drop-before cuts the connection and does nothing; drop-after does it and cuts', async () => {
    const [first, second] = [sandbox.claimable('confirmed'), sandbox.claimable('confirmed', 1)];
    const claim = (id: string) => sandbox.post(owned(), { adaccount_id: id });
    await once('drop-before', { match: { method: 'POST', path: 'owned_ad_accounts' } });
    await expect(claim(first)).rejects.toThrow();
    await once('drop-after', { match: { method: 'POST', path: 'owned_ad_accounts' } });
    await expect(claim(second)).rejects.toThrow();
    const ids = (await sandbox.list(owned())).map(({ id }) => id);
    expect([ids.includes(first), ids.includes(second)]).toEqual([false, true]);
  });

  it('truncate gives half a body, html a page', async () => {
    await once('truncate');
    const half = await sandbox
      .ask(owned())
      .then(({ text }) => text)
      .catch((error: Error) => error.message);
    expect(() => JSON.parse(half)).toThrow();
    await once('html');
    const page = await sandbox.ask(owned());
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.text).toMatch(/^\s*<!doctype html|^\s*<html/i);
    await works();
  });

  it('delay answers later by its milliseconds', async () => {
    await once('delay', { ms: 200 });
    const start = performance.now();
    await works();
    expect(performance.now() - start).toBeGreaterThanOrEqual(190);
  });

  it('match by method and path, and end when deleted', async () => {
    await sandbox.fault({ match: { method: 'POST', path: 'owned_ad_accounts' }, kind: 'http500' });
    await works();
    expect((await sandbox.post(owned(), { adaccount_id: 'x' })).status).toBe(500);
    expect((await sandbox.ask('me')).status).toBe(200);
    await sandbox.door('DELETE', 'faults');
    expect((await sandbox.post(owned(), { adaccount_id: 'x' })).status).toBe(400);
  });

  it('come by chance, the same for the same seed', async () => {
    const statuses = async (): Promise<number[]> => {
      await sandbox.fault({ match: { path: 'me' }, kind: 'http500', probability: 0.5, seed: 3 });
      const seen: number[] = [];
      for (let n = 0; n < 20; n++) seen.push((await sandbox.ask('me')).status);
      await sandbox.door('DELETE', 'faults');
      return seen;
    };
    const first = await statuses();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await statuses()).toEqual(first);
  });

  it('of an unknown kind are refused', async () => {
    await expect(sandbox.fault({ match: {}, kind: 'earthquake' })).rejects.toThrow(/400/);
  });

  it.each([
    { kind: 'earthquake' },
    { kind: 'http500', match: { path: '(' } },
    { kind: 'http500', times: 'twice' },
    { kind: 'http500', probability: 'often' },
    { kind: 'delay', ms: 'long' },
  ])('are refused together where one makes no sense: %j', async (wrong) => {
    const orders = [{ kind: 'http500' }, wrong];
    await expect(sandbox.door('POST', 'faults', orders)).rejects.toThrow(/400/);
    await works();
  });
});

describe('what others do', () => {
  beforeEach(() => sandbox.reset({ seed: 1 }));

  it('accepting a claim makes it owned, declining makes it gone', async () => {
    const ids = [sandbox.claimable('pending'), sandbox.claimable('pending', 1)];
    for (const id of ids) await sandbox.post(owned(), { adaccount_id: id });
    await sandbox.act({ do: 'accept-claim', account: ids[0] });
    await sandbox.act({ do: 'decline-claim', account: ids[1] });
    const pending = await sandbox.list(`${sandbox.businesses.agency}/pending_owned_ad_accounts`);
    expect(pending.map(({ ad_account }) => ad_account.id)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(ids.join('|'))]),
    );
    const now = (await sandbox.list(owned())).map(({ id }) => id);
    expect(ids.map((id) => now.includes(id))).toEqual([true, false]);
  });

  it('accepting an invitation makes a person', async () => {
    const [invited] = await sandbox.list(`${sandbox.businesses.agency}/pending_users`);
    await sandbox.act({ do: 'accept-invite', invitation: invited?.id });
    const people = await sandbox.list(`${sandbox.businesses.agency}/business_users`, { fields: 'email' });
    expect(people.map(({ email }) => email)).toContain(invited?.email);
    expectError(await sandbox.ask(String(invited?.id)), { code: 100, type: 'GraphMethodException' });
  });

  it('to a token is said by its name or its text', async () => {
    for (const token of ['employee', sandbox.tokens.admin]) await sandbox.act({ do: 'expire-token', token });
    for (const token of [sandbox.tokens.employee, sandbox.tokens.admin])
      expectError(await sandbox.ask('me', { token }), { code: 190, subcode: 463 });
    const unknown = { do: 'expire-token', token: `EAAG${'x'.repeat(180)}` };
    await expect(sandbox.act(unknown)).rejects.not.toThrow(/EAAG/);
  });

  it('disabling and spending show on the account', async () => {
    const account = await sandbox.ownedAccount();
    const read = async () =>
      (
        await sandbox.ask(`act_${account}`, {
          query: { fields: 'account_status,disable_reason,amount_spent' },
        })
      ).body;
    const before = await read();
    await sandbox.act({ do: 'spend', account: `act_${account}`, amount: 12345 });
    await sandbox.act({ do: 'disable-account', account: `act_${account}`, reason: 3 });
    expect(await read()).toMatchObject({
      account_status: 2,
      disable_reason: 3,
      amount_spent: String(Number(before.amount_spent) + 12345),
    });
  });

  it('an act that is refused in part changes nothing', async () => {
    const before = await sandbox.world();
    const account = `act_${await sandbox.ownedAccount()}`;
    for (const act of ['disable-account', 'set-status'])
      await expect(sandbox.act({ do: act, account, status: 9, reason: 'x' })).rejects.toThrow(/400/);
    expect(await sandbox.world()).toEqual(before);
  });

  it('an unknown act is refused', async () => {
    await expect(sandbox.act({ do: 'dance' })).rejects.toThrow(/400/);
    const nowhere = { do: 'share-account', account: sandbox.claimable('owned-elsewhere'), business: '1' };
    await expect(sandbox.act(nowhere)).rejects.toThrow(/400/);
    const none = { do: 'set-usage', percent: 100, token: 'nobody' };
    await expect(sandbox.act(none)).rejects.toThrow(/400/);
  });
});
