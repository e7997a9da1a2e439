// Unit tests: the background as a worker has it that finds nothing in the profile, against a sandbox of its own.

import { vi } from 'vitest';
import { browser } from 'wxt/browser';
import { createEngine, type Engine } from '../../../entrypoints/background/engine.ts';
import { toMeetItem } from '../../../utils/storage.ts';
import { createSandboxDoor, type SandboxDoor } from '../../e2e/harness/sandbox-door.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { leadToSandbox } from './lead-to-sandbox.ts';

interface Background {
  sandbox: Sandbox;
  door: SandboxDoor;
  engine: Engine;
}

/** Four accounts, four people. Mocks last until the test restores them. */
export async function openBackground(): Promise<Background> {
  Object.assign(browser.notifications, { getAll: async () => ({}) });
  const sandbox = await startSandbox({ accounts: 4, people: 4 });
  leadToSandbox(sandbox);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const engine = createEngine();
  await Promise.all(engine.db.tables.map((table) => table.clear()));
  await toMeetItem.removeValue();
  await engine.vault.forgetAll();
  return { sandbox, door: createSandboxDoor(sandbox.http), engine };
}
