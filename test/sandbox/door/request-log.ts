// The log of Graph requests: by the names of tokens, never their text.

import type { GraphError } from '../graph/errors.ts';
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
  /** When it came, before any delay: ISO 8601. */
  at: string;
  method: string;
  /** With the version: `/v25.0/act_1/assigned_users`. */
  path: string;
  /** Query and body together, tokens taken out. */
  params: Record<string, unknown>;
  /** The token's name in the world, `unknown`, or null where there was none. */
  token: string | null;
  /** Null until it is answered; 0 where the connection was cut. */
  status: number | null;
  error: LoggedError | null;
  /** The number of the batch that this was a sub-request of. */
  batch?: number;
}

const SECRETS = ['access_token', 'appsecret_proof', 'client_secret', 'fb_exchange_token', 'code'];

export class RequestLog {
  private entries: LoggedRequest[] = [];
  private last = 0;

  /** Lists a request as it arrives; `settle` says later how it was answered. */
  begin(request: Omit<LoggedRequest, 'n' | 'at' | 'status' | 'error'>): LoggedRequest {
    this.last += 1;
    const arrived = { n: this.last, at: new Date().toISOString() };
    const entry: LoggedRequest = { ...arrived, ...request, status: null, error: null };
    this.entries.push(entry);
    return entry;
  }

  since(n: number): LoggedRequest[] {
    return this.entries.filter((entry) => entry.n > n);
  }

  clear(): void {
    this.entries = [];
  }
}

/** Once, by whoever sends the answer; a status of 0 is a connection that is cut. */
export function settle(entry: LoggedRequest, status: number, error?: GraphError): void {
  entry.status = status;
  if (!error) return;
  const { code, subcode, type = 'OAuthException', message } = error.details;
  const more = subcode === undefined ? {} : { subcode };
  entry.error = { code, ...more, type, message: hideTokens(message) };
}

export function tokenName(world: World, text: string | undefined): string | null {
  if (!text) return null;
  return world.tokens.get(text)?.name ?? 'unknown';
}

/** No text of a token, known or not, is left in what this gives. */
export function withoutTokens(world: World, params: Record<string, unknown>): Record<string, unknown> {
  const shown = Object.entries(params).filter(([name]) => !SECRETS.includes(name));
  return Object.fromEntries(
    shown.map(([name, value]) => {
      if (name === 'batch') return [name, '(listed one by one)'];
      if (name === 'input_token')
        return [name, tokenName(world, typeof value === 'string' ? value : undefined)];
      const text = typeof value === 'string' ? hideTokens(value) : hideTokens(JSON.stringify(value));
      return [name, typeof value === 'string' ? text : JSON.parse(text)];
    }),
  );
}

export function hideTokens(text: string): string {
  return text.replace(/EAA[A-Za-z0-9]{17,}/g, '(token)').replace(/(Malformed access token ).*/s, '$1(token)');
}
