// Commands, as pages send them. Carries nothing of the background's weight.

import { defineExtensionMessaging } from '@webext-core/messaging';
import type { CommandName, Commands, Result } from './commands.ts';
import { createProblem } from './problem.ts';

type Protocol = {
  [Name in CommandName]: (input: Commands[Name]['input']) => Result<Commands[Name]['value']>;
};

/** Shared with the background, so that both ends agree on the wire. */
export const messenger = defineExtensionMessaging<Protocol>();

/** Never throws: a background that can't be reached is a problem like any other. */
export async function sendCommand<Name extends CommandName>(
  name: Name,
  input: Commands[Name]['input'],
): Promise<Result<Commands[Name]['value']>> {
  try {
    // The library types arguments by a conditional on the protocol, which doesn't resolve for a generic name.
    const send = messenger.sendMessage as (name: Name, input: unknown) => Promise<unknown>;
    return (await send(name, input)) as Result<Commands[Name]['value']>;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      problem: createProblem({ kind: 'local', remedy: 'retry', reason: 'no-background', message }),
    };
  }
}
