// Graph: whether bodies that can be sent once get through here. Something on the way that doesn't speak HTTP/2 (a
// proxy that looks into connections) refuses them before anything leaves, and a browser tells that no otherwise than a
// connection that broke. So it is asked by requests that only read.

import type { PrincipalId } from '../ids.ts';
import { createNetworkError } from './errors.ts';
import { hasStreamBodies } from './one-shot-body.ts';

export interface OneShotRoute {
  /** Whether such a body is to be taken now. */
  isOpen: () => boolean;
  /** A request with such a body was answered, whatever by; or it wasn't. */
  report: (isHeard: boolean) => void;
  /**
   * To be called before each request that needs one. Asks only if the last one wasn't answered, or with `isAgain`.
   * `ask` reads something with a one-shot body or a plain one, and tells whether it was answered. Errors: no connection;
   * and `ask`'s own, which are about that very person's token, so nobody joins another one's asking.
   */
  prepare: (
    principal: PrincipalId,
    isAgain: boolean,
    ask: (isOneShot: boolean) => Promise<boolean>,
  ) => Promise<void>;
}

export function createOneShotRoute(): OneShotRoute {
  let state: 'open' | 'doubtful' | 'closed' = 'open';
  const asking = new Map<PrincipalId, Promise<void>>();

  async function findOut(ask: (isOneShot: boolean) => Promise<boolean>): Promise<void> {
    if (await ask(true)) {
      state = 'open';
      return;
    }
    // Silence for a plain body as well says nothing about the other.
    if (!(await ask(false))) throw createNetworkError('no-answer');
    // A connection may have broken just then; when it is so twice, with an answer between, it is the way itself.
    state = (await ask(true)) ? 'open' : 'closed';
  }

  return {
    // Where the browser knows no such bodies, nothing is asked, and the plain one is taken by `createOneShotBody`.
    isOpen: () => state !== 'closed',
    report(isHeard) {
      if (isHeard) state = 'open';
      else if (state === 'open') state = 'doubtful';
    },
    async prepare(principal, isAgain, ask) {
      if (!hasStreamBodies || (state === 'open' && !isAgain)) return;
      const present = asking.get(principal) ?? findOut(ask).finally(() => asking.delete(principal));
      asking.set(principal, present);
      await present;
    },
  };
}
