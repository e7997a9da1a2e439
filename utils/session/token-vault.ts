// Session: the tokens. The only file that knows where they are, read by the background alone.
//
// They live in `storage.session`: in memory, never in a file of the profile, gone with the browser. A worker that is
// killed finds them again; a page never asks for them.

import { storage } from '#imports';
import type { PrincipalId } from '../ids.ts';
import { createLocks } from '../locks.ts';

const tokensItem = storage.defineItem<Record<PrincipalId, string>>('session:tokens', { fallback: {} });

export interface TokenVault {
  get(principal: PrincipalId): Promise<string | null>;
  hold(principal: PrincipalId, token: string): Promise<void>;
  /** Forgets whoever's token, or only if it is still this one (a newer one may have come meanwhile). */
  forget(principal: PrincipalId, onlyIf?: string): Promise<boolean>;
  forgetAll(): Promise<void>;
  /** Those whose token is held. */
  getPrincipals(): Promise<PrincipalId[]>;
}

/** Changes are made one after another: two at once would each write what it read before. */
export function createTokenVault(): TokenVault {
  const inTurn = createLocks();
  const change = <Value>(work: () => Promise<Value>): Promise<Value> => inTurn('tokens', work);

  return {
    get: async (principal) => (await tokensItem.getValue())[principal] ?? null,
    getPrincipals: async () => Object.keys(await tokensItem.getValue()) as PrincipalId[],
    hold: (principal, token) =>
      change(async () => tokensItem.setValue({ ...(await tokensItem.getValue()), [principal]: token })),
    forget: (principal, onlyIf) =>
      change(async () => {
        const { [principal]: token, ...others } = await tokensItem.getValue();
        if (token === undefined || (onlyIf !== undefined && token !== onlyIf)) return false;
        await tokensItem.setValue(others);
        return true;
      }),
    forgetAll: () => change(() => tokensItem.removeValue()),
  };
}
