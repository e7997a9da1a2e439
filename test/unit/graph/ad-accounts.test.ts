// Graph: what is told of one account is believed of no other.

import { expect, it } from 'vitest';
import { fetchAdAccount, fetchAdAccountOwner } from '../../../utils/graph/ad-accounts.ts';
import type { GraphClient } from '../../../utils/graph/client.ts';
import { GraphError } from '../../../utils/graph/errors.ts';
import type { PrincipalId } from '../../../utils/ids.ts';
import { accountId } from '../support/desk.ts';

const asked = accountId('act_100200300400500');
const another = { id: 'act_100200300400501', account_id: '100200300400501', name: 'Another' };

it.each([
  ['its facts', fetchAdAccount],
  ['its owner', fetchAdAccountOwner],
])('an account that is answered with another one: %s are not taken', async (_, fetchIt) => {
  const graph = { read: async () => another } as unknown as GraphClient;
  const failure = await fetchIt(graph, '5551234567' as PrincipalId, asked).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(GraphError);
  expect((failure as GraphError).problem.kind).toBe('malformed');
});
