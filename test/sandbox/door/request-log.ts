// The log of Graph requests: by the names of tokens, never their text.

import type { World } from '../world/world.ts';

export interface LoggedError {
  code: number;
  subcode?: number;
  type: string;
  message: string;
}

export interface LoggedRequest {
  /** Counts up from 1, on through resets. */
  n: number;
  /** ISO 8601. */
  at: string;
  method: string;
  /** With the version: `/v25.0/act_1/assigned_users`. */
  path: string;
  /** Query and body together, tokens taken out. */
  params: Record<string, unknown>;
  /** The token's name in the world, `unknown`, or null where there was none. */
  token: string | null;
  /** 0 where the connection was cut. */
  status: number;
  error: LoggedError | null;
  /** The number of the batch that this was a sub-request of. */
  batch?: number;
}

const SECRETS = ['access_token', 'appsecret_proof', 'client_secret', 'fb_exchange_token', 'code'];

export class RequestLog {
  private entries: LoggedRequest[] = [];
  private last = 0;

  add(entry: Omit<LoggedRequest, 'n' | 'at'>): LoggedRequest {
    this.last += 1;
    const logged = { n: this.last, at: new Date().toISOString(), ...entry };
    this.entries.push(logged);
    return logged;
  }

  since(n: number): LoggedRequest[] {
    return this.entries.filter((entry) => entry.n > n);
  }

  clear(): void {
    this.entries = [];
  }
}

export function tokenName(world: World, text: string | undefined): string | null {
  if (!text) return null;
  return world.tokens.get(text)?.name ?? 'unknown';
}

/** No text of a token, known or not, is left in what this gives. */
export function withoutTokens(world: World, params: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(params)) {
    if (SECRETS.includes(name)) continue;
    if (name === 'input_token') kept[name] = tokenName(world, String(value));
    else if (name === 'batch') kept[name] = '(listed one by one)';
    else
      kept[name] =
        typeof value === 'string' ? hideTokens(value) : JSON.parse(hideTokens(JSON.stringify(value)));
  }
  return kept;
}

export function hideTokens(text: string): string {
  return text.replace(/EAA[A-Za-z0-9]{17,}/g, '(token)').replace(/(Malformed access token ).*/s, '$1(token)');
}
