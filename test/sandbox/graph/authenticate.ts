// From a token's text to who is behind it, or the error 190, 104 or 2500 that Meta gives.

import { createHmac } from 'node:crypto';
import type { Token } from '../world/types.ts';
import type { World } from '../world/world.ts';
import type { Actor } from './context.ts';
import { badToken, GraphError } from './errors.ts';
import { type Params, readText } from './params.ts';

const REVOKED: Readonly<Record<number, string>> = {
  458: 'The user has not authorized application',
  459: 'The session has been invalidated because the user must log in at www.facebook.com and pass a checkpoint.',
  460:
    'The session has been invalidated because the user changed their password or Facebook has changed the session ' +
    'for security reasons.',
  464: 'Sessions for the user are not allowed because the user is not a confirmed user.',
  467: 'The session was invalidated explicitly using an API call.',
  492: 'User no longer has the role that this session needs.',
};

/** `Friday, 18-Aug-23 00:00:00 PDT`, as Meta writes it, in Pacific time. */
function formatDate(time: number): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Los_Angeles',
    weekday: 'long',
    day: '2-digit',
    month: 'short',
    year: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).formatToParts(time);
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const clock = `${part('hour')}:${part('minute')}:${part('second')}`;
  return `${part('weekday')}, ${part('day')}-${part('month')}-${part('year')} ${clock} ${part('timeZoneName')}`;
}

/** Error 190 with the text of its subcode; `ended` is when an expired session did (463). */
export function sessionError(subcode: number, { app, ended }: { app: string; ended: number }): GraphError {
  const now = formatDate(Date.now());
  const text =
    subcode === 463
      ? `Session has expired on ${formatDate(ended)}. The current time is ${now}.`
      : `${REVOKED[subcode] ?? REVOKED[467]}${subcode === 458 ? ` ${app}.` : ''}`;
  return badToken(`Error validating access token: ${text}`, subcode);
}

/** What is wrong with a known token, or with the one that it came from, if anything. */
export function tokenError(world: World, token: Token): GraphError | undefined {
  const { app, expiresAt: ended, via } = token;
  const origin = via === undefined ? undefined : world.tokens.get(via);
  const inherited = origin && tokenError(world, origin);
  if (inherited) return inherited;
  if (token.revoked !== undefined) return sessionError(token.revoked, { app, ended });
  return ended !== 0 && ended <= Date.now() ? sessionError(463, { app, ended }) : undefined;
}

/** The token for a text, or the error for a text that isn't one. */
export function findToken(world: World, text: string): Token {
  const token = world.tokens.get(text);
  if (token) return token;
  const [app, secret] = text.split('|');
  const known = app === undefined ? undefined : world.apps.get(app);
  if (known && secret === known.secret) {
    const never = { issuedAt: 0, expiresAt: 0 };
    return {
      text,
      name: 'app',
      kind: 'APP',
      of: known.id,
      app: known.id,
      scopes: [],
      declined: [],
      ...never,
    };
  }
  if (/^EAA[A-Za-z0-9]{20,}$/.test(text)) {
    throw badToken('Invalid OAuth access token - Cannot parse access token');
  }
  throw badToken(`Malformed access token ${text}`);
}

export function authenticate(world: World, text: string | undefined, isMe: boolean): Actor {
  if (text === undefined || text === '') {
    const message = isMe
      ? 'An active access token must be used to query information about the current user.'
      : 'An access token is required to request this resource.';
    throw new GraphError({ code: isMe ? 2500 : 104, message });
  }
  const token = findToken(world, text);
  const error = tokenError(world, token);
  if (error) throw error;
  if (token.kind === 'APP') return { token, persons: [] };
  if (token.kind === 'PAGE') {
    const page = world.pages.get(token.of);
    return { token, persons: [], ...(page ? { page } : {}) };
  }
  if (token.kind === 'SYSTEM_USER') {
    const system = world.people.get(token.of);
    if (!system) throw badToken(`Error validating access token: ${REVOKED[467]}`, 467);
    return { token, system, persons: [system] };
  }
  const user = world.users.get(token.of);
  if (!user) throw badToken(`Error validating access token: ${REVOKED[467]}`, 467);
  return { token, user, persons: world.personsOfUser(user.id) };
}

/** A proof that is sent must be right; the sandbox's app asks for one only where the door has said so. */
export function checkProof(world: World, token: Token, params: Params): void {
  const proof = readText(params, 'appsecret_proof');
  const app = world.apps.get(token.app);
  if (!app || (proof === undefined && !app.asksForProof)) return;
  if (createHmac('sha256', app.secret).update(token.text).digest('hex') === proof) return;
  throw new GraphError({
    code: 100,
    type: 'GraphMethodException',
    message:
      proof === undefined
        ? 'API calls from the server require an appsecret_proof argument'
        : 'Invalid appsecret_proof provided in the API argument',
  });
}
