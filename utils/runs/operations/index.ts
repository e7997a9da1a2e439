// Operations: the list of all kinds of change.

import type { Operation } from '../operation.ts';
import type { Change, OperationName } from '../types.ts';
import { claimAdAccount } from './claim-ad-account.ts';
import { createAdAccount } from './create-ad-account.ts';
import { removeAdAccount } from './remove-ad-account.ts';
import { setTasks } from './set-tasks.ts';

export const operations: { [Name in OperationName]: Operation<Name> } = {
  'claim-ad-account': claimAdAccount,
  'create-ad-account': createAdAccount,
  'remove-ad-account': removeAdAccount,
  'set-tasks': setTasks,
};

/**
 * A change's operation and input, matched. TypeScript can't follow that the two belong together in a union, so here is
 * the one cast for all callers.
 */
export function getOperation({ operation, input }: Change): {
  operation: Operation<OperationName>;
  input: never;
} {
  return { operation: operations[operation] as unknown as Operation<OperationName>, input: input as never };
}
