// Session: the end of a token, and of everything.

import type { PrincipalId } from '../ids.ts';
import type { MirrorDatabase } from '../mirror/database.ts';
import { isCheckpoint, type Problem } from '../problem.ts';
import { dropBusinesses } from './drop-businesses.ts';
import type { TokenVault } from './token-vault.ts';

/**
 * A token was refused: it goes, unless it will be good again; what was read and planned with it stays until the same
 * person is back. Only if it is still the one held. Answers whether they were connected until now.
 */
export async function signOut(options: {
  db: MirrorDatabase;
  vault: TokenVault;
  principal: PrincipalId;
  token: string;
  problem: Problem;
}): Promise<boolean> {
  const { db, vault, principal, token, problem } = options;
  const isTheOne = isCheckpoint(problem)
    ? (await vault.get(principal)) === token
    : await vault.forget(principal, token);
  return isTheOne && markSignedOut(db, principal, problem);
}

/** Says so in the mirror, and lets the person's runs wait for them. Answers whether they were connected until now. */
export async function markSignedOut(
  db: MirrorDatabase,
  principal: PrincipalId,
  problem: Problem,
): Promise<boolean> {
  return db.transaction('rw', db.sessions, db.runs, async () => {
    const wasConnected = (await db.sessions.get(principal))?.state === 'connected';
    await db.sessions.update(principal, { state: 'signed-out', problem });
    await db.runs
      .where('state')
      .anyOf(['running', 'waiting'])
      .and((run) => run.principal === principal)
      .modify({ state: 'signed-out', problem });
    return wasConnected;
  });
}

/** The same person is back: their work goes on. */
export async function resumeRuns(db: MirrorDatabase, principal: PrincipalId): Promise<void> {
  await db.runs
    .where('state')
    .equals('signed-out')
    .and((run) => run.principal === principal)
    .modify({ state: 'running', problem: null, resumeAt: null });
}

/**
 * Forgets one of several people: their token, and what was read and done with it. `forgetRuns` is the journal's, for what
 * was done; it is called inside the transaction.
 */
export async function forgetPrincipal({
  db,
  vault,
  principal,
  forgetRuns,
}: {
  db: MirrorDatabase;
  vault: TokenVault;
  principal: PrincipalId;
  forgetRuns: (db: MirrorDatabase, principal: PrincipalId) => Promise<void>;
}): Promise<void> {
  await vault.forget(principal);
  await db.transaction('rw', db.tables, async () => {
    await dropBusinesses(db, await db.businesses.where('principal').equals(principal).primaryKeys());
    await forgetRuns(db, principal);
    await db.sessions.delete(principal);
  });
}
