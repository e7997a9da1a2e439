// Component tests: a background in miniature. It answers commands as the test says and remembers them; storage,
// tabs and IndexedDB are the fakes that all unit tests have. A test file puts it in the real one's place:
//   vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

import type { CommandName, Commands, Result } from '../../../../utils/commands.ts';
import { createProblem, type Problem } from '../../../../utils/problem.ts';

type Answers = {
  [Name in CommandName]?: (
    input: Commands[Name]['input'],
  ) => Result<Commands[Name]['value']> | Promise<Result<Commands[Name]['value']>>;
};

let answers: Answers = {};
let asked: { name: CommandName; input: unknown }[] = [];

/** From now on; what was asked before is forgotten. Commands without an answer meet a background that isn't there. */
export function startBackground(given: Answers): void {
  answers = given;
  asked = [];
}

/** The inputs of one command, in order. */
export function getAsked<Name extends CommandName>(name: Name): Commands[Name]['input'][] {
  return asked.filter((one) => one.name === name).map((one) => one.input as Commands[Name]['input']);
}

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

export const refused = (known: Partial<Problem>): { ok: false; problem: Problem } => ({
  ok: false,
  problem: createProblem({ kind: 'graph', remedy: 'fix', ...known }),
});

/** Stands for the real one. */
export async function sendCommand(name: CommandName, input: unknown): Promise<Result<unknown>> {
  asked.push({ name, input });
  const answer = answers[name] as
    | ((input: unknown) => Result<unknown> | Promise<Result<unknown>>)
    | undefined;
  return answer ? answer(input) : refused({ kind: 'local', remedy: 'retry', reason: 'no-background' });
}
