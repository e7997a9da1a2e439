// Whose limit holds up what: an account's own, the business's, the person's, the app's.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGraphClient, type GraphClient } from '../../../utils/graph/client.ts';
import { GraphError } from '../../../utils/graph/errors.ts';
import { createGovernor, type Governor } from '../../../utils/graph/governor.ts';
import type { PrincipalId } from '../../../utils/ids.ts';
import { createSandboxDoor, type SandboxDoor } from '../../e2e/harness/sandbox-door.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';

let sandbox: Sandbox;
let door: SandboxDoor;
let governor: Governor;
let graph: GraphClient;
const principal = '12345' as PrincipalId;

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: 5, people: 3 });
  door = createSandboxDoor(sandbox.http);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await door.clearFaults();
  await door.reset({ accounts: 5 });
  governor = createGovernor();
  graph = createGraphClient({ origin: sandbox.http, governor, getToken: async () => sandbox.tokens.admin });
});

describe('reads', () => {
  it('of an account at its limit wait; those beside them in the batch go', async () => {
    const retryAt = Date.now() + 60_000;
    governor.restore({ '888': retryAt });
    const paths = ['act_888', 'me', 'me/businesses'];
    const [limited, ...others] = await Promise.allSettled(
      paths.map((path) => graph.read({ principal, path })),
    );
    expect(limited).toMatchObject({ status: 'rejected', reason: { problem: { remedy: 'wait', retryAt } } });
    expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const sent = (await door.requests()).filter((one) => one.batch !== undefined);
    expect(sent.map(({ path }) => path.replace(/^\/v[\d.]+\//, ''))).toEqual(['me', 'me/businesses']);
  });

  it.each([
    ['throttle', 'with a header', ['888']],
    ['code:80004', 'without one', ['888']],
    ['code:17', 'of the person, without one', ['777', '888']],
    ['code:4', 'of the app', ['777', '888', 'any other']],
  ])('answered by %s, %s, block whom the limit is of', async (kind, _, blocked) => {
    const list = {
      principal,
      path: `${sandbox.businesses.agency}/owned_ad_accounts`,
      params: { fields: 'id' },
    };
    const { data } = (await graph.read(list)) as { data: { id: string }[] };
    const path = data[0]?.id ?? '';
    const id = path.slice('act_'.length);
    await door.fault({ match: { path }, kind });
    const error: unknown = await graph.read({ principal, path, buckets: ['777'] }).catch((cause) => cause);
    expect(error).toBeInstanceOf(GraphError);
    expect((error as GraphError).problem.remedy).toBe('wait');
    const ids = ['777', '888', 'any other'];
    expect(ids.filter((one) => graph.getBlock([one === '888' ? id : one]) > 0)).toEqual(blocked);
  });
});
