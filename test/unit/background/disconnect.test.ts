// Background: what was wished for just before everything was forgotten, and a Disconnect that was cut off itself.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { createEngine, type Engine } from '../../../entrypoints/background/engine.ts';
import { createChangeHandlers } from '../../../entrypoints/background/handle-changes.ts';
import { createSessionHandlers } from '../../../entrypoints/background/handle-sessions.ts';
import { bindStartup } from '../../../entrypoints/background/startup.ts';
import { toProblem } from '../../../utils/graph/errors.ts';
import type { PrincipalId } from '../../../utils/ids.ts';
import { disconnectingItem, picksItem } from '../../../utils/storage.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { fillMirror, northwind, stranger } from '../components/support/rows.ts';
import { leadToSandbox } from '../support/lead-to-sandbox.ts';

test('a wish that is still being planned leaves nothing behind', async () => {
  await fillMirror();
  const { db } = createEngine();
  const disconnect = async (): Promise<void> => {
    await Promise.all(db.tables.map((table) => table.clear()));
  };
  const { apply } = createChangeHandlers({
    db,
    getToken: async () => {
      await disconnect();
      return 'EAAGheld';
    },
    wakeRunner: () => undefined,
  });
  const problem = await apply({
    businessId: northwind,
    changes: [{ operation: 'claim-ad-account', input: { accountId: stranger } }],
    acknowledged: ['one-way'],
    tabId: null,
  }).then(() => null, toProblem);
  expect(problem).toMatchObject({ reason: 'unknown-business' });
  for (const table of db.tables) expect(await table.count(), table.name).toBe(0);
});

describe('a Disconnect that was cut off', () => {
  const whoever = '77' as PrincipalId;
  let engine: Engine;

  beforeEach(async () => {
    Object.assign(browser.notifications, { getAll: async () => ({}) });
    Object.assign(globalThis, { self: globalThis, addEventListener: () => undefined });
    // The fake browser has no access levels, which is told.
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await fillMirror();
    engine = createEngine();
    await engine.vault.hold(whoever, 'EAAGheld');
    await picksItem.setValue({ '1:2': northwind });
  });
  afterEach(() => engine.settle());

  const countRows = async (): Promise<number> => {
    const counts = await Promise.all(engine.db.tables.map((table) => table.count()));
    return counts.reduce((sum, count) => sum + count, 0);
  };
  const disconnect = () => createSessionHandlers(engine).disconnect({});
  const killed = new Error('The worker was killed');
  const stages: [string, () => unknown][] = [
    ['before the tokens went', () => vi.spyOn(engine.vault, 'forgetAll').mockRejectedValueOnce(killed)],
    ['before the rows went', () => vi.spyOn(engine.db, 'transaction').mockRejectedValueOnce(killed)],
    ['before the view went', () => vi.spyOn(browser.alarms, 'clearAll').mockRejectedValueOnce(killed)],
  ];

  test.each(stages)('%s comes to its end when the next worker starts', async (_, kill) => {
    kill();
    await expect(disconnect()).rejects.toThrow(killed);
    engine = createEngine();
    bindStartup(engine);
    await vi.waitFor(async () => expect(await disconnectingItem.getValue()).toBe(false));
    expect(await countRows()).toBe(0);
    expect(await engine.vault.getPrincipals()).toEqual([]);
    expect(await picksItem.getValue()).toEqual({});
  });

  test.each(stages)('%s comes to its end before anybody connects, and keeps them', async (_, kill) => {
    kill();
    await expect(disconnect()).rejects.toThrow(killed);
    const sandbox = await startSandbox({ accounts: 3, people: 3 });
    leadToSandbox(sandbox);
    const { principal } = await createSessionHandlers(engine).connect({ token: sandbox.tokens.admin });
    const connected = await engine.db.sessions.toCollection().primaryKeys();
    expect(connected).toEqual([principal]);
    expect(await engine.db.businesses.get(northwind)).toBeUndefined();
    expect(await engine.vault.getPrincipals()).toEqual([principal]);

    // Another worker has nothing left to do.
    await engine.settle();
    engine = createEngine();
    const resumed = vi.spyOn(engine.db.sessions, 'toArray');
    bindStartup(engine);
    await vi.waitFor(() => expect(resumed).toHaveBeenCalled());
    expect(await engine.vault.get(principal)).toBe(sandbox.tokens.admin);
    await engine.settle();
    await sandbox.close();
  });

  test('is done all the same where the disk has no room for its mark', async () => {
    vi.spyOn(disconnectingItem, 'setValue').mockRejectedValue(new Error('The disk is full.'));
    await disconnect();
    expect(await countRows()).toBe(0);
    expect(await engine.vault.getPrincipals()).toEqual([]);
  });
});
