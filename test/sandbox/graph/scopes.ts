// Whether a token has one of the permissions that a call needs.

import type { Scope } from '../world/types.ts';
import type { Actor } from './context.ts';
import type { Edge } from './edge.ts';
import { missingScope } from './errors.ts';

/** One of them is enough; none named means none needed. */
export function hasScope(actor: Actor, scopes: readonly Scope[]): boolean {
  return scopes.length === 0 || scopes.some((scope) => actor.token.scopes.includes(scope));
}

/** Error 200, or what the edge says instead, unless the token has the permission. */
export function checkScope(actor: Actor, edge: Edge): void {
  if (hasScope(actor, edge.scope)) return;
  throw edge.withoutScope?.() ?? missingScope(edge.scope[0] ?? 'business_management');
}

export const BUSINESS: readonly Scope[] = ['business_management'];
export const READ_ADS: readonly Scope[] = ['ads_read', 'ads_management'];
export const WRITE_ADS: readonly Scope[] = ['ads_management'];
