// Facebook's sign-in: the address to open, and what its redirect says.

import { describe, expect, it } from 'vitest';
import { createSignInUrl, createState, parseSignInRedirect } from '../../../utils/session/sign-in.ts';

const redirectUri = 'https://abcdefghijklmnop.chromiumapp.org/';
const options = { redirectUri, state: 'abc' };

describe('the address', () => {
  it('asks for what is needed, with a state that nobody can guess', () => {
    const url = new URL(createSignInUrl({ appId: '123', redirectUri, state: createState() }));
    expect(url.origin + url.pathname).toMatch(/^https:\/\/www\.facebook\.com\/v\d+\.\d\/dialog\/oauth$/);
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toMatchObject({ client_id: '123', redirect_uri: redirectUri, response_type: 'token' });
    expect(asked.scope).toBe('business_management,ads_management,ads_read');
    expect(asked.state).toMatch(/^[0-9a-f]{32}$/);
    expect(createState()).not.toBe(createState());
  });
});

describe('the redirect', () => {
  it.each([
    ['#access_token=EAAG1&expires_in=5603&state=abc', 'EAAG1'],
    ['#state=abc&data_access_expiration_time=17&access_token=EAAG2', 'EAAG2'],
    ['?#access_token=EAAG3&state=abc', 'EAAG3'],
    ['?state=abc&access_token=EAAG4#_=_', 'EAAG4'],
  ])('%s has the token', (rest, token) => {
    expect(parseSignInRedirect(redirectUri + rest, options)).toEqual({ kind: 'token', token });
  });

  it('of someone who said no says so', () => {
    const rest =
      '?error=access_denied&error_code=200&error_description=Permissions+error&error_reason=user_denied&state=abc#_=_';
    expect(parseSignInRedirect(redirectUri + rest, options)).toEqual({
      kind: 'refused',
      reason: 'user_denied',
      message: 'Permissions error',
    });
  });

  it.each([
    ['another state', `${redirectUri}#access_token=EAAG&state=abd`],
    ['no state', `${redirectUri}#access_token=EAAG`],
    ['another host', 'https://evil.example/#access_token=EAAG&state=abc'],
    ['another path', `${redirectUri}x#access_token=EAAG&state=abc`],
    ['a code, which wants a secret', `${redirectUri}?code=AQB&state=abc#_=_`],
    ['nothing', redirectUri],
    ['no address', ''],
    ['a refusal with another state', `${redirectUri}?error=access_denied&state=abd`],
  ])('with %s is not believed', (_, redirect) => {
    expect(parseSignInRedirect(redirect, options)).toEqual({ kind: 'not-ours' });
  });
});
