// Conformance: how parameters may be sent, what every answer carries, versions and ETags.

import { beforeEach, describe, expect, it } from 'vitest';
import { expectError } from './support/expect-error.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();

describe('parameters', () => {
  let path = '';
  let person = '';
  beforeEach(async () => {
    await sandbox.reset();
    const pair = await sandbox.freePair();
    path = `act_${pair.account}/assigned_users`;
    ({ person } = pair);
  });
  const assigned = async (): Promise<boolean> => (await sandbox.list(path)).some(({ id }) => id === person);

  it('count in a form, in JSON, in multipart and in the query of a POST', async () => {
    const tasks = ['ANALYZE'];
    const multipart = new FormData();
    multipart.set('user', person);
    multipart.set('tasks', JSON.stringify(tasks));
    const sent = [
      () => sandbox.ask(path, { method: 'POST', form: { user: person, tasks } }),
      () => sandbox.ask(path, { method: 'POST', json: { user: person, tasks } }),
      () => sandbox.ask(path, { method: 'POST', query: { user: person, tasks } }),
      async () => {
        const url = `${sandbox.http}/v25.0/${path}?access_token=${sandbox.tokens.admin}`;
        const response = await fetch(url, { method: 'POST', body: multipart });
        return { status: response.status, body: await response.json() };
      },
    ];
    for (const send of sent) {
      expect(await send()).toMatchObject({ status: 200, body: { success: true } });
      expect(await assigned()).toBe(true);
      await sandbox.remove(path, { user: person });
    }
  });

  it('count in the body of a DELETE, whatever its form', async () => {
    for (const body of [{ form: { user: person } }, { json: { user: person } }]) {
      await sandbox.post(path, { user: person, tasks: ['ANALYZE'] });
      expect((await sandbox.ask(path, { method: 'DELETE', ...body })).body).toEqual({ success: true });
      expect(await assigned()).toBe(false);
    }
  });

  it('count in a multipart body whatever marks its parts, and with letters of any script', async () => {
    const ask = async (method: string, mark: string, params: Record<string, string>) => {
      const parts = Object.entries(params).map(
        ([name, value]) => `--${mark}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      const response = await fetch(`${sandbox.http}/v25.0/${path}?access_token=${sandbox.tokens.admin}`, {
        method,
        headers: { 'content-type': `multipart/form-data; boundary="${mark}"` },
        body: `${parts.join('')}--${mark}--\r\n`,
      });
      return response.json();
    };
    for (const mark of ['x', '----a(b)+c', "it's:a=mark,of_1/2?", 'm'.repeat(70)]) {
      expect(await ask('POST', mark, { user: person, tasks: "['ANALYZE']" })).toEqual({ success: true });
      expect(await ask('DELETE', mark, { user: person, note: `한옥 --${mark}s 🚀` })).toEqual({
        success: true,
      });
    }
  });

  it.each([
    ['application/json', '{"user":'],
    ['application/json', '["ANALYZE"]'],
    ['multipart/form-data; boundary=x', 'nothing of the kind'],
    ['multipart/form-data', 'x'],
  ])('that cannot be read are refused, with DELETE too: %s %s', async (type, body) => {
    await sandbox.post(path, { user: person, tasks: ['ANALYZE'] });
    for (const method of ['POST', 'DELETE']) {
      const url = `${sandbox.http}/v25.0/${path}?access_token=${sandbox.tokens.admin}&user=${person}`;
      const response = await fetch(url, { method, headers: { 'content-type': type }, body });
      expect([response.status, await response.json()]).toMatchObject([400, { error: { code: 100 } }]);
    }
    expect(await assigned()).toBe(true);
  });

  it('in the body win over the query', async () => {
    const sent = {
      method: 'POST',
      query: { tasks: ['ANALYZE'], user: person },
      json: { tasks: ['ADVERTISE', 'ANALYZE'] },
    };
    expect((await sandbox.ask(path, sent)).body).toEqual({ success: true });
    const tasks = (await sandbox.list(path)).find(({ id }) => id === person)?.tasks;
    expect(tasks).toContain('ADVERTISE');
  });

  it('may change the verb with method=', async () => {
    const made = await sandbox.ask(path, { query: { method: 'post', user: person, tasks: ['ANALYZE'] } });
    expect(made.body).toEqual({ success: true });
    const gone = await sandbox.post(path, { method: 'delete', user: person });
    expect(gone.body).toEqual({ success: true });
    expect(await assigned()).toBe(false);
  });

  it('leave out a stray id', async () => {
    const sent = { user: person, tasks: ['ANALYZE'], id: path.split('/')[0] };
    expect((await sandbox.ask(path, { method: 'POST', json: sent })).body).toEqual({ success: true });
  });

  it('keep every digit of an id that is written as a number in JSON', async () => {
    const made = { name: 'N', currency: 'USD', timezone_id: 1, media_agency: 'NONE', partner: 'NONE' };
    const given = JSON.stringify({ ...made, end_advertiser: '#' }).replace('"#"', '98765432109876543');
    const edge = `${sandbox.businesses.agency}/adaccount`;
    const item = `{"method":"POST","relative_url":"${edge}","body":${given}}`;
    const send = async (url: string, body: string): Promise<string> => {
      const headers = {
        authorization: `Bearer ${sandbox.tokens.admin}`,
        'content-type': 'application/json',
      };
      return (await fetch(`${sandbox.http}/v25.0/${url}`, { method: 'POST', headers, body })).text();
    };
    expect(await send(edge, given)).toContain('98765432109876543');
    expect(await send('', `{"batch":[${item}]}`)).toContain('98765432109876543');
    expect(await send('', JSON.stringify({ batch: `[${item}]` }))).toContain('98765432109876543');
  });

  it('take ids written as JSON numbers where they fit', async () => {
    const { body } = await sandbox.ask(`${sandbox.businesses.agency}/adaccount`, {
      method: 'POST',
      json: {
        name: 'N',
        currency: 'USD',
        timezone_id: 1,
        end_advertiser: 'NONE',
        media_agency: 'NONE',
        partner: 'NONE',
      },
    });
    expect(body.id).toMatch(/^act_\d+$/);
  });

  it('may be followed by a read of the node', async () => {
    const { body } = await sandbox.post(sandbox.businesses.agency, {
      name: 'Northwind Media',
      fields: 'id,name,vertical',
    });
    expect(body).toMatchObject({
      id: sandbox.businesses.agency,
      name: 'Northwind Media',
      vertical: expect.any(String),
    });
  });
});

describe('answers', () => {
  beforeEach(() => sandbox.reset());

  it('are JSON in UTF-8, uncached, with version, trace and request', async () => {
    const { headers } = await sandbox.ask('me');
    expect(headers.get('content-type')).toMatch(/^application\/json; charset=utf-8$/i);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('facebook-api-version')).toBe('v25.0');
    expect(headers.get('x-fb-trace-id')).toBeTruthy();
    expect(headers.get('x-fb-request-id')).toBeTruthy();
  });

  it('speak the version that the SDK speaks too', async () => {
    const { headers, status } = await sandbox.ask('me', { version: 'v24.0' });
    expect([status, headers.get('facebook-api-version')]).toEqual([200, 'v24.0']);
  });

  it('refuse Marketing calls without a version, or of one that has ended', async () => {
    const account = `act_${await sandbox.ownedAccount()}`;
    expect((await sandbox.ask(account, { version: null })).body.error).toMatchObject({
      type: 'OAuthException',
    });
    const old = await sandbox.ask(account, { version: 'v3.0' });
    expectError(old, {
      code: 2635,
      message:
        '(#2635) You are calling a deprecated version of the Ads API. Please update to the latest version: v25.0.',
    });
  });

  it('refuse them for several objects at once too', async () => {
    const { agency, second } = sandbox.businesses;
    const query = { ids: `${agency},${second}` };
    for (const version of [null, 'v12.0']) {
      for (const path of ['', 'owned_ad_accounts'])
        expectError(await sandbox.ask(path, { version, query }), { code: 2635 });
    }
    expect((await sandbox.ask('', { query })).status).toBe(200);
    const { body: me } = await sandbox.ask('me');
    const plain = await sandbox.ask('', { version: null, query: { ids: me.id } });
    expect([plain.status, plain.headers.get('facebook-api-version')]).toEqual([200, 'v24.0']);
  });

  it('refuse a version of the future', async () => {
    expectError(await sandbox.ask('me', { version: 'v99.0' }), {
      code: 2500,
      message: /^Unknown path components: \//,
    });
  });

  it('have an ETag; asked again with it they are 304 and empty', async () => {
    const first = await sandbox.ask('me');
    const etag = String(first.headers.get('etag'));
    expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
    const again = await sandbox.ask('me', { headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await sandbox.requests()).at(-1)?.status).toBe(304);
    for (const known of [`"other", ${etag}`, `W/${etag}`, '*']) {
      const headers = { 'if-none-match': known };
      expect([known, (await sandbox.ask('me', { headers })).status]).toEqual([known, 304]);
    }
    expect((await sandbox.ask('me', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('may be read from any origin, as the Graph API lets', async () => {
    const { headers } = await sandbox.ask('me', { headers: { origin: 'https://shop.example' } });
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });

  it('tell more when asked to debug, and are only set out differently when pretty', async () => {
    const { body } = await sandbox.ask('me', { query: { debug: 'all' } });
    expect(body.__debug__).toMatchObject({ messages: expect.any(Array) });
    const pretty = await sandbox.ask('me', { query: { pretty: '1' } });
    expect(pretty.body).toEqual((await sandbox.ask('me')).body);
    expect(pretty.text).toContain('\n');
  });

  it('have a trace of their own in every error', async () => {
    const [one, two] = await Promise.all([sandbox.ask('999999999999999'), sandbox.ask('999999999999999')]);
    expect(one?.body.error.fbtrace_id).not.toBe(two?.body.error.fbtrace_id);
  });

  it.each(['GET', 'POST', 'DELETE'])(
    'name the verb when a %s is for an object that is not there',
    async (method) => {
      expectError(await sandbox.ask('999999999999999', { method }), {
        code: 100,
        subcode: 33,
        type: 'GraphMethodException',
        message: new RegExp(`^Unsupported ${method.toLowerCase()} request`, 'i'),
      });
    },
  );
});
