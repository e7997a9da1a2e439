// Background: Facebook wants something of the person first (190/459, 190/464). Work stops, and goes on by the same token.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEngine, type Engine } from '../../../entrypoints/background/engine.ts';
import { createChangeHandlers } from '../../../entrypoints/background/handle-changes.ts';
import { createSessionHandlers } from '../../../entrypoints/background/handle-sessions.ts';
import { toProblem } from '../../../utils/graph/errors.ts';
import type { BusinessId, PrincipalId } from '../../../utils/ids.ts';
import { createSandboxDoor, type SandboxDoor } from '../../e2e/harness/sandbox-door.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { leadToSandbox } from '../support/lead-to-sandbox.ts';

let sandbox: Sandbox;
let door: SandboxDoor;
let engine: Engine;
let handlers: ReturnType<typeof createSessionHandlers>;
let principal: PrincipalId;
let businessId: BusinessId;

/** What is waited for is there in a moment; on a busy machine, in some. */
const soon = { timeout: 20_000 };
const askedBy = async (): Promise<number> => (await door.requests()).length;
const getSession = () => engine.db.sessions.get(principal);
const assign = async () => {
  const { people, grants } = await door.world();
  const owned = await engine.db.listPages.get([businessId, 'owned', 0]);
  const account = owned?.rows.find(({ status }) => status === 1);
  const person = people.find(
    (one) =>
      one.business === businessId &&
      one.kind === 'BUSINESS_USER' &&
      !grants.some((grant) => grant.person === one.id && grant.account === `act_${account?.id}`),
  );
  return createChangeHandlers(engine).apply({
    businessId,
    changes: [
      {
        operation: 'set-tasks',
        input: { accountId: account?.id as never, personId: person?.id as never, tasks: 1 },
      },
    ],
    acknowledged: [],
    tabId: null,
  });
};

beforeEach(async () => {
  sandbox = await startSandbox({ accounts: 8, people: 6 });
  door = createSandboxDoor(sandbox.http);
  leadToSandbox(sandbox);
  engine = createEngine();
  await Promise.all(engine.db.tables.map((table) => table.clear()));
  handlers = createSessionHandlers(engine);
  ({ principal } = await handlers.connect({ token: sandbox.tokens.admin }));
  businessId = sandbox.businesses.agency as BusinessId;
  // Connecting reads both, one after the other: what is still asked would meet the end of the sign-in before the test.
  await engine.refresh(businessId);
  await engine.refresh(sandbox.businesses.second as BusinessId);
});
afterEach(async () => {
  await engine.settle();
  vi.restoreAllMocks();
  await sandbox.close();
});

test.each([459, 464])('190/%i stops work and keeps the token; Try again takes both up', async (subcode) => {
  await door.act({ do: 'revoke-token', token: 'admin', subcode });
  expect(await assign()).toMatchObject({ outcome: 'running' });
  await vi.waitFor(
    async () =>
      expect((await engine.db.runs.toArray())[0]).toMatchObject({
        state: 'signed-out',
        counts: { planned: 1 },
      }),
    soon,
  );
  await vi.waitFor(
    async () =>
      expect(await getSession()).toMatchObject({ state: 'signed-out', problem: { code: 190, subcode } }),
    soon,
  );
  expect(await engine.vault.get(principal)).toBe(sandbox.tokens.admin);

  // Facebook is left alone meanwhile, and nothing new is begun.
  const asked = await askedBy();
  await engine.refresh(businessId);
  expect(await assign().then(() => null, toProblem)).toMatchObject({ code: 190, subcode });
  expect(await askedBy()).toBe(asked);

  // Not done yet: all stays as it is.
  const refusal = await handlers['try-again']({ principal }).then(() => null, toProblem);
  expect(refusal).toMatchObject({ code: 190, subcode });
  expect(await engine.vault.get(principal)).toBe(sandbox.tokens.admin);

  await door.act({ do: 'restore-token', token: 'admin' });
  expect(await handlers['try-again']({ principal })).toMatchObject({ principal });
  expect(await getSession()).toMatchObject({ state: 'connected', problem: null });
  await vi.waitFor(
    async () =>
      expect((await engine.db.runs.toArray())[0]).toMatchObject({ state: 'ended', counts: { done: 1 } }),
    soon,
  );
});

test.each([458, 460, 463, 467])('190/%i is the end of a token: it is forgotten', async (subcode) => {
  await door.act({ do: 'revoke-token', token: 'admin', subcode });
  await engine.refresh(businessId);
  await vi.waitFor(
    async () => expect(await getSession()).toMatchObject({ state: 'signed-out', problem: { subcode } }),
    soon,
  );
  expect(await engine.vault.get(principal)).toBeNull();
  const refusal = await handlers['try-again']({ principal }).then(() => null, toProblem);
  expect(refusal).toMatchObject({ reason: 'no-token' });
});

test('a token that ended while Facebook was waiting is forgotten when it is tried', async () => {
  await door.act({ do: 'revoke-token', token: 'admin', subcode: 459 });
  await engine.refresh(businessId);
  await vi.waitFor(async () => expect(await getSession()).toMatchObject({ problem: { subcode: 459 } }), soon);
  await door.act({ do: 'revoke-token', token: 'admin', subcode: 467 });
  const refusal = await handlers['try-again']({ principal }).then(() => null, toProblem);
  expect(refusal).toMatchObject({ code: 190, subcode: 467 });
  expect(await engine.vault.get(principal)).toBeNull();
  expect(await getSession()).toMatchObject({ state: 'signed-out', problem: { subcode: 467 } });
});
