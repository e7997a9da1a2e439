// Conformance: usage headers, and the errors of whoever does not heed them.

import { beforeEach, describe, expect, it } from 'vitest';
import { expectError } from './support/expect-error.ts';
import type { Reply } from './support/graph.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();
const owned = (): string => `${sandbox.businesses.agency}/owned_ad_accounts`;

interface Usage {
  type: string;
  call_count: number;
  total_cputime: number;
  total_time: number;
  estimated_time_to_regain_access: number;
}

function header<T>({ headers }: Reply, name: string): T {
  const text = headers.get(name);
  expect(text, name).toBeTruthy();
  return JSON.parse(String(text)) as T;
}
const businessUsage = (reply: Reply): Usage | undefined =>
  header<Record<string, Usage[]>>(reply, 'x-business-use-case-usage')[sandbox.businesses.agency]?.[0];

describe('usage', () => {
  beforeEach(() => sandbox.reset());

  it('of the app is three percentages', async () => {
    const usage = header<Record<string, number>>(await sandbox.ask('me'), 'x-app-usage');
    expect(usage).toEqual({
      call_count: expect.any(Number),
      total_time: expect.any(Number),
      total_cputime: expect.any(Number),
    });
  });

  it('of a business comes with its edges, and of an account with its', async () => {
    expect(businessUsage(await sandbox.ask(owned()))).toMatchObject({
      type: 'ads_management',
      call_count: expect.any(Number),
      total_cputime: expect.any(Number),
      total_time: expect.any(Number),
      estimated_time_to_regain_access: 0,
      ads_api_access_tier: expect.stringMatching(/^(development|standard)_access$/),
    });
    const account = await sandbox.ask(`act_${await sandbox.ownedAccount()}`, { query: { fields: 'name' } });
    expect(header(account, 'x-ad-account-usage')).toMatchObject({
      acc_id_util_pct: expect.any(Number),
      reset_time_duration: expect.any(Number),
    });
  });

  it('of several objects at once is of each of them, up to 32', async () => {
    const { agency, second } = sandbox.businesses;
    const several = (ids: readonly string[]) =>
      sandbox.ask('', { query: { ids: ids.join(','), fields: 'name' } });
    const buckets = (reply: Reply): string[] =>
      Object.keys(header<Record<string, Usage[]>>(reply, 'x-business-use-case-usage')).sort();
    await sandbox.act({ do: 'set-usage', business: agency, percent: 77 });
    const both = await several([agency, second]);
    expect(buckets(both)).toEqual([agency, second].sort());
    expect(businessUsage(both)?.call_count).toBe(77);
    await sandbox.reset({ accounts: 40 });
    const ids = (await sandbox.list(owned(), { fields: 'id' })).map(({ id }) => id);
    expect(buckets(await several(ids))).toHaveLength(32);
  });

  it('is what the world says it is, below the limit without any error', async () => {
    await sandbox.act({ do: 'set-usage', business: sandbox.businesses.agency, percent: 85 });
    const reply = await sandbox.ask(owned());
    expect(reply.status).toBe(200);
    const usage = businessUsage(reply);
    expect(
      Math.max(usage?.call_count ?? 0, usage?.total_time ?? 0, usage?.total_cputime ?? 0),
    ).toBeGreaterThanOrEqual(85);
  });

  it('at the limit of a business is 80004, with the minutes to wait', async () => {
    await sandbox.act({
      do: 'set-usage',
      business: sandbox.businesses.agency,
      percent: 100,
      regainMinutes: 19,
    });
    const reply = await sandbox.ask(owned());
    expectError(reply, {
      code: 80004,
      subcode: 2446079,
      message: /^\(#80004\) There have been too many calls to this ad-account\./,
    });
    expect(businessUsage(reply)?.estimated_time_to_regain_access).toBe(19);
    await sandbox.act({ do: 'set-usage', business: sandbox.businesses.agency, percent: 0 });
    expect((await sandbox.ask(owned())).status).toBe(200);
  });

  it('at the limit of the app is 4, and of the person 17', async () => {
    await sandbox.act({ do: 'set-usage', percent: 100 });
    const app = await sandbox.ask(owned());
    expect(app.body.error).toMatchObject({ code: 4, message: '(#4) Application request limit reached' });
    await sandbox.act({ do: 'set-usage', percent: 0 });
    await sandbox.act({ do: 'set-usage', token: 'admin', percent: 100 });
    const person = await sandbox.ask(owned());
    expect(person.body.error).toMatchObject({ code: 17, message: '(#17) User request limit reached' });
  });

  it('rises with every request, entries of batches included', async () => {
    const calls = async (): Promise<number> => businessUsage(await sandbox.ask(owned()))?.call_count ?? -1;
    const before = await calls();
    const batch = Array.from({ length: 50 }, () => ({ method: 'GET', relative_url: `${owned()}?limit=1` }));
    for (let n = 0; n < 40; n++) await sandbox.ask('', { method: 'POST', form: { batch } });
    expect(await calls()).toBeGreaterThan(before);
  });

  it('by fault is headers over the limit and the error that fits', async () => {
    await sandbox.fault({ match: { path: 'owned_ad_accounts' }, kind: 'throttle', times: 1 });
    const reply = await sandbox.ask(owned());
    expect([4, 17, 32, 613, 80004]).toContain(reply.body.error.code);
    expect(businessUsage(reply)?.estimated_time_to_regain_access).toBeGreaterThan(0);
    expect((await sandbox.ask(owned())).status).toBe(200);
  });

  it('throttles single entries of a batch', async () => {
    await sandbox.act({ do: 'set-usage', business: sandbox.businesses.agency, percent: 100 });
    const reply = await sandbox.ask('', {
      method: 'POST',
      form: {
        batch: [
          { method: 'GET', relative_url: owned() },
          { method: 'GET', relative_url: 'me' },
        ],
      },
    });
    const entries = JSON.parse(reply.text) as { code: number; body: string }[];
    expect(entries[0]?.body).toContain('80004');
    expect(entries[1]?.code).toBe(200);
  });
});
