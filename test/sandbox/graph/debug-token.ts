// /debug_token: what a token is, what it may do and when it ends.

import { findToken, tokenError } from './authenticate.ts';
import type { Context } from './context.ts';
import { codeError, GraphError } from './errors.ts';
import { needText } from './params.ts';

const NINETY_DAYS = 90 * 24 * 3600 * 1000;

/** A token may look at itself and at others of the same person and their pages; an app token at all of its app. */
export function debugToken({ world, actor, params }: Context): unknown {
  const text = needText(params, 'input_token');
  try {
    const token = findToken(world, text);
    const isOwn = token.of === actor.token.of || token.via === actor.token.text;
    if (actor.token.kind !== 'APP' && !isOwn)
      throw codeError(100, {
        message:
          '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
      });
    const error = tokenError(world, token);
    return {
      data: {
        app_id: token.app,
        type: token.kind,
        application: world.apps.get(token.app)?.name,
        data_access_expires_at: Math.floor((token.issuedAt + NINETY_DAYS) / 1000),
        ...(error ? { error: errorOf(error) } : {}),
        expires_at: Math.floor(token.expiresAt / 1000),
        is_valid: error === undefined,
        issued_at: Math.floor(token.issuedAt / 1000),
        scopes: token.scopes,
        granular_scopes: token.scopes.map((scope) => ({ scope })),
        user_id: token.of,
      },
    };
  } catch (error) {
    if (!(error instanceof GraphError) || error.details.code !== 190) throw error;
    return { data: { error: errorOf(error), is_valid: false, scopes: [] } };
  }
}

function errorOf({ details }: GraphError): Record<string, unknown> {
  const { code, message, subcode } = details;
  return { code, message, ...(subcode === undefined ? {} : { subcode }) };
}
