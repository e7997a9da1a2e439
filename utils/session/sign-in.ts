// Session: Facebook's sign-in dialog. The address to open, and what its redirect says. Pure.

import { graphVersion } from '../graph/client.ts';
import { neededPermissions } from '../graph/identity.ts';

/** A state that nobody can guess: 128 random bits. */
export function createState(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function createSignInUrl(options: { appId: string; redirectUri: string; state: string }): string {
  const url = new URL(`https://www.facebook.com/${graphVersion}/dialog/oauth`);
  url.search = new URLSearchParams({
    client_id: options.appId,
    redirect_uri: options.redirectUri,
    state: options.state,
    response_type: 'token',
    scope: neededPermissions.join(','),
    auth_type: 'rerequest',
    display: 'popup',
  }).toString();
  return url.href;
}

export type SignInAnswer =
  | { kind: 'token'; token: string }
  /** The person said no, or Meta did. */
  | { kind: 'refused'; reason: string; message: string }
  /** The answer isn't to our question: its state differs, or it holds nothing. */
  | { kind: 'not-ours' };

/**
 * Reads a redirect. A token comes in the fragment, a refusal in the query, with the order of parameters varying;
 * both places are read. Nothing is believed before the state was checked.
 */
export function parseSignInRedirect(
  redirect: string,
  options: { redirectUri: string; state: string },
): SignInAnswer {
  const url = URL.canParse(redirect) ? new URL(redirect) : null;
  const expected = new URL(options.redirectUri);
  if (!url || url.origin !== expected.origin || url.pathname !== expected.pathname)
    return { kind: 'not-ours' };
  const fragment = new URLSearchParams(url.hash.slice(1));
  const read = (name: string): string | null => fragment.get(name) ?? url.searchParams.get(name);
  if (read('state') !== options.state) return { kind: 'not-ours' };
  const error = read('error');
  if (error) {
    return {
      kind: 'refused',
      reason: read('error_reason') ?? error,
      message: read('error_description') ?? read('error_message') ?? error,
    };
  }
  const token = read('access_token');
  return token ? { kind: 'token', token } : { kind: 'not-ours' };
}
