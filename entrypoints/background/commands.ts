// Background: the command door. Lets in own extension pages alone, parses what they send, answers with a value or a
// problem; nothing is thrown across contexts.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { CommandName, Commands, Result } from '@/utils/commands.ts';
import { toProblem } from '@/utils/graph/errors.ts';
import { createLocalProblem, type Problem } from '@/utils/problem.ts';
import { messenger } from '@/utils/send-command.ts';
import { commandInputs } from './command-inputs.ts';
import type { Engine } from './engine.ts';
import { createAccountHandlers } from './handle-accounts.ts';
import { createChangeHandlers } from './handle-changes.ts';
import { createSessionHandlers } from './handle-sessions.ts';
import type { Handlers } from './handlers.ts';

interface Sender {
  id?: string;
  url?: string;
  origin?: string;
}

/** A page of this very extension; a content script speaks from its page's address, another extension has another id. */
export function isOwnPage(sender: Sender | undefined): boolean {
  const own = browser.runtime.getURL('');
  if (sender?.id !== browser.runtime.id || !sender.url?.startsWith(own)) return false;
  return sender.origin === undefined || `${sender.origin}/` === own;
}

export function bindCommands(engine: Engine): void {
  const handlers: Handlers = {
    ...createSessionHandlers(engine),
    ...createAccountHandlers(engine),
    ...createChangeHandlers(engine),
  };

  async function answer<Name extends CommandName>(
    name: Name,
    data: unknown,
    sender: Sender | undefined,
  ): Promise<Result<Commands[Name]['value']>> {
    if (!isOwnPage(sender)) return refuse('not-allowed', `"${name}" was asked from outside`);
    const input = v.safeParse(commandInputs[name], data);
    if (!input.success) return refuse('invalid-input', v.summarize(input.issues).slice(0, 500));
    try {
      return { ok: true, value: await handlers[name](input.output) };
    } catch (error) {
      return { ok: false, problem: toProblem(error) };
    }
  }

  for (const name of Object.keys(commandInputs) as CommandName[]) {
    // The library types a listener by its message, which can't be told for a name that is a variable.
    const listen = messenger.onMessage as (
      name: CommandName,
      listener: (message: { data: unknown; sender?: Sender }) => Promise<unknown>,
    ) => void;
    listen(name, (message) => answer(name, message.data, message.sender));
  }
}

const refuse = (reason: string, message: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: createLocalProblem(reason, message),
});
