// Session: the end of a token, and of everything.

import type { PrincipalId } from '../ids.ts';
import type { MirrorDatabase } from '../mirror/database.ts';
import { isCheckpoint, type Problem } from '../problem.ts';
import type { TokenVault } from './token-vault.ts';

/**
 * A token was refused: it goes, unless it will be good again; what was read and planned with it stays until the same
 * person is back. Only if it is still the one held.
 */
export async function signOut(options: {
  db: MirrorDatabase;
  vault: TokenVault;
  principal: PrincipalId;
  token: string;
  problem: Problem;
}): Promise<void> {
  const { db, vault, principal, token, problem } = options;
  const isTheOne = isCheckpoint(problem)
    ? (await vault.get(principal)) === token
    : await vault.forget(principal, token);
  if (!isTheOne) return;
  await markSignedOut(db, principal, problem);
}

/** Says so in the mirror, and lets the person's runs wait for them. */
export async function markSignedOut(
  db: MirrorDatabase,
  principal: PrincipalId,
  problem: Problem,
): Promise<void> {
  await db.transaction('rw', db.sessions, db.runs, async () => {
    await db.sessions.update(principal, { state: 'signed-out', problem });
    await db.runs
      .where('state')
      .anyOf(['running', 'waiting'])
      .and((run) => run.principal === principal)
      .modify({ state: 'signed-out', problem });
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
    const businessIds = (await db.businesses.where('principal').equals(principal).toArray()).map(
      (row) => row.id,
    );
    for (const businessId of businessIds) {
      const ofBusiness = (row: { businessId: string }): boolean => row.businessId === businessId;
      for (const table of [db.syncs, db.listPages, db.accountDetails, db.people, db.access, db.credit]) {
        await table.filter(ofBusiness).delete();
      }
      await db.notices.where('businessId').equals(businessId).delete();
    }
    await forgetRuns(db, principal);
    await db.businesses.bulkDelete(businessIds);
    await db.sessions.delete(principal);
  });
}
