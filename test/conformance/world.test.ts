// Conformance: the seeded world looks like an agency's, at any size, as seen through the Graph API.

import { beforeAll, describe, expect, it } from 'vitest';
import currencies from '../../utils/currencies.json' with { type: 'json' };
import timezones from '../../utils/timezones.json' with { type: 'json' };
import type { GraphNode } from './support/graph.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();
const fields =
  'id,account_id,name,account_status,disable_reason,currency,timezone_id,timezone_name,amount_spent';
const owned = (): Promise<GraphNode[]> =>
  sandbox.list(`${sandbox.businesses.agency}/owned_ad_accounts`, { fields, limit: 500 });

describe.each([240, 10_000])('a world of %i accounts', (accounts) => {
  let rows: GraphNode[] = [];
  beforeAll(async () => {
    await sandbox.reset({ accounts, people: 12 });
    rows = await owned();
  });

  it('has exactly that many owned ones, and says so', async () => {
    expect(rows).toHaveLength(accounts);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(accounts);
    const path = `${sandbox.businesses.agency}/owned_ad_accounts`;
    const { body } = await sandbox.ask(path, { query: { summary: 'true', limit: 1 } });
    expect(body.summary.total_count).toBe(accounts);
  });

  it.each([
    ['Latin letters', /^[A-Za-z0-9 &'.,–-]+$/],
    ['umlauts or accents', /[À-ſ]/],
    ['Hangul', /\p{Script=Hangul}/u],
    ['Arabic', /\p{Script=Arabic}/u],
    ['emoji', /\p{Extended_Pictographic}/u],
    ['200 characters', /^.{200}$/su],
  ])('has names with %s', (_name, pattern) => {
    expect(rows.some(({ name }) => pattern.test(name))).toBe(true);
  });

  it('has twins: different accounts of the same name', () => {
    expect(new Set(rows.map(({ name }) => name)).size).toBeLessThan(rows.length);
  });

  it('has every status and every reason for being disabled, and mostly active accounts', () => {
    const seen = (key: string): unknown[] => [...new Set(rows.map((row) => row[key]))];
    expect(seen('account_status')).toEqual(expect.arrayContaining([1, 2, 3, 7, 8, 9, 100, 101]));
    const reasons = Array.from({ length: 16 }, (_, n) => n);
    expect(seen('disable_reason')).toEqual(expect.arrayContaining(reasons));
    expect(rows.filter((row) => row.account_status === 1).length).toBeGreaterThan(rows.length / 2);
  });

  it('has several currencies, JPY and KRW among them, and known time zones', () => {
    const codes = new Set(rows.map(({ currency }) => String(currency)));
    for (const code of ['EUR', 'USD', 'JPY', 'KRW']) expect(codes).toContain(code);
    for (const code of codes) expect(Object.keys(currencies)).toContain(code);
    for (const row of rows) {
      const zone = timezones.find(({ id }) => id === row.timezone_id);
      expect(row.timezone_name).toBe(zone?.iana);
    }
  });

  it('has ids of 15, 16 and 17 digits', () => {
    const lengths = new Set(rows.map(({ account_id }) => String(account_id).length));
    expect([...lengths].sort()).toEqual([15, 16, 17]);
  });

  it('has accounts without anybody, without a manager, and with one manager only', async () => {
    const { grants, relations } = (await sandbox.world()) as unknown as {
      grants: { account: string; business: string; tasks: string[] }[];
      relations: { account: string; business: string; accessType: string; status: string }[];
    };
    const { agency } = sandbox.businesses;
    const on = new Map<string, string[][]>();
    for (const { business, account, accessType, status } of relations) {
      if (business === agency && accessType === 'OWNER' && status === 'CONFIRMED') on.set(account, []);
    }
    for (const { account, business, tasks } of grants) if (business === agency) on.get(account)?.push(tasks);
    const managers = [...on.values()].map((all) => all.filter((tasks) => tasks.includes('MANAGE')).length);
    expect([...on.values()].some((all) => all.length === 0)).toBe(true);
    expect(managers).toEqual(expect.arrayContaining([0, 1, 2]));
  });
});

describe('a world of any size', () => {
  it.each([0, 1, 2])('works with %i accounts', async (accounts) => {
    await sandbox.reset({ accounts, people: 3 });
    expect(await owned()).toHaveLength(accounts);
    const { agency } = sandbox.businesses;
    expect((await sandbox.list(`${agency}/business_users`)).length).toBeGreaterThan(0);
    expect((await sandbox.list(`${agency}/pending_owned_ad_accounts`)).length).toBeGreaterThan(0);
  });

  it('has people of both roles, invited ones, and system users', async () => {
    await sandbox.reset({ accounts: 5, people: 40 });
    const { agency } = sandbox.businesses;
    const people = await sandbox.list(`${agency}/business_users`, { fields: 'id,name,role' });
    expect(people).toHaveLength(40);
    expect(new Set(people.map(({ role }) => role))).toEqual(new Set(['ADMIN', 'EMPLOYEE']));
    expect(people.filter(({ role }) => role === 'ADMIN').length).toBeGreaterThan(1);
    expect((await sandbox.list(`${agency}/pending_users`)).length).toBeGreaterThan(0);
    const robots = await sandbox.list(`${agency}/system_users`, { fields: 'id,name,role' });
    expect(new Set(robots.map(({ role }) => role))).toEqual(new Set(['ADMIN', 'EMPLOYEE']));
  });

  it('has people with a finance right, of both roles', async () => {
    await sandbox.reset({ accounts: 5, people: 12 });
    const asked = { fields: 'role,finance_permission' };
    const people = await sandbox.list(`${sandbox.businesses.agency}/business_users`, asked);
    const rights = people.filter(({ finance_permission }) => finance_permission !== undefined);
    expect(rights.map(({ role, finance_permission }) => [role, finance_permission])).toEqual([
      ['EMPLOYEE', 'FINANCE_ANALYST'],
      ['ADMIN', 'FINANCE_EDITOR'],
    ]);
  });

  it('has a second business of the same person, with accounts of its own', async () => {
    await sandbox.reset({ accounts: 5, people: 3 });
    const { agency, second } = sandbox.businesses;
    expect(second).not.toBe(agency);
    const theirs = (await sandbox.list(`${second}/owned_ad_accounts`)).map(({ id }) => id);
    expect(theirs.length).toBeGreaterThan(0);
    const ours = (await owned()).map(({ id }) => id);
    expect(theirs.some((id) => ours.includes(id))).toBe(false);
  });
});
