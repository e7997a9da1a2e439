// Tokens of the world: texts like Meta's, the same for the same seed, and easy to grep for.

import { createHash } from 'node:crypto';
import type { Page, Scope, Token } from './types.ts';
import type { World } from './world.ts';

export const ALL_SCOPES: readonly Scope[] = [
  'business_management',
  'ads_management',
  'ads_read',
  'pages_show_list',
];

const DAY = 24 * 3600 * 1000;

/** `EAAG` and 180 letters and digits, made from the seed and the token's name alone. */
function createTokenText(seed: number, name: string): string {
  let text = '';
  for (let part = 0; text.length < 180; part += 1) {
    const hash = createHash('sha512').update(`claimdesk sandbox ${seed} ${name} ${part}`).digest('base64');
    text += hash.replace(/[^A-Za-z0-9]/g, '');
  }
  return `EAAG${text.slice(0, 180)}`;
}

interface NewToken {
  name: string;
  kind: Token['kind'];
  of: string;
  /** The sandbox's own app unless told otherwise. */
  app?: string;
  scopes?: readonly Scope[];
  declined?: readonly Scope[];
  /** Milliseconds from now; 0 never ends. */
  lifetime?: number;
}

/** A name that is taken gets a number: texts are made from names, and no two tokens are the same. */
function freeName(world: World, wanted: string): string {
  let name = wanted;
  for (let turn = 2; tokenNamed(world, name); turn += 1) name = `${wanted} ${turn}`;
  return name;
}

/** Makes a token and puts it into the world. User tokens live 60 days unless told otherwise. */
export function issueToken(world: World, fresh: NewToken): Token {
  const lifetime = fresh.lifetime ?? (fresh.kind === 'USER' ? 60 * DAY : 0);
  const now = Date.now();
  const name = freeName(world, fresh.name);
  const token: Token = {
    text: createTokenText(world.sizes.seed, name),
    name,
    kind: fresh.kind,
    of: fresh.of,
    app: fresh.app ?? world.named.app,
    scopes: [...(fresh.scopes ?? ALL_SCOPES)],
    declined: [...(fresh.declined ?? [])],
    issuedAt: lifetime < 0 ? now + lifetime - 60 * DAY : now,
    expiresAt: lifetime === 0 ? 0 : now + lifetime,
  };
  world.tokens.set(token.text, token);
  return token;
}

/** The token of a page for somebody who manages it: it has the permissions of theirs, and ends with it. */
export function pageToken(world: World, via: Token, page: Page): Token {
  const name = `${via.name} page ${page.username}`;
  const known = tokenNamed(world, name);
  if (known) return known;
  const { app, scopes } = via;
  const token = issueToken(world, { name, kind: 'PAGE', of: page.id, app, scopes });
  token.via = via.text;
  token.expiresAt = via.expiresAt;
  return token;
}

export function tokenNamed(world: World, name: string): Token | undefined {
  for (const token of world.tokens.values()) if (token.name === name) return token;
  return undefined;
}

export type TokenTexts = Record<'admin' | 'employee' | 'systemUser' | 'outsider' | 'expired', string> &
  Record<string, string>;

/** Every token's text by its name, for whoever started the sandbox. */
export function tokensOf(world: World): TokenTexts {
  return Object.fromEntries(
    [...world.tokens.values()].map((token) => [token.name, token.text]),
  ) as TokenTexts;
}
