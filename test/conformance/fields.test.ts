// Conformance: choosing fields, expanding edges inside them, and asking for several objects at once.

import { beforeAll, describe, expect, it } from 'vitest';
import { expectError } from './support/expect-error.ts';
import type { GraphBody, GraphNode } from './support/graph.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();
const read = async (path: string, fields: string): Promise<GraphBody> => {
  const { body, text, status } = await sandbox.ask(path, { query: { fields } });
  expect(status, text).toBe(200);
  return body;
};
const agency = (): string => sandbox.businesses.agency;
type Edge = Pick<GraphBody, 'data' | 'paging' | 'summary'>;

describe('fields', () => {
  let account = '';
  beforeAll(async () => {
    account = `act_${await sandbox.ownedAccount()}`;
  });

  it('are the default ones when none are named', async () => {
    expect(Object.keys((await sandbox.ask(account)).body).sort()).toEqual(['account_id', 'id']);
    expect(Object.keys((await sandbox.ask(agency())).body).sort()).toEqual(['id', 'name']);
    expect(Object.keys((await sandbox.ask('me')).body).sort()).toEqual(['id', 'name']);
  });

  it('come with the id, named or not', async () => {
    expect(await read(account, 'currency')).toEqual({ id: account, currency: expect.any(String) });
  });

  it('of an account have the documented types', async () => {
    const body = await read(
      account,
      'id,account_id,name,account_status,disable_reason,currency,timezone_id,timezone_name,timezone_offset_hours_utc,amount_spent,balance,spend_cap,created_time,business{id,name},end_advertiser,media_agency,partner,user_tasks,min_daily_budget,age',
    );
    expect(body).toMatchObject({
      account_status: expect.any(Number),
      timezone_id: expect.any(Number),
      timezone_name: expect.stringContaining('/'),
      amount_spent: expect.stringMatching(/^\d+$/),
      balance: expect.stringMatching(/^\d+$/),
      spend_cap: expect.stringMatching(/^\d+$/),
      created_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/),
      business: { id: agency(), name: expect.any(String) },
      user_tasks: expect.any(Array),
    });
  });

  it('that are unknown are an error, on nodes and edges', async () => {
    const message = '(#100) Tried accessing nonexisting field (foo) on node type (AdAccount)';
    expectError(await sandbox.ask(account, { query: { fields: 'id,foo' } }), { code: 100, message });
    const listed = await sandbox.ask(`${agency()}/owned_ad_accounts`, { query: { fields: 'foo' } });
    expectError(listed, { code: 100, message });
    expectError(await sandbox.ask(account, { query: { fields: 'status' } }), { code: 100 });
    const business = await sandbox.ask(agency(), { query: { fields: 'foo' } });
    expectError(business, { code: 100, message: /nonexisting field \(foo\) on node type \(Business\)/ });
  });

  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', '__proto__'])(
    'that every object of a program has are unknown too: %s',
    async (name) => {
      const message = (type: string): string =>
        `(#100) Tried accessing nonexisting field (${name}) on node type (${type})`;
      const fields = { query: { fields: `id,${name}` } };
      expectError(await sandbox.ask(account, fields), { code: 100, message: message('AdAccount') });
      const listed = await sandbox.ask(`${agency()}/owned_ad_accounts`, fields);
      expectError(listed, { code: 100, message: message('AdAccount') });
      const nested = await sandbox.ask(account, { query: { fields: `business{${name}}` } });
      expectError(nested, { code: 100, message: message('Business') });
      expectError(await sandbox.ask(`${agency()}/${name}`), { code: 100, message: message('Business') });
      expect((await sandbox.requests()).at(-1)).toMatchObject({ status: 400, error: { code: 100 } });
    },
  );

  it.each(['id,name,', ' id , name ', 'id,,name'])('are read from %j', async (fields) => {
    const { status, body } = await sandbox.ask(account, { query: { fields } });
    expect(status === 200 ? body.name : body.error.code).toEqual(status === 200 ? expect.any(String) : 2500);
  });

  it.each(['business{id', 'id)', 'owned_ad_accounts.limit(2{id}', '{id}'])(
    'in bad syntax are refused: %s',
    async (fields) => {
      const { body } = await sandbox.ask(agency(), { query: { fields } });
      expect([100, 2500]).toContain(body.error.code);
    },
  );
});

