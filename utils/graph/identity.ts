// Graph: who a token speaks for, what it may, and when it ends.

import * as v from 'valibot';
import type { BusinessId, PersonId, PrincipalId } from '../ids.ts';
import type { GraphClient } from './client.ts';
import { GraphError } from './errors.ts';
import { createParser, fetchAll } from './paging.ts';
import { businessIdField, numberField, personIdField, principalIdField, textField } from './scalars.ts';

/** What Claimdesk needs; asked for at sign-in, and named where a token lacks one. */
export const neededPermissions = ['business_management', 'ads_management', 'ads_read'] as const;

const meSchema = v.object({ id: principalIdField, name: textField });

export interface Me {
  id: PrincipalId;
  name: string | null;
}

export async function fetchMe(graph: GraphClient, principal: PrincipalId): Promise<Me> {
  const call = { principal, path: 'me', params: { fields: 'id,name' }, isAlone: true };
  return createParser('user', meSchema)(await graph.read(call));
}

const permissionSchema = v.object({ permission: v.string(), status: v.string() });

/** Names of the permissions that are granted (not declined, not expired). */
export async function fetchPermissions(graph: GraphClient, principal: PrincipalId): Promise<string[]> {
  const rows = await fetchAll({
    graph,
    call: { principal, path: 'me/permissions' },
    limit: 100,
    parseRow: createParser('permission', permissionSchema),
  });
  return rows.flatMap(({ permission, status }) => (status === 'granted' ? [permission] : []));
}

const tokenFactsSchema = v.object({
  data: v.object({
    type: textField,
    app_id: textField,
    expires_at: numberField,
    data_access_expires_at: numberField,
    scopes: v.fallback(v.nullish(v.array(v.string()), null), null),
  }),
});

export interface TokenFacts {
  isSystemUser: boolean;
  appId: string | null;
  /** Milliseconds since the epoch; null where it isn't told. */
  expiresAt: number | 'never' | null;
  dataAccessExpiresAt: number | null;
  scopes: string[] | null;
}

/**
 * What a token says of itself. `input_token` would be in the URL of a GET; a POST with `method=get` has the same
 * meaning and keeps it in the body. Null where Meta doesn't allow the question (tokens of others' apps).
 */
export async function fetchTokenFacts(
  graph: GraphClient,
  principal: PrincipalId,
  token: string,
): Promise<TokenFacts | null> {
  try {
    const params = { method: 'get', input_token: token };
    const answer = await graph.send({ principal, method: 'POST', path: 'debug_token', params });
    const { data } = createParser('token', tokenFactsSchema)(answer);
    return {
      isSystemUser: data.type === 'SYSTEM_USER',
      appId: data.app_id,
      // 0 means never.
      expiresAt: data.expires_at === 0 ? 'never' : toMilliseconds(data.expires_at),
      dataAccessExpiresAt: toMilliseconds(data.data_access_expires_at),
      scopes: data.scopes,
    };
  } catch (error) {
    if (error instanceof GraphError && error.problem.remedy !== 'sign-in') return null;
    throw error;
  }
}

/** From Unix seconds. */
const toMilliseconds = (seconds: number | null): number | null => (seconds ? seconds * 1_000 : null);

const businessSchema = v.object({ id: businessIdField, name: textField, verification_status: textField });

export interface BusinessFacts {
  id: BusinessId;
  name: string | null;
  verificationStatus: string | null;
}

export async function fetchBusinesses(graph: GraphClient, principal: PrincipalId): Promise<BusinessFacts[]> {
  const rows = await fetchAll({
    graph,
    call: { principal, path: 'me/businesses', params: { fields: 'id,name,verification_status' } },
    limit: 500,
    parseRow: createParser('business', businessSchema),
  });
  return rows.map(({ id, name, verification_status }) => ({
    id,
    name,
    verificationStatus: verification_status,
  }));
}

const myselfSchema = v.object({
  id: personIdField,
  role: textField,
  business: v.object({ id: businessIdField }),
});

export interface Myself {
  businessId: BusinessId;
  personId: PersonId;
  /** ADMIN or EMPLOYEE. */
  role: string | null;
}

/** Who the token's owner is in each business: the same person has another id in each. */
export async function fetchMyself(graph: GraphClient, principal: PrincipalId): Promise<Myself[]> {
  const rows = await fetchAll({
    graph,
    call: { principal, path: 'me/business_users', params: { fields: 'id,role,business{id}' } },
    limit: 500,
    parseRow: createParser('business user', myselfSchema),
  });
  return rows.map(({ id, role, business }) => ({ businessId: business.id, personId: id, role }));
}
