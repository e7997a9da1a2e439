// Background: commands about who is connected.

import { browser } from 'wxt/browser';
import type { Connected } from '@/utils/commands.ts';
import { createLocalError, createSignedOutError, toProblem } from '@/utils/graph/errors.ts';
import type { BusinessId, PrincipalId } from '@/utils/ids.ts';
import { forgetRuns } from '@/utils/runs/journal.ts';
import { introduce, parsePastedToken, writeIntroduction } from '@/utils/session/connect.ts';
import { createSignInUrl, createState, parseSignInRedirect } from '@/utils/session/sign-in.ts';
import { forgetPrincipal, resumeRuns, signOut } from '@/utils/session/sign-out.ts';
import { forgetSessionItems, settingsItem } from '@/utils/storage.ts';
import type { Engine } from './engine.ts';
import type { Handlers } from './handlers.ts';
import { clearNotices } from './notices.ts';

/** Businesses that are read when someone connects for the first time; others when they are shown. */
const readAtOnce = 3;

export function createSessionHandlers(
  engine: Engine,
): Pick<Handlers, 'connect' | 'sign-in' | 'try-again' | 'disconnect' | 'forget'> {
  const { db, vault } = engine;

  async function hold(token: string): Promise<Connected> {
    const epoch = engine.getEpoch();
    // What it fails by is told when the token is to be held.
    vault.prepare().catch(() => undefined);
    const introduction = await introduce(engine.createCandidateClient(token), token);
    const { session, businesses } = introduction;
    const isCutOff = (): boolean => engine.getEpoch() !== epoch;
    // Disconnect, meanwhile, meant this one too.
    if (isCutOff()) throw createLocalError('disconnected');
    const before = await vault.get(session.id);
    await vault.hold(session.id, token);
    if (isCutOff()) {
      await vault.forget(session.id, token);
      throw createLocalError('disconnected');
    }
    try {
      await writeIntroduction(db, introduction);
    } catch (error) {
      // No room: it was told to have failed, so it must not stay where nobody sees it.
      if (before === null || isCutOff()) await vault.forget(session.id, token);
      else await vault.hold(session.id, before);
      throw error;
    }
    engine.lookAtSessions();
    const ids = businesses.map((business) => business.id);
    const known = new Set((await db.syncs.toArray()).map((sync) => sync.businessId));
    const shown = ids.filter((id) => known.has(id));
    void readInTurn(shown.length > 0 ? shown : ids.slice(0, readAtOnce));
    await resumeRuns(db, session.id);
    engine.wakeRunner();
    return { principal: session.id, name: session.name };
  }

  /** The first one is looked at: the others leave it the connection and the worker's time. */
  async function readInTurn(businessIds: readonly BusinessId[]): Promise<void> {
    const epoch = engine.getEpoch();
    for (const businessId of businessIds) {
      if (engine.getEpoch() !== epoch) return;
      await engine.refresh(businessId);
    }
  }

  /** What can't be asked now is asked when that person's businesses are refreshed, or at their next sign-in. */
  async function meetAgain(principal: PrincipalId): Promise<void> {
    const token = await vault.get(principal);
    if (token !== null) await hold(token).catch(() => undefined);
  }

  async function signIn(): Promise<Connected> {
    const { appId } = await settingsItem.getValue();
    if (!appId) throw createLocalError('no-app-id', 'No app id in the settings');
    const redirectUri = browser.identity.getRedirectURL();
    const state = createState();
    const url = createSignInUrl({ appId, redirectUri, state });
    let redirect: string | undefined;
    try {
      redirect = await browser.identity.launchWebAuthFlow({ url, interactive: true });
    } catch (cause) {
      // The window was closed, or Facebook showed a page instead of going back (a wrong app id or address).
      throw createLocalError('sign-in-ended', cause instanceof Error ? cause.message : String(cause));
    }
    const answer = parseSignInRedirect(redirect ?? '', { redirectUri, state });
    if (answer.kind === 'not-ours')
      throw createLocalError('sign-in-not-ours', "The answer doesn't belong to the question");
    if (answer.kind === 'refused') throw createLocalError('sign-in-refused', answer.message);
    return hold(answer.token);
  }

  return {
    async connect({ token: text }) {
      const token = parsePastedToken(text);
      if (token === null) throw createLocalError('not-a-token');
      return hold(token);
    },
    'sign-in': signIn,
    async 'try-again'({ principal }) {
      const token = await vault.get(principal);
      if (token === null) throw createSignedOutError();
      try {
        return await hold(token);
      } catch (error) {
        const problem = toProblem(error);
        // By now it may have ended for good.
        if (problem.remedy === 'sign-in') await signOut({ db, vault, principal, token, problem });
        throw error;
      }
    },
    async disconnect() {
      // Cut off first: what is answered from now on is not for keeping.
      const settled = engine.settle();
      await vault.forgetAll();
      await settled;
      await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
      await forgetSessionItems();
      await browser.alarms.clearAll();
      await clearNotices(db);
      return null;
    },
    async forget({ principal }) {
      const settled = engine.settle();
      await vault.forget(principal);
      await settled;
      await forgetPrincipal({ db, vault, principal, forgetRuns });
      await clearNotices(db);
      // Others may have the businesses that went, and their reads were cut off.
      for (const other of await vault.getPrincipals()) void meetAgain(other);
      engine.wakeRunner();
      return null;
    },
  };
}
