// Session: from a token to who it speaks for, what it may and which businesses it opens.

import type { GraphClient } from '../graph/client.ts';
import { GraphError } from '../graph/errors.ts';
import {
  type BusinessFacts,
  fetchBusinesses,
  fetchMe,
  fetchMyself,
  fetchPermissions,
  fetchTokenFacts,
  neededPermissions,
} from '../graph/identity.ts';
import type { PrincipalId } from '../ids.ts';
import type { MirrorDatabase } from '../mirror/database.ts';
import type { BusinessRow, SessionRow } from '../mirror/schema.ts';

/**
 * The token in a pasted text: blanks and line breaks around it go. Null for what can't be an access token: Meta's are
 * one long run of letters and digits; an app's own token (`id|secret`) can't act for anyone.
 */
export function parsePastedToken(text: string): string | null {
  const token = text.trim().replace(/^(?:Bearer|OAuth)\s+/i, '');
  return /^[A-Za-z0-9_.-]{20,2000}$/.test(token) ? token : null;
}

export interface Introduction {
  session: SessionRow;
  businesses: BusinessRow[];
}

/**
 * Asks Meta about a token. Only `/me` has to be answered; what else the token may not ask is left empty.
 * Errors: 190 and its kin for a token that isn't good, network.
 */
export async function introduce(graph: GraphClient, token: string): Promise<Introduction> {
  // The client answers every principal with this token, so any will do until Meta says whose it is.
  const unknown = 'me' as PrincipalId;
  // In one turn, so in one batch. A token that isn't good fails the whole of it.
  const [me, facts, permissions, businesses, myselves] = await Promise.all([
    fetchMe(graph, unknown),
    fetchTokenFacts(graph, unknown, token),
    unlessRefused(fetchPermissions(graph, unknown), null),
    unlessRefused(fetchBusinesses(graph, unknown), []),
    unlessRefused(fetchMyself(graph, unknown), []),
  ]);
  const granted = permissions ?? facts?.scopes ?? [];
  const isSystemUser = facts?.isSystemUser ?? false;
  const toRow = (business: BusinessFacts, order: number): BusinessRow => {
    const myself = myselves.find(({ businessId }) => businessId === business.id);
    return {
      id: business.id,
      name: business.name ?? business.id,
      principal: me.id,
      role: myself?.role ?? null,
      // A system user is its own person in its business.
      myPersonId: myself?.personId ?? (isSystemUser ? (me.id as string as BusinessRow['myPersonId']) : null),
      verificationStatus: business.verificationStatus,
      order,
    };
  };
  return {
    businesses: businesses.map(toRow),
    session: {
      id: me.id,
      name: me.name ?? me.id,
      kind: isSystemUser ? 'system_user' : 'user',
      appId: facts?.appId ?? null,
      granted,
      missing: neededPermissions.filter((name) => !granted.includes(name)),
      expiresAt: facts?.expiresAt ?? null,
      dataAccessExpiresAt: facts?.dataAccessExpiresAt ?? null,
      state: 'connected',
      problem: null,
      connectedAt: Date.now(),
    },
  };
}

async function unlessRefused<Value>(asked: Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    const isRefused = error instanceof GraphError && ['fix', 'act'].includes(error.problem.remedy);
    if (isRefused) return otherwise;
    throw error;
  }
}

/**
 * Writes who is connected and their businesses. Where two people have the same business, it is served by one whose token
 * is held, by an admin rather than another, and of two alike by the one that came first.
 */
export async function writeIntroduction(
  db: MirrorDatabase,
  { session, businesses }: Introduction,
): Promise<void> {
  await db.transaction('rw', db.sessions, db.businesses, async () => {
    await db.sessions.put(session);
    const known = new Map((await db.businesses.toArray()).map((row) => [row.id, row]));
    const sessions = await db.sessions.toArray();
    const held = new Set(sessions.filter((one) => one.state === 'connected').map((one) => one.id));
    const isBetter = (row: BusinessRow): boolean => {
      const present = known.get(row.id);
      if (!present || present.principal === row.principal || !held.has(present.principal)) return true;
      return row.role === 'ADMIN' && present.role !== 'ADMIN';
    };
    await db.businesses.bulkPut(businesses.filter(isBetter));
  });
}
