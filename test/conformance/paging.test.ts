// Conformance: pages and cursors, also while rows come and go.

import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectError } from './support/expect-error.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox({ accounts: 120, people: 8 });
const path = (): string => `${sandbox.businesses.agency}/owned_ad_accounts`;
const page = async (query: Record<string, unknown>) => (await sandbox.ask(path(), { query })).body;

describe('pages', () => {
  beforeEach(() => sandbox.reset());

  it('have 25 rows unless told otherwise', async () => {
    expect((await page({})).data).toHaveLength(25);
  });

  it('go on with absolute links to the end, which has cursors but no next', async () => {
    const first = await page({ limit: 50 });
    expect(first.paging.previous).toBeUndefined();
    const ids = first.data.map(({ id }) => id);
    let last = first;
    for (let next = first.paging.next; next; next = last.paging.next) {
      expect(next).toMatch(/^https?:\/\/.*\/v25\.0\/.*after=/);
      const url = new URL(next);
      last = (await sandbox.ask(path(), { query: Object.fromEntries(url.searchParams) })).body;
      ids.push(...last.data.map(({ id }) => id));
    }
    expect(ids).toHaveLength(120);
    expect(new Set(ids).size).toBe(120);
    expect(last.paging.cursors.after).toEqual(expect.any(String));
    expect(last.paging.previous).toEqual(expect.any(String));
  });

  it('carry the token in next, as the SDK needs', async () => {
    const { paging } = await page({ limit: 5 });
    expect(new URL(String(paging.next)).searchParams.get('access_token')).toBe(sandbox.tokens.admin);
  });

  it('carry the proof in next where the call had one', async () => {
    const { admin } = sandbox.tokens;
    const appsecret_proof = createHmac('sha256', sandbox.secret()).update(admin).digest('hex');
    await sandbox.act({ do: 'require-proof' });
    const first = await page({ limit: 50, fields: 'id', appsecret_proof });
    const second = await (await fetch(String(first.paging.next))).json();
    expect([second.error, second.data?.length]).toEqual([undefined, 50]);
    const fields = 'owned_ad_accounts.limit(50){id}';
    const nested = await sandbox.ask(sandbox.businesses.agency, { query: { fields, appsecret_proof } });
    const edge = nested.body.owned_ad_accounts as typeof first;
    expect(await (await fetch(String(edge.paging.next))).json()).toMatchObject({ data: second.data });
    await sandbox.act({ do: 'require-proof', on: false });
    expect((await page({ limit: 50 })).paging.next).not.toContain('appsecret_proof');
  });

  it('keep fields and limit in next, the limit of 25 too', async () => {
    expect(new URL(String((await page({})).paging.next)).searchParams.get('limit')).toBe('25');
    const { paging } = await page({ limit: 5, fields: 'id,name' });
    const { searchParams } = new URL(String(paging.next));
    expect([searchParams.get('limit'), searchParams.get('fields')]).toEqual(['5', 'id,name']);
  });

  it('go back with before', async () => {
    const first = await page({ limit: 10 });
    const second = await page({ limit: 10, after: first.paging.cursors.after });
    const back = await page({ limit: 10, before: second.paging.cursors.before });
    expect(back.data.map(({ id }) => id)).toEqual(first.data.map(({ id }) => id));
  });

  it('lose and repeat nothing while accounts are added behind', async () => {
    const first = await page({ limit: 60 });
    const claimed = sandbox.claimable('confirmed');
    await sandbox.post(path(), { adaccount_id: claimed });
    const second = await page({ limit: 100, after: first.paging.cursors.after });
    const ids = [...first.data, ...second.data].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(120);
  });

  it('lose nothing while a row before the cursor goes away', async () => {
    const shared = `${sandbox.businesses.agency}/client_ad_accounts`;
    const all = (await sandbox.list(shared)).map(({ id }) => id);
    const first = (await sandbox.ask(shared, { query: { limit: 2 } })).body;
    await sandbox.remove(`${sandbox.businesses.agency}/ad_accounts`, { adaccount_id: first.data[0]?.id });
    const rest = (await sandbox.ask(shared, { query: { limit: 100, after: first.paging.cursors.after } }))
      .body;
    expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(all);
  });

  it('lose nothing when the very row of the cursor goes away', async () => {
    const shared = `${sandbox.businesses.agency}/client_ad_accounts`;
    const all = (await sandbox.list(shared)).map(({ id }) => id);
    const first = (await sandbox.ask(shared, { query: { limit: 2 } })).body;
    await sandbox.remove(`${sandbox.businesses.agency}/ad_accounts`, { adaccount_id: first.data[1]?.id });
    const rest = (await sandbox.ask(shared, { query: { limit: 100, after: first.paging.cursors.after } }))
      .body;
    expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(all);
  });

  it('are refused for a forged cursor', async () => {
    expectError(await sandbox.ask(path(), { query: { after: 'forged!' } }), {
      code: 100,
      message: /^\(#100\).*cursor/i,
    });
  });

  it('are empty for an empty edge', async () => {
    const reply = await sandbox.ask(`${sandbox.businesses.second}/pending_owned_ad_accounts`);
    expect(reply.body.data).toEqual([]);
    expect(reply.body.paging?.next).toBeUndefined();
  });

  it.each(['short-page', 'empty-page'])('may be short or empty and still go on (%s)', async (kind) => {
    await sandbox.fault({ match: { path: 'owned_ad_accounts' }, kind, times: 1 });
    const first = await page({ limit: 50 });
    expect(first.data.length).toBeLessThan(50);
    expect(first.paging.next).toEqual(expect.any(String));
    const { after } = first.paging.cursors;
    const rest = await page({ limit: 200, after });
    const seen = [...first.data, ...rest.data].map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each([0, -1, 'many'])('answer or refuse limit=%s, and never fail', async (limit) => {
    const { status, body } = await sandbox.ask(path(), { query: { limit } });
    if (status === 200) expect(body.data.length).toBeLessThanOrEqual(25);
    else expect(body.error.code).toBe(100);
  });
});

describe('too much at once', () => {
  it('is not yet 5,000 accounts with three fields, as official examples read', async () => {
    await sandbox.reset({ accounts: 5000 });
    const { body } = await sandbox.ask(path(), { query: { limit: 5000, fields: 'id,name,account_status' } });
    expect(body.data).toHaveLength(5000);
    expect(body.paging.next).toBeUndefined();
  });

  it('is error 1 in the documented words', async () => {
    await sandbox.reset({ accounts: 6000 });
    const fields =
      'id,name,account_status,currency,amount_spent,balance,assigned_users.limit(50){id,name,tasks}';
    const { status, body } = await sandbox.ask(path(), { query: { limit: 5000, fields } });
    expect([status, body.error]).toEqual([
      500,
      expect.objectContaining({
        code: 1,
        message: "Please reduce the amount of data you're asking for, then retry your request",
      }),
    ]);
    expect((await sandbox.ask(path(), { query: { limit: 100, fields } })).body.data).toHaveLength(100);
  });
});