describe('expansion', () => {
  it('gives an edge with its own rows, limit, count and cursors', async () => {
    const body = await read(agency(), 'name,owned_ad_accounts.limit(3).summary(true){id,name,currency}');
    const edge = body.owned_ad_accounts as Edge;
    expect(edge.data).toHaveLength(3);
    for (const row of edge.data) expect(Object.keys(row).sort()).toEqual(['currency', 'id', 'name']);
    expect(edge.summary.total_count).toBe((await sandbox.list(`${agency()}/owned_ad_accounts`)).length);
    expect(edge.paging.next).toContain('/owned_ad_accounts?');
  });

  it('goes on from a cursor given as a modifier', async () => {
    const first = (await read(agency(), 'owned_ad_accounts.limit(2){id}')).owned_ad_accounts as Edge;
    const { after } = first.paging.cursors;
    const second = (await read(agency(), `owned_ad_accounts.limit(2).after(${after}){id}`))
      .owned_ad_accounts as Edge;
    const { body } = await sandbox.ask(`${agency()}/owned_ad_accounts`, { query: { limit: 4 } });
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(body.data.map(({ id }) => id));
  });

  it('nests: accounts, their people, their business', async () => {
    const body = await read(
      agency(),
      'owned_ad_accounts.limit(5){id,assigned_users.limit(2){id,name,tasks},business{id,name}},business_users.summary(total_count){id,role}',
    );
    const accounts = (body.owned_ad_accounts as Edge).data;
    expect(accounts).toHaveLength(5);
    for (const account of accounts) expect(account.business).toMatchObject({ id: agency() });
    const people = accounts.flatMap(({ assigned_users }) => (assigned_users as Edge | undefined)?.data ?? []);
    expect(people.length).toBeGreaterThan(0);
    for (const person of people) expect(person.tasks.length).toBeGreaterThan(0);
    expect((body.business_users as Edge).summary.total_count).toBeGreaterThan(2);
  });

  it('takes another name for an edge', async () => {
    const body = await read(agency(), 'owned_ad_accounts.limit(1).as(first){id}');
    expect((body.first as Edge).data).toHaveLength(1);
  });

  it('takes the fields of an edge in a modifier as in braces', async () => {
    const braces = await read(agency(), 'owned_ad_accounts.limit(3){name,business{id,name}}');
    const modifier = await read(agency(), 'owned_ad_accounts.limit(3).fields(name,business.fields(id,name))');
    const [edge, same] = [modifier, braces].map(({ owned_ad_accounts }) => owned_ad_accounts as Edge);
    expect(edge?.data).toEqual(same?.data);
    const { searchParams } = new URL(String(edge?.paging.next));
    expect(searchParams.get('fields')).toBe('name,business.fields(id,name)');
  });

  it('goes on by its link with all that was asked of the edge', async () => {
    const asked =
      'owned_ad_accounts.search_query(a).filtering([{"field":"currency","operator":"NOT_EQUAL","value":"JPY"}])';
    const query = {
      search_query: 'a',
      filtering: [{ field: 'currency', operator: 'NOT_EQUAL', value: 'JPY' }],
      summary: 'true',
    };
    const { body: whole } = await sandbox.ask(`${agency()}/owned_ad_accounts`, {
      query: { ...query, limit: 100, fields: 'id,name' },
    });
    const body = await read(agency(), `${asked}.limit(2).summary(true){id,name}`);
    let last = body.owned_ad_accounts as Edge;
    const rows = [...last.data];
    while (last.paging.next) {
      last = (await (await fetch(last.paging.next)).json()) as Edge;
      expect(last.summary).toEqual(whole.summary);
      rows.push(...last.data);
    }
    expect(rows.length).toBeGreaterThan(2);
    expect(rows).toEqual(whole.data);
  });

  it('takes the parameters of an edge as modifiers, and those of the call for none of its own', async () => {
    const { second } = sandbox.businesses;
    const account = `act_${await sandbox.ownedAccount()}`;
    await sandbox.post(`${account}/agencies`, { business: second, permitted_tasks: ['ANALYZE'] });
    const [person] = await sandbox.list(`${second}/business_users`);
    await sandbox.post(`${account}/assigned_users`, { user: person?.id, tasks: ['ANALYZE'] });
    const [invited] = await sandbox.list(`${agency()}/pending_users`);
    const asked: [node: string, edge: string, name: string, value: string][] = [
      [account, 'assigned_users', 'business', second],
      [agency(), 'pending_users', 'email', String(invited?.email)],
      [agency(), 'owned_ad_accounts', 'include_shared_ad_accounts', 'true'],
    ];
    for (const [node, edge, name, value] of asked) {
      const alone = (await sandbox.ask(`${node}/${edge}`, { query: { [name]: value, limit: 100 } })).body;
      const plain = (await sandbox.ask(`${node}/${edge}`, { query: { limit: 100 } })).body;
      expect(alone.data).not.toEqual(plain.data);
      const body = await read(node, `${edge}.${name}(${value}).limit(100)`);
      expect((body[edge] as Edge).data).toEqual(alone.data);
      const outside = { fields: `${edge}.limit(100)`, [name]: value };
      expect(((await sandbox.ask(node, { query: outside })).body[edge] as Edge).data).toEqual(plain.data);
    }
    await sandbox.remove(`${account}/agencies`, { business: second });
  });

  it('leaves out an edge that is empty, its count too', async () => {
    const { second } = sandbox.businesses;
    const edges = ['pending_owned_ad_accounts', 'pending_client_ad_accounts', 'system_users'];
    const all = edges.flatMap((name) => [name, `${name}.summary(true).as(counted_${name})`]);
    const body = await read(second, ['name', ...all].join());
    expect(Object.keys(body).sort()).toEqual(['counted_system_users', 'id', 'name', 'system_users']);
    const counted = await read(agency(), 'pending_owned_ad_accounts.limit(0)');
    expect((counted.pending_owned_ad_accounts as Edge).summary.total_count).toBeGreaterThan(0);
  });

  it('works on a row of a list as on a node', async () => {
    const { body } = await sandbox.ask('me/businesses', {
      query: { fields: 'id,owned_ad_accounts.limit(1).summary(total_count){id}' },
    });
    const row = body.data.find(({ id }) => id === agency());
    const edge = row?.owned_ad_accounts as Edge | undefined;
    expect(edge?.summary.total_count).toBeGreaterThan(1);
  });
});

