// Conformance: batches: order, errors of single entries, references, null entries, their limits.

import { beforeEach, describe, expect, it } from 'vitest';
import { expectError } from './support/expect-error.ts';
import type { GraphBody } from './support/graph.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

interface Entry {
  code: number;
  headers?: { name: string; value: string }[];
  body: string;
}

const sandbox = provideSandbox();
const get = (relative_url: string, more: object = {}): object => ({ method: 'GET', relative_url, ...more });

async function send(batch: object[], form: Record<string, unknown> = {}): Promise<(Entry | null)[]> {
  const reply = await sandbox.ask('', {
    token: '',
    method: 'POST',
    form: { access_token: sandbox.tokens.admin, batch, ...form },
  });
  expect(reply.status, reply.text).toBe(200);
  return JSON.parse(reply.text) as (Entry | null)[];
}
const bodyOf = (entry: Entry | null | undefined): GraphBody => JSON.parse(String(entry?.body)) as GraphBody;

describe('a batch', () => {
  beforeEach(() => sandbox.reset());

  it('answers in order, each with code, headers and a body that is a string', async () => {
    const { agency, second } = sandbox.businesses;
    const entries = await send([get(agency), get(`/${second}?fields=name`), get('v25.0/me')]);
    expect(entries.map((entry) => entry?.code)).toEqual([200, 200, 200]);
    expect(entries.map((entry) => typeof entry?.body)).toEqual(['string', 'string', 'string']);
    expect(bodyOf(entries[0]).id).toBe(agency);
    expect(bodyOf(entries[1]).id).toBe(second);
    expect(entries[0]?.headers?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Content-Type', 'ETag']),
    );
  });

  it('leaves out headers when told', async () => {
    const [entry] = await send([get('me')], { include_headers: 'false' });
    expect(entry?.headers ?? []).toEqual([]);
  });

  it('comes as a form, as JSON, and with or without a version and a slash', async () => {
    const batch = [get('me')];
    const token = sandbox.tokens.admin;
    for (const url of ['/', '/v25.0', '/v25.0/', '/v25.0/me']) {
      const response = await fetch(`${sandbox.http}${url}?access_token=${token}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ batch }),
      });
      expect([url, response.status, ((await response.json()) as Entry[])[0]?.code]).toEqual([url, 200, 200]);
    }
  });

  it('keeps the error of one entry to itself', async () => {
    const entries = await send([
      get('999999999999999'),
      get('me'),
      get(`${sandbox.businesses.agency}?fields=foo`),
    ]);
    expect(entries.map((entry) => entry?.code)).toEqual([400, 200, 400]);
    expect(bodyOf(entries[0]).error).toMatchObject({ code: 100, error_subcode: 33 });
    expect(bodyOf(entries[2]).error.code).toBe(100);
  });

  it('writes, with form bodies, and with the unencoded bodies of the SDK', async () => {
    const { account, person } = await sandbox.freePair();
    const relative_url = `act_${account}/assigned_users`;
    const form = new URLSearchParams({ user: person, tasks: '["ANALYZE"]' }).toString();
    const entries = await send([
      { method: 'POST', relative_url, body: form },
      get(`${relative_url}?limit=100`),
      { method: 'DELETE', relative_url, body: `user=${person}&id=act_${account}` },
      { method: 'POST', relative_url, body: `user=${person}&tasks=["ADVERTISE","ANALYZE"]` },
      { method: 'DELETE', relative_url: `${relative_url}?user=${person}` },
    ]);
    expect(entries.map((entry) => entry?.code)).toEqual([200, 200, 200, 200, 200]);
    expect(bodyOf(entries[1]).data.map(({ id }) => id)).toContain(person);
  });

  it('lets an entry speak with a token of its own', async () => {
    const own = `me?access_token=${sandbox.tokens.employee}`;
    const [first, second] = await send([get('me'), get(own)]);
    expect(bodyOf(second).id).not.toBe(bodyOf(first).id);
  });

  it('needs a token at the top', async () => {
    const reply = await sandbox.ask('', { token: '', method: 'POST', form: { batch: [get('me')] } });
    expect(reply.status).toBe(400);
    expect([104, 190, 2500]).toContain(reply.body.error.code);
  });

  it('puts results of one entry into another, and hides what was only referred to', async () => {
    const list = `${sandbox.businesses.agency}/owned_ad_accounts?limit=3`;
    const entries = await send([
      get(list, { name: 'list' }),
      get('?ids={result=list:$.data.*.id}&fields=name'),
    ]);
    expect(entries[0]).toBeNull();
    expect(Object.keys(bodyOf(entries[1]))).toHaveLength(3);
    const shown = await send([
      get(list, { name: 'list', omit_response_on_success: false }),
      get('?ids={result=list:$.data.*.id}&fields=name'),
    ]);
    expect(
      bodyOf(shown[0])
        .data.map(({ id }) => id)
        .sort(),
    ).toEqual(Object.keys(bodyOf(shown[1])).sort());
  });

  it.each(['query', 'body'])('knows references that are percent-encoded, in a %s', async (where) => {
    const first = get(`${sandbox.businesses.agency}/owned_ad_accounts?limit=3`, { name: 'the list' });
    const ids = '{result=the list:$.data.*.id}';
    const forms = [encodeURIComponent(ids), new URLSearchParams({ ids }).toString().slice(4), encodeURI(ids)];
    for (const form of forms) {
      const { body, ...plain } = { method: 'POST', relative_url: '', body: `method=get&ids=${form}` };
      const second = where === 'body' ? { ...plain, body } : get(`?ids=${form.toLowerCase()}`);
      const entries = await send([first, second]);
      expect(entries[0]).toBeNull();
      expect(Object.keys(bodyOf(entries[1]))).toHaveLength(3);
    }
  });

  it.each([
    ['$.data[0:2].id', [0, 1]],
    ['$.data[-1:].id', [4]],
    ['$.data[::2].id', [0, 2, 4]],
    ['$.data[0,3].id', [0, 3]],
    ['$.data[-2, 1]["id"]', [3, 1]],
    ['$..data[1]..id', [1]],
  ])('refers to parts of a list: %s', async (path, places) => {
    const list = `${sandbox.businesses.agency}/owned_ad_accounts?limit=5`;
    const shown = { name: 'list', omit_response_on_success: 'false' };
    const entries = await send([get(list, shown), get(`?ids={result=list:${path}}`)]);
    const ids = bodyOf(entries[0]).data.map(({ id }) => id);
    expect(Object.keys(bodyOf(entries[1]))).toEqual(places.map((place) => ids[place]));
  });

  it('does not do what depends on something that failed', async () => {
    const { account, person } = await sandbox.freePair();
    const relative_url = `act_${account}/assigned_users`;
    const body = `user=${person}&tasks=["ANALYZE"]`;
    const entries = await send([
      get('999999999999999', { name: 'first' }),
      { method: 'POST', relative_url, body, depends_on: 'first' },
    ]);
    expect(entries[0]?.code).toBe(400);
    if (entries[1]) expect(entries[1].code).toBeGreaterThanOrEqual(400);
    expect((await sandbox.list(relative_url)).map(({ id }) => id)).not.toContain(person);
  });

  it('runs an entry after those that it needs, wherever they stand, and answers in order', async () => {
    const { account, person } = await sandbox.freePair();
    const relative_url = `act_${account}/assigned_users`;
    const list = `${sandbox.businesses.agency}/owned_ad_accounts?limit=3`;
    const entries = await send([
      { method: 'DELETE', relative_url: `${relative_url}?user=${person}`, depends_on: 'given' },
      get('?ids={result=list:$.data.*.id}'),
      { method: 'POST', relative_url, body: `user=${person}&tasks=["ANALYZE"]`, name: 'given' },
      get(list, { name: 'list', omit_response_on_success: false }),
    ]);
    expect(entries.map((entry) => entry?.code)).toEqual([200, 200, 200, 200]);
    expect(Object.keys(bodyOf(entries[1]))).toEqual(bodyOf(entries[3]).data.map(({ id }) => id));
    expect((await sandbox.list(relative_url)).map(({ id }) => id)).not.toContain(person);
  });

  it('runs nothing that waits for itself or for what is not there', async () => {
    const entries = await send([
      get('me', { name: 'one', depends_on: 'two' }),
      get('me', { name: 'two', depends_on: 'one' }),
      get('me', { name: 'own', depends_on: 'own' }),
      get('me', { depends_on: 'nobody' }),
      get('me'),
    ]);
    expect(entries.map((entry) => entry?.code)).toEqual([400, 400, 400, 400, 200]);
  });

  it('says which version it was, and is refused in one of the future', async () => {
    const ask = (version: string) => {
      const form = { batch: [get('me')] };
      return sandbox.ask('', { method: 'POST', form, version });
    };
    for (const version of ['v24.0', 'v25.0'])
      expect((await ask(version)).headers.get('facebook-api-version')).toBe(version);
    expectError(await ask('v99.0'), { code: 2500, message: /^Unknown path components: / });
  });

  it('takes 50 and refuses 51', async () => {
    expect(await send(Array.from({ length: 50 }, () => get('me')))).toHaveLength(50);
    const batch = Array.from({ length: 51 }, () => get('me'));
    const reply = await sandbox.ask('', { method: 'POST', form: { batch } });
    expect([reply.status, reply.body.error]).toEqual([
      400,
      expect.objectContaining({
        message: 'Too many requests in batch message. Maximum batch size is 50',
        type: 'GraphBatchException',
      }),
    ]);
  });

  it.each(['nonsense', '{"method":"GET"}', '5'])('is refused when it is %s', async (batch) => {
    expectError(await sandbox.ask('', { method: 'POST', form: { batch } }), { code: 100, message: /batch/ });
  });

  it('has null for entries that did not get done, and did not do them', async () => {
    const { account, person } = await sandbox.freePair();
    const relative_url = `act_${account}/assigned_users`;
    await sandbox.fault({
      match: { method: 'POST', path: 'assigned_users' },
      kind: 'null-in-batch',
      times: 1,
    });
    const batch = [
      get('me'),
      { method: 'POST', relative_url, body: `user=${person}&tasks=["ANALYZE"]` },
      get('me'),
    ];
    const entries = await send(batch);
    expect(entries.map((entry) => entry?.code ?? null)).toEqual([200, null, 200]);
    expect((await send(batch)).map((entry) => entry?.code)).toEqual([200, 200, 200]);
  });

  it('counts each entry, and lists each in the log with the number of its batch', async () => {
    const before = await sandbox.requests();
    await send([get('me'), get(sandbox.businesses.agency), get('999999999999999')]);
    const since = await sandbox.requests(before.at(-1)?.n ?? 0);
    const batches = since.filter(({ batch }) => batch === undefined);
    const entries = since.filter(({ batch }) => batch !== undefined);
    expect([batches.length, entries.length]).toEqual([1, 3]);
    for (const { batch } of entries) expect(batch).toBe(batches[0]?.n);
    expect(entries.map(({ status }) => status)).toEqual([200, 200, 400]);
  });

  it('keeps what is wrong with one entry from all others, whatever it is', async () => {
    const before = (await sandbox.requests()).at(-1)?.n ?? 0;
    const account = `act_${await sandbox.ownedAccount()}`;
    const odd = ['hasOwnProperty', 'valueOf', '__proto__'].map((name) => get(`${account}?fields=${name}`));
    const entries = await send([get('me'), ...odd, { method: { toString: 1 }, relative_url: 5 }, get('me')]);
    expect(entries.map((entry) => entry?.code)).toEqual([200, 400, 400, 400, 400, 200]);
    for (const entry of entries.slice(1, 4)) expect(bodyOf(entry).error.code).toBe(100);
    const listed = (await sandbox.requests(before)).filter(({ batch }) => batch !== undefined);
    expect(listed.map(({ status }) => status)).toEqual([200, 400, 400, 400, 400, 200]);
  });

  it('refers to what an entry answered, and to nothing else', async () => {
    const entries = await send([
      get('me', { name: 'me' }),
      get('{result=me:$.constructor}'),
      get('{result=me:$.id}'),
    ]);
    expect(bodyOf(entries[2]).id).toMatch(/^\d+$/);
    expect(entries[1]?.body).not.toMatch(/function|native/);
  });

  it('leaves out the answer of whatever is told to, once it has succeeded', async () => {
    const omitted = { omit_response_on_success: true };
    const entries = await send([
      get('me', omitted),
      get('me', { name: 'me', ...omitted }),
      get('999999999999999', omitted),
      get('me', { omit_response_on_success: false }),
      get('me', { omit_response_on_success: 'true' }),
    ]);
    expect(entries.map((entry) => entry?.code ?? null)).toEqual([null, null, 400, 200, null]);
  });

  it('lets an entry change its verb with method=, as a call alone may', async () => {
    const { account, person } = await sandbox.freePair();
    const relative_url = `act_${account}/assigned_users`;
    const entries = await send([
      { method: 'POST', relative_url: 'me', body: 'method=get' },
      { method: 'POST', relative_url: `me?method=get&fields=name` },
      get(`${relative_url}?method=post&user=${person}&tasks=["ANALYZE"]`),
      { method: 'POST', relative_url, body: `method=delete&user=${person}` },
      { method: 'DELETE', relative_url: `${relative_url}?user=${person}&method=get` },
    ]);
    expect(entries.map((entry) => entry?.code)).toEqual([200, 200, 200, 200, 400]);
    expect(bodyOf(entries[0]).id).toMatch(/^\d+$/);
  });

  it('answers 304 for an entry whose ETag is known', async () => {
    const [first] = await send([get('me')]);
    const etag = first?.headers?.find(({ name }) => name === 'ETag')?.value;
    expect(etag).toMatch(/"/);
    const [again] = await send([get('me', { headers: [`If-None-Match: ${etag}`] })]);
    expect(again?.code).toBe(304);
    expect((await sandbox.requests()).at(-1)?.status).toBe(304);
  });
});
