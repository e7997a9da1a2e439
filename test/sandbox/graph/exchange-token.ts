// /oauth/access_token: a code of the sign-in dialog, or a token, against a token; with the app's secret.

import { issueToken } from '../world/tokens.ts';
import type { World } from '../world/world.ts';
import { findToken } from './authenticate.ts';
import { badToken, GraphError, invalid } from './errors.ts';
import { needText, type Params, readText } from './params.ts';

const SIXTY_DAYS = 60 * 24 * 3600;

export function exchangeToken(world: World, params: Params): unknown {
  const app = world.apps.get(needText(params, 'client_id'));
  if (!app)
    throw new GraphError({ code: 101, message: 'Error validating application. Invalid application ID.' });
  if (needText(params, 'client_secret') !== app.secret) {
    throw new GraphError({ code: 1, status: 400, message: 'Error validating client secret.' });
  }
  const grant = readText(params, 'grant_type');
  if (grant === 'client_credentials')
    return { access_token: `${app.id}|${app.secret}`, token_type: 'bearer' };
  if (grant === 'fb_exchange_token') {
    const old = findToken(world, needText(params, 'fb_exchange_token'));
    const name = `${old.name} long`;
    const { text } = issueToken(world, { name, kind: 'USER', of: old.of, app: old.app, scopes: old.scopes });
    return { access_token: text, token_type: 'bearer', expires_in: SIXTY_DAYS };
  }
  const code = needText(params, 'code');
  const token = world.codes.get(code);
  if (!token || world.tokens.get(token.text)?.app !== app.id)
    throw badToken('This authorization code has been used or is not valid.');
  if (token.redirectUri !== needText(params, 'redirect_uri'))
    throw invalid('redirect_uri differs from the dialog’s');
  world.codes.delete(code);
  return { access_token: token.text, token_type: 'bearer', expires_in: SIXTY_DAYS };
}
