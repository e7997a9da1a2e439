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
import type { BusinessId, PrincipalId } from '../ids.ts';
import type { MirrorDatabase } from '../mirror/database.ts';
import type { BusinessRow, SessionRow } from '../mirror/schema.ts';
import { dropBusinesses } from './drop-businesses.ts';

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
  /** Whether these are all that the person has: Meta told, and a token without the right to it wouldn't. */
  areAll: boolean;
}

export interface Change {
  /** Businesses that this person serves and didn't before. */
  taken: BusinessId[];
  /** Those of them that somebody else served. */
  takenOver: BusinessId[];
  /** Businesses that this person served and has no more. Others may have them. */
  lost: BusinessId[];
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
    unlessRefused(fetchBusinesses(graph, unknown), null),
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
  const missing = neededPermissions.filter((name) => !granted.includes(name));
  return {
    businesses: (businesses ?? []).map(toRow),
    areAll: businesses !== null && !missing.includes('business_management'),
    session: {
      id: me.id,
      name: me.name ?? me.id,
      kind: isSystemUser ? 'system_user' : 'user',
      appId: facts?.appId ?? null,
      granted,
      missing,
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
 * is held, by an admin rather than another, and of two alike by the one that serves it already. What the person has no
 * more goes.
 */
export async function writeIntroduction(
  db: MirrorDatabase,
  { session, businesses, areAll }: Introduction,
): Promise<Change> {
  // Together: whoever is told that it failed finds all as it was.
  return db.transaction('rw', db.tables, async () => {
    await db.sessions.put(session);
    const known = new Map((await db.businesses.toArray()).map((row) => [row.id, row]));
    const sessions = await db.sessions.toArray();
    const held = new Set(sessions.filter((one) => one.state === 'connected').map((one) => one.id));
    const isBetter = (row: BusinessRow): boolean => {
      const present = known.get(row.id);
      if (!present || present.principal === row.principal || !held.has(present.principal)) return true;
      return present.isLost || (row.role === 'ADMIN' && present.role !== 'ADMIN');
    };
    const served = businesses.filter(isBetter);
    await db.businesses.bulkPut(served);
    const taken = served.map(({ id }) => id).filter((id) => known.get(id)?.principal !== session.id);
    const present = new Set(businesses.map(({ id }) => id));
    const isMissing = ({ id, principal }: BusinessRow): boolean =>
      areAll && principal === session.id && !present.has(id);
    const takenOver = taken.filter((id) => known.has(id));
    return { taken, takenOver, lost: await dropLost(db, [...known.values()].filter(isMissing)) };
  });
}

/**
 * Takes out businesses that whoever served them has no more. Where runs are open, it stays and is marked: their steps may
 * still be looked at. Answers those that are lost since now. Inside the caller's transaction.
 */
async function dropLost(db: MirrorDatabase, lost: readonly BusinessRow[]): Promise<BusinessId[]> {
  const runs = await db.runs.where('state').notEqual('ended').toArray();
  const open = new Set(runs.map((run) => run.businessId));
  const kept = lost.filter(({ id }) => open.has(id));
  await db.businesses.bulkPut(kept.map((row) => ({ ...row, isLost: true })));
  const gone = lost.map(({ id }) => id).filter((id) => !open.has(id));
  await dropBusinesses(db, gone);
  return lost.filter(({ isLost }) => !isLost).map(({ id }) => id);
}