describe('several objects at once', () => {
  it('come by id, with fields', async () => {
    const rows = (await sandbox.list(`${agency()}/owned_ad_accounts`)).slice(0, 3).map(({ id }) => id);
    const { body } = await sandbox.ask('', { query: { ids: rows.join(','), fields: 'name' } });
    expect(Object.keys(body).sort()).toEqual([...rows].sort());
    for (const id of rows) expect(body[id]).toEqual({ id, name: expect.any(String) });
  });

  it('come whichever way their ids and fields are listed', async () => {
    const ids = [agency(), sandbox.businesses.second];
    const { body } = await sandbox.ask('', { query: { ids: ids.join(), fields: 'name,vertical' } });
    expect(Object.keys(body)).toEqual(ids);
    const lists = [
      { ids: JSON.stringify(ids), fields: '["name","vertical"]' },
      { ids: `['${ids.join("', '")}']`, fields: "['name', 'vertical']" },
      { 'ids[0]': ids[0], 'ids[1]': ids[1], 'fields[]': 'name,vertical' },
    ];
    for (const query of lists) expect((await sandbox.ask('', { query })).body).toEqual(body);
  });

  it('come with an edge', async () => {
    const ids = [agency(), sandbox.businesses.second];
    const { body } = await sandbox.ask('owned_ad_accounts', { query: { ids: ids.join(','), limit: 2 } });
    for (const id of ids) expect((body[id] as { data: GraphNode[] }).data).toHaveLength(2);
  });

  it('fail together if one is not there', async () => {
    const { body } = await sandbox.ask('', { query: { ids: `${agency()},999999999999999` } });
    expect(body.error).toMatchObject({
      code: 803,
      message: '(#803) Some of the aliases you requested do not exist: 999999999999999',
    });
  });

  it('are 50 at most', async () => {
    const ids = Array.from({ length: 51 }, () => agency());
    const distinct = ids.map((_, n) => String(900000000000000 + n));
    expect((await sandbox.ask('', { query: { ids: distinct.join(',') } })).status).toBe(400);
  });
});
