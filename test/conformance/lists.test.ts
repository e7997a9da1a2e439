// Conformance: a business's lists of ad accounts, and what is said of each account in them.

import { beforeAll, describe, expect, it } from 'vitest';
import { expectError } from './support/expect-error.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox({ accounts: 240, people: 12 });
const edge = (name: string): string => `${sandbox.businesses.agency}/${name}`;

describe('the lists of a business', () => {
  beforeAll(() => sandbox.reset());

  it('gives the relation and the permitted tasks of what is owned', async () => {
    const rows = await sandbox.list(edge('owned_ad_accounts'), { fields: 'id,access_type,permitted_tasks' });
    expect(rows).toHaveLength(240);
    for (const row of rows) {
      expect(row.access_type).toBe('OWNER');
      expect(row.permitted_tasks).toEqual(expect.arrayContaining(['MANAGE', 'ADVERTISE', 'ANALYZE']));
    }
  });

  it('gives AGENCY and fewer permitted tasks for some of what is shared', async () => {
    const rows = await sandbox.list(edge('client_ad_accounts'), { fields: 'id,access_type,permitted_tasks' });
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row.access_type).toBe('AGENCY');
    expect(rows.some((row) => !(row.permitted_tasks as string[]).includes('MANAGE'))).toBe(true);
  });

  it('gives pending claims as requests with the account inside', async () => {
    const rows = await sandbox.list(edge('pending_owned_ad_accounts'), {
      fields: 'id,ad_account{id,account_id,name}',
    });
    expect(rows.length).toBeGreaterThan(1);
    for (const { id, ad_account } of rows) {
      expect(id).toMatch(/^\d+$/);
      // The documented answer shows ids alone: the account isn't this business's to read yet.
      expect(ad_account).toEqual({ id: `act_${ad_account.account_id}`, account_id: expect.any(String) });
    }
  });

  it('gives what is asked of clients apart from that', async () => {
    const rows = await sandbox.list(edge('pending_client_ad_accounts'), {
      fields: 'id,ad_account,permitted_tasks',
    });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.permitted_tasks).toEqual(expect.any(Array));
  });

  it('puts no account into two lists', async () => {
    const owned = (await sandbox.list(edge('owned_ad_accounts'))).map(({ id }) => id);
    const shared = (await sandbox.list(edge('client_ad_accounts'))).map(({ id }) => id);
    const asked = (await sandbox.list(edge('pending_owned_ad_accounts'))).map(
      ({ ad_account }) => ad_account.id,
    );
    const all = [...owned, ...shared, ...asked];
    expect(new Set(all).size).toBe(all.length);
  });

  it.each(['owned_ad_accounts', 'client_ad_accounts', 'pending_owned_ad_accounts'])(
    'counts %s with summary=true',
    async (name) => {
      const { body } = await sandbox.ask(edge(name), { query: { summary: 'true', limit: 1 } });
      expect(body.summary.total_count).toBe((await sandbox.list(edge(name))).length);
    },
  );

  it('counts without any row for limit=0, or gives the default page', async () => {
    const { body } = await sandbox.ask(edge('owned_ad_accounts'), { query: { summary: 'total_count' } });
    expect(body.summary.total_count).toBe(240);
    expect(body.data).toHaveLength(25);
  });

  it('gives id and account_id alone when nothing is asked for', async () => {
    const { body } = await sandbox.ask(edge('owned_ad_accounts'), { query: { limit: 3 } });
    for (const row of body.data) expect(Object.keys(row).sort()).toEqual(['account_id', 'id']);
  });

  it('does not know access_type on the account itself', async () => {
    const account = await sandbox.ownedAccount();
    for (const field of ['access_type', 'permitted_tasks']) {
      expectError(await sandbox.ask(`act_${account}`, { query: { fields: field } }), {
        code: 100,
        message: `(#100) Tried accessing nonexisting field (${field}) on node type (AdAccount)`,
      });
    }
  });

  it('searches by name', async () => {
    const [first] = await sandbox.list(edge('owned_ad_accounts'), { fields: 'name' });
    const { body } = await sandbox.ask(edge('owned_ad_accounts'), {
      query: { fields: 'name', search_query: first?.name },
    });
    expect(body.data.map(({ name }) => name)).toContain(first?.name);
  });

  it('filters by fields of the account and of the relation', async () => {
    const [first] = await sandbox.list(edge('owned_ad_accounts'), { fields: 'name' });
    const filtering = [
      { field: 'name', operator: 'EQUAL', value: first?.name },
      { field: 'access_type', operator: 'IN', value: ['OWNER'] },
    ];
    const { body } = await sandbox.ask(edge('owned_ad_accounts'), { query: { fields: 'name', filtering } });
    expect(body.data.length).toBeGreaterThan(0);
    for (const { name } of body.data) expect(name).toBe(first?.name);
  });

  it.each([
    '[null]',
    '[5]',
    '{}',
    'name',
    '[{"field":"name"}]',
    '[{"field":"name","operator":"EQUAL","value":{"toString":1}}]',
    '[{"field":"constructor","operator":"EQUAL","value":"x"}]',
    '[{"field":"__proto__","operator":"EQUAL","value":"x"}]',
    '[{"field":"name","operator":"toString","value":"x"}]',
    '[{"field":"name","operator":"__proto__","value":"x"}]',
  ])('refuses what is no filter: %s', async (filtering) => {
    expectError(await sandbox.ask(edge('owned_ad_accounts'), { query: { filtering } }), { code: 100 });
  });

  it('shows an outsider nothing', async () => {
    const reply = await sandbox.ask(edge('owned_ad_accounts'), { token: sandbox.tokens.outsider });
    expect([10, 100, 200]).toContain(reply.body.error.code);
  });

  it('says of a business that is none what it says of one that may not be seen', async () => {
    expectError(await sandbox.ask('999999999999999/owned_ad_accounts'), {
      code: 100,
      subcode: 33,
      type: 'GraphMethodException',
      message: /^Unsupported get request\. Object with ID '999999999999999' does not exist/,
    });
  });

  it('answers for an edge that does not exist', async () => {
    const { body } = await sandbox.ask(edge('no_such_edge'));
    expect([100, 2500]).toContain(body.error.code);
  });

  it('gives ids as strings of digits only', async () => {
    const { text } = await sandbox.ask(edge('owned_ad_accounts'), {
      query: { fields: 'id,account_id,business' },
    });
    expect(text).not.toMatch(/"(id|account_id)":\s*\d/);
  });
});
