// www.facebook.com/V/dialog/oauth: a page with Continue and Cancel, and the redirects that follow.

import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Runtime } from '../runtime.ts';
import { ALL_SCOPES, issueToken } from '../world/tokens.ts';
import { escapeHtml, htmlPage } from './html.ts';

const NINETY_DAYS = 90 * 24 * 3600;
const TWO_HOURS = 2 * 3600;

/** An extension's own redirect address, Chromium's or Firefox's, or the desktop page. */
function isAllowedRedirect(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, port, username } = new URL(text);
  if (protocol !== 'https:' || port !== '' || username !== '') return false;
  if (hostname === 'www.facebook.com') return pathname === '/connect/login_success.html';
  return /^[a-z0-9]+\.(chromiumapp\.org|extensions\.allizom\.org)$/.test(hostname);
}

function failedPage(title: string, text: string): Response {
  return htmlPage({ title, body: `<main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></main>` });
}

/** Any number that looks like an app's is taken for an app, unless it is something else in the world. */
function isApp({ world }: Runtime, id: string): boolean {
  if (!/^[1-9]\d{7,19}$/.test(id)) return false;
  return ![world.businesses, world.users, world.people, world.pages, world.adAccounts].some((map) =>
    map.has(id),
  );
}

function refusal(runtime: Runtime, query: URLSearchParams): Response | undefined {
  const client = query.get('client_id');
  if (client === null) return failedPage('Error', 'The parameter app_id is required');
  if (!isApp(runtime, client)) {
    return failedPage('Invalid App ID', 'The provided app ID does not look like a valid app ID.');
  }
  if (!isAllowedRedirect(query.get('redirect_uri') ?? '')) {
    return failedPage(
      'URL blocked',
      'This redirect failed because the redirect URI is not allowlisted in the app’s client OAuth settings.',
    );
  }
  return undefined;
}

export function createSignIn(runtime: Runtime): Hono {
  const app = new Hono();

  app.on('GET', ['/dialog/oauth', '/:version/dialog/oauth'], (c) => {
    const query = new URL(c.req.url).searchParams;
    const refused = refusal(runtime, query);
    if (refused) return refused;
    const { auto, person } = runtime.signIn;
    if (auto) return auto === 'continue' ? redirect(grant(runtime, query)) : redirect(deny(query));
    const name = escapeHtml(runtime.world.users.get(person)?.name ?? '');
    return htmlPage({
      title: 'Log in with Facebook',
      body: `<main><h1>Claimdesk is asking for access</h1>
<p>${escapeHtml(scopesOf(query).join(', '))}</p>
<form method="post" action="/dialog/oauth/decide?${escapeHtml(query.toString())}">
<button name="decision" value="continue">Continue as ${name}</button>
<button name="decision" value="cancel">Cancel</button>
</form></main>`,
    });
  });

  app.post('/dialog/oauth/decide', async (c) => {
    const query = new URL(c.req.url).searchParams;
    const refused = refusal(runtime, query);
    if (refused) return refused;
    const { decision } = await c.req.parseBody();
    return redirect(decision === 'continue' ? grant(runtime, query) : deny(query));
  });

  return app;
}

/** Without `scope`, a configuration of the app's (`config_id`) stands for all that the sandbox knows. */
function scopesOf(query: URLSearchParams): readonly string[] {
  const asked = wordsOf(query.get('scope') ?? '');
  return asked.length === 0 && query.has('config_id') ? ALL_SCOPES : asked;
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}

/** The redirect address with more in its query, behind what it has there already. */
function inQuery(redirectUri: string, told: URLSearchParams): string {
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${told}#_=_`;
}

/** Told in the query, for the token flow too. */
function deny(query: URLSearchParams): string {
  const state = query.get('state');
  const told = new URLSearchParams({
    error: 'access_denied',
    error_code: '200',
    error_description: 'Permissions error',
    error_reason: 'user_denied',
    ...(state === null ? {} : { state }),
  });
  return inQuery(query.get('redirect_uri') ?? '', told);
}

/**
 * A real token of the world: in the fragment, with a code there too where both are asked for, or as a code in the query.
 * The order of what comes with a token varies.
 */
function grant(runtime: Runtime, query: URLSearchParams): string {
  const { world, signIn } = runtime;
  signIn.count += 1;
  const asked = scopesOf(query);
  const wanted = ALL_SCOPES.filter((scope) => asked.includes(scope));
  const scopes = wanted.filter((scope) => !signIn.declined.includes(scope));
  const declined = wanted.filter((scope) => signIn.declined.includes(scope));
  const name = `sign-in-${signIn.count}`;
  const token = issueToken(world, {
    name,
    kind: 'USER',
    of: signIn.person,
    app: query.get('client_id') ?? world.named.app,
    scopes,
    declined,
    lifetime: TWO_HOURS * 1000,
  });
  const redirectUri = query.get('redirect_uri') ?? '';
  const state = query.get('state');
  const kinds = wordsOf(query.get('response_type') ?? 'code');
  const pairs: [string, string][] = state === null ? [] : [['state', state]];
  if (kinds.includes('granted_scopes')) {
    pairs.push(['granted_scopes', scopes.join(',')], ['denied_scopes', declined.join(',')]);
  }
  if (kinds.includes('code') || !kinds.includes('token')) {
    const code = `AQB${randomBytes(48).toString('base64url')}`;
    world.codes.set(code, { text: token.text, redirectUri });
    pairs.unshift(['code', code]);
  }
  if (!kinds.includes('token')) return inQuery(redirectUri, new URLSearchParams(pairs));
  pairs.unshift(
    ['access_token', token.text],
    ['data_access_expiration_time', String(Math.floor(Date.now() / 1000) + NINETY_DAYS)],
    ['expires_in', String(TWO_HOURS)],
  );
  const turn = signIn.count % pairs.length;
  return `${redirectUri}#${new URLSearchParams([...pairs.slice(turn), ...pairs.slice(0, turn)])}`;
}
