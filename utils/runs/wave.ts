// Runs: steps that are moved on at the same time wait for one another before each request, so that the client can send
// what they ask for as one batch. Between two requests each has the journal to write, and would come by itself.

import { wait } from '../wait.ts';

export interface Member {
  /** Resolves when all that are still in the wave are as far, or after a second. */
  meet(): Promise<void>;
  /** It won't meet any more, whatever became of it. */
  leave(): void;
}

export interface Wave {
  join(): Member;
}

/** One that is slow, because what it reads has to be asked for again, doesn't hold up the others for longer. */
const longestMs = 1_000;

export function createWave(pause = wait): Wave {
  /** How many are on their way to a meeting, and the one that others wait in. */
  let coming = 0;
  let meeting: PromiseWithResolvers<void> | null = null;

  const end = (): void => {
    meeting?.resolve();
    meeting = null;
  };
  const begin = (): PromiseWithResolvers<void> => {
    const begun = Promise.withResolvers<void>();
    void pause(longestMs).then(() => {
      if (meeting === begun) end();
    });
    return begun;
  };
  const arrive = (): void => {
    coming -= 1;
    if (coming === 0) end();
  };

  return {
    join() {
      coming += 1;
      return {
        async meet() {
          meeting ??= begin();
          const { promise } = meeting;
          arrive();
          await promise;
          coming += 1;
        },
        leave: arrive,
      };
    },
  };
}
