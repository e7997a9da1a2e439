// Background: what a worker does first, each time it wakes. It finds out who is still here, what was cut off, and
// goes on.

import { browser } from 'wxt/browser';
import { createProblem, isCheckpoint } from '@/utils/problem.ts';
import { markSignedOut, resumeRuns } from '@/utils/session/sign-out.ts';
import { finishDisconnect } from './disconnect.ts';
import type { Engine } from './engine.ts';
import { meetAgain, meetOthersAgain } from './meet-again.ts';
import { updateBadge } from './notices.ts';
import { takeUpSyncs } from './take-up-syncs.ts';

/** Tokens go with the browser: whoever's is gone has to sign in again. Answers whether anybody's was. */
async function markLost({ db, vault }: Engine): Promise<boolean> {
  const held = new Set(await vault.getPrincipals());
  const sessions = await db.sessions.toArray();
  // Whoever Facebook wants something of has a token and still isn't back.
  const away = new Set(sessions.filter((row) => isCheckpoint(row.problem)).map((row) => row.id));
  for (const principal of held) if (!away.has(principal)) await resumeRuns(db, principal);
  const lost = sessions.filter((row) => (row.state === 'connected' || away.has(row.id)) && !held.has(row.id));
  const problem = createProblem({ kind: 'local', remedy: 'sign-in', reason: 'restarted' });
  for (const session of lost) await markSignedOut(db, session.id, problem);
  return lost.length > 0;
}

async function start(engine: Engine): Promise<void> {
  await finishDisconnect(engine);
  const isAnyLost = await markLost(engine);
  await takeUpSyncs(engine);
  await updateBadge(engine.db);
  engine.wakeRunner();
  // The last worker may have been killed before it asked the others.
  await (isAnyLost ? meetOthersAgain(engine) : meetAgain(engine));
}

const tellTrouble = (error: unknown): void => console.warn('Claimdesk: start', error);

/**
 * The settings are ours: a content script, which shares a process with the page, needs nothing of them. (Session storage
 * is closed to it by itself.) Firefox can't be told so yet.
 */
async function closeSettings(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

export function bindStartup(engine: Engine): void {
  closeSettings().catch(tellTrouble);
  start(engine).catch(tellTrouble);
  engine.listeners.onVacant.push(() => {
    meetOthersAgain(engine).catch(tellTrouble);
  });
  self.addEventListener('online', () => {
    engine.wakeRunner();
    void takeUpSyncs(engine);
    meetAgain(engine).catch(tellTrouble);
  });
}
