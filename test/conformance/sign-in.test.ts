// Conformance: the sign-in dialog on www.facebook.com: success, refusal, a wrong redirect.

import { request } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();
const redirect = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';

interface Page {
  status: number;
  location: string | undefined;
  cache: string | undefined;
  text: string;
}

/** Asks under Meta's host name, which `fetch` would not let a test set. */
function open(params: Record<string, string>, version = '/v25.0'): Promise<Page> {
  const { port } = new URL(sandbox.http);
  const path = `${version}/dialog/oauth?${new URLSearchParams(params)}`;
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, headers: { host: 'www.facebook.com' } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location,
            cache: response.headers['cache-control'],
            text,
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

const asked = (more: Record<string, string> = {}): Record<string, string> => ({
  client_id: sandbox.app,
  redirect_uri: redirect,
  state: 'st&te=1',
  response_type: 'token',
  scope: 'business_management,ads_management,ads_read',
  display: 'popup',
  ...more,
});

describe('the sign-in dialog', () => {
  beforeEach(() => sandbox.reset());

  it('is a page with a choice, and leads nowhere by itself', async () => {
    const { status, location, text } = await open(asked());
    expect([status, location]).toEqual([200, undefined]);
    expect(text).toMatch(/<form|<a |<button/);
    expect(text).not.toContain('EAAG');
    expect(await open(asked(), '')).toEqual({ status, location, text, cache: 'no-store' });
  });

  it('comes back with token and state in the fragment', async () => {
    await sandbox.act({ do: 'sign-in-auto', decision: 'continue' });
    const { status, location, cache } = await open(asked());
    expect(status).toBeGreaterThanOrEqual(302);
    expect(cache).toContain('no-store');
    const url = new URL(String(location));
    expect([url.origin + url.pathname, url.search]).toEqual([redirect, '']);
    const data = new URLSearchParams(url.hash.slice(1));
    expect(data.get('state')).toBe('st&te=1');
    expect(data.get('expires_in')).toMatch(/^\d+$/);
    expect(data.get('data_access_expiration_time')).toMatch(/^\d+$/);
    const { body } = await sandbox.ask('me', { token: String(data.get('access_token')) });
    expect(body.id).toBe((await sandbox.ask('me')).body.id);
  });

  it('leaves out permissions that the person declines', async () => {
    await sandbox.act({ do: 'sign-in-auto', decision: 'continue', declined: ['ads_management'] });
    const { location } = await open(asked());
    const token = String(new URLSearchParams(new URL(String(location)).hash.slice(1)).get('access_token'));
    const { body } = await sandbox.ask('me/permissions', { token });
    expect(body.data).toContainEqual({ permission: 'ads_management', status: 'declined' });
    expect(body.data).toContainEqual({ permission: 'business_management', status: 'granted' });
  });

  it('gives only what was asked for', async () => {
    await sandbox.act({ do: 'sign-in-auto', decision: 'continue' });
    const { location } = await open(asked({ scope: 'ads_read' }));
    const token = String(new URLSearchParams(new URL(String(location)).hash.slice(1)).get('access_token'));
    const { body } = await sandbox.ask('me/permissions', { token });
    expect(body.data).not.toContainEqual({ permission: 'business_management', status: 'granted' });
  });

  it('comes back with the refusal in the query, for the token flow too', async () => {
    await sandbox.act({ do: 'sign-in-auto', decision: 'cancel' });
    const { location } = await open(asked());
    const url = new URL(String(location));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      error: 'access_denied',
      error_code: '200',
      error_description: 'Permissions error',
      error_reason: 'user_denied',
      state: 'st&te=1',
    });
    expect(url.hash).not.toContain('access_token');
  });

  it('adds to the query of a redirect that has one', async () => {
    const redirect_uri = `${redirect}?from=popup`;
    for (const decision of ['cancel', 'continue']) {
      await sandbox.act({ do: 'sign-in-auto', decision });
      const { location } = await open(asked({ redirect_uri, response_type: 'code' }));
      expect(location?.split('?')).toHaveLength(2);
      const { searchParams } = new URL(String(location));
      expect([searchParams.get('from'), searchParams.get('state')]).toEqual(['popup', 'st&te=1']);
      expect(searchParams.has(decision === 'cancel' ? 'error' : 'code')).toBe(true);
    }
  });

  it.each(['cancel', 'continue'])('comes back without a state that was not given (%s)', async (decision) => {
    await sandbox.act({ do: 'sign-in-auto', decision });
    const { state, ...rest } = asked();
    expect(state).toBeDefined();
    const { location } = await open(rest);
    expect(location).toMatch(/error=access_denied|access_token=/);
    expect(location).not.toContain('state');
  });

  it('comes back with a code in the query for the code flow', async () => {
    await sandbox.act({ do: 'sign-in-auto', decision: 'continue' });
    const url = new URL(String((await open(asked({ response_type: 'code' }))).location));
    expect(url.searchParams.get('code')).toBeTruthy();
    expect(url.searchParams.get('state')).toBe('st&te=1');
    expect(url.hash).not.toContain('access_token');
  });

  it.each(['code token', 'token,code', 'code,token'])(
    'comes back with both in the fragment for %j',
    async (response_type) => {
      await sandbox.act({ do: 'sign-in-auto', decision: 'continue' });
      const url = new URL(String((await open(asked({ response_type }))).location));
      expect(url.search).toBe('');
      const data = new URLSearchParams(url.hash.slice(1));
      expect(data.get('code')).toMatch(/^AQB/);
      expect(data.get('access_token')).toMatch(/^EAAG/);
      expect(data.get('state')).toBe('st&te=1');
    },
  );

  it('gives what the configuration says where no permissions are named', async () => {
    await sandbox.act({ do: 'sign-in-auto', decision: 'continue' });
    const { scope, ...rest } = asked({ config_id: '1234567890' });
    expect(scope).toBeDefined();
    const { location } = await open(rest);
    const token = String(new URLSearchParams(new URL(String(location)).hash.slice(1)).get('access_token'));
    const { body } = await sandbox.ask('me/permissions', { token });
    expect(body.data).toContainEqual({ permission: 'business_management', status: 'granted' });
  });

  it('gives a token of the app that asked', async () => {
    await sandbox.act({ do: 'sign-in-auto', decision: 'continue' });
    for (const client_id of [sandbox.app, '123456789012345']) {
      const { location } = await open(asked({ client_id }));
      const token = String(new URLSearchParams(new URL(String(location)).hash.slice(1)).get('access_token'));
      const { body } = await sandbox.ask('debug_token', { token, query: { input_token: token } });
      expect(body.data).toMatchObject({ app_id: client_id, is_valid: true });
    }
  });

  it.each([
    ['of another kind', 'https://evil.example/'],
    ['that is not https', 'http://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/'],
    ['that only looks alike', 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org.evil.example/'],
    ['that is missing', ''],
  ])('shows an error and goes nowhere for a redirect %s', async (_name, redirect_uri) => {
    await sandbox.act({ do: 'sign-in-auto', decision: 'continue' });
    const { location, text } = await open(asked({ redirect_uri }));
    expect(location).toBeUndefined();
    expect(text).toMatch(/URL blocked|redirect/i);
    expect(text).not.toContain('EAAG');
  });

  it.each(['', '12345', 'x'])('shows an error for the app id %j', async (client_id) => {
    await sandbox.act({ do: 'sign-in-auto', decision: 'continue' });
    expect((await open(asked({ client_id }))).location).toBeUndefined();
  });
});
