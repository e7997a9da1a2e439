// Background: "Try again" while the rest of a business is still being read.

import { expect, test, vi } from 'vitest';
import { createEngine } from '../../../entrypoints/background/engine.ts';
import { createAccountHandlers } from '../../../entrypoints/background/handle-accounts.ts';
import { createSessionHandlers } from '../../../entrypoints/background/handle-sessions.ts';
import type { BusinessId } from '../../../utils/ids.ts';
import { createSandboxDoor } from '../../e2e/harness/sandbox-door.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { leadToSandbox } from '../support/lead-to-sandbox.ts';

test('a list that failed is read again once the read that it failed in has ended', async () => {
  const sandbox = await startSandbox({ accounts: 8, people: 6 });
  const door = createSandboxDoor(sandbox.http);
  leadToSandbox(sandbox);
  const engine = createEngine();
  const businessId = sandbox.businesses.agency as BusinessId;
  const getState = async (): Promise<string | undefined> =>
    (await engine.db.syncs.get([businessId, 'owned']))?.state;
  await door.fault(
    { match: { path: '/owned_ad_accounts$' }, kind: 'code:10', times: 1 },
    // The people are still being read when the list has failed.
    { match: { path: '/assigned_ad_accounts$' }, kind: 'delay', ms: 300 },
  );
  await createSessionHandlers(engine).connect({ token: sandbox.tokens.admin });
  await vi.waitFor(async () => expect(await getState()).toBe('failed'), { timeout: 20_000 });
  await createAccountHandlers(engine).refresh({ businessId });
  await vi.waitFor(async () => expect(await getState()).toBe('complete'), { timeout: 20_000 });
  await engine.settle();
  await sandbox.close();
});
