// Background: commands about who is connected.

import { browser } from 'wxt/browser';
import type { Connected } from '@/utils/commands.ts';
import { createLocalError, createSignedOutError, toProblem } from '@/utils/graph/errors.ts';
import { forgetRuns } from '@/utils/runs/journal.ts';
import { parsePastedToken } from '@/utils/session/connect.ts';
import { createSignInUrl, createState, parseSignInRedirect } from '@/utils/session/sign-in.ts';
import { forgetPrincipal } from '@/utils/session/sign-out.ts';
import { forgetSessionItems, settingsItem, signInProblemItem } from '@/utils/storage.ts';
import type { Engine } from './engine.ts';
import type { Handlers } from './handlers.ts';
import { holdAgain, holdToken } from './hold-token.ts';
import { meetOthersAgain } from './meet-again.ts';
import { clearNotices } from './notices.ts';

export function createSessionHandlers(
  engine: Engine,
): Pick<Handlers, 'connect' | 'sign-in' | 'try-again' | 'disconnect' | 'forget'> {
  const { db, vault } = engine;

  const hold = (token: string): Promise<Connected> => holdToken(engine, token);

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
      await signInProblemItem.removeValue();
      if (token === null) throw createLocalError('not-a-token');
      return hold(token);
    },
    async 'sign-in'() {
      await signInProblemItem.removeValue();
      try {
        return await signIn();
      } catch (error) {
        await signInProblemItem.setValue(toProblem(error));
        throw error;
      }
    },
    async 'try-again'({ principal }) {
      const token = await vault.get(principal);
      if (token === null) throw createSignedOutError();
      return holdAgain(engine, principal, token);
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
      meetOthersAgain(engine).catch((error: unknown) => console.warn('Claimdesk: others', error));
      engine.wakeRunner();
      return null;
    },
  };
}
