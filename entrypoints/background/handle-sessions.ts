// Background: commands about who is connected.

import { browser } from 'wxt/browser';
import type { Connected } from '@/utils/commands.ts';
import { createLocalError, createSignedOutError, toProblem } from '@/utils/graph/errors.ts';
import { forgetRuns } from '@/utils/runs/journal.ts';
import { parsePastedToken } from '@/utils/session/connect.ts';
import { createSignInUrl, createState, parseSignInRedirect } from '@/utils/session/sign-in.ts';
import { forgetPrincipal } from '@/utils/session/sign-out.ts';
import { settingsItem, signInProblemItem } from '@/utils/storage.ts';
import { disconnect, finishDisconnect } from './disconnect.ts';
import type { Engine } from './engine.ts';
import type { Handlers } from './handlers.ts';
import { holdAgain, holdToken } from './hold-token.ts';
import { meetOthersAgain } from './meet-again.ts';
import { clearNotices } from './notices.ts';
import { takeUpSyncs } from './take-up-syncs.ts';

export function createSessionHandlers(
  engine: Engine,
): Pick<Handlers, 'connect' | 'sign-in' | 'try-again' | 'disconnect' | 'forget'> {
  const { db, vault } = engine;

  const hold = async (token: string): Promise<Connected> => {
    await finishDisconnect(engine);
    return holdToken(engine, token);
  };

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
      const epoch = engine.getEpoch();
      try {
        return await signIn();
      } catch (error) {
        // Disconnect, meanwhile, meant this one too: nobody is to hear of it later.
        if (engine.getEpoch() === epoch)
          await signInProblemItem.setValue({ problem: toProblem(error), at: Date.now() });
        throw error;
      }
    },
    async 'try-again'({ principal }) {
      const token = await vault.get(principal);
      if (token === null) throw createSignedOutError();
      return holdAgain(engine, principal, token, 'all');
    },
    async disconnect() {
      await disconnect(engine);
      return null;
    },
    async forget({ principal }) {
      const settled = engine.settle();
      await vault.forget(principal);
      await settled;
      await forgetPrincipal({ db, vault, principal, forgetRuns });
      await clearNotices(db);
      // Their reads were cut off, and they may have the businesses that went.
      void takeUpSyncs(engine);
      meetOthersAgain(engine).catch((error: unknown) => console.warn('Claimdesk: others', error));
      engine.wakeRunner();
      return null;
    },
  };
}
