// Background: a disk so full that nothing at all can be written.

import { expect, test, vi } from 'vitest';
import { createEngine } from '../../../entrypoints/background/engine.ts';
import { createSessionHandlers } from '../../../entrypoints/background/handle-sessions.ts';
import { toProblem } from '../../../utils/graph/errors.ts';
import { getMirror } from '../../../utils/mirror/database.ts';
import { troubleItem } from '../../../utils/storage.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { createRun, fillMirror, northwind } from '../components/support/rows.ts';
import { leadToSandbox } from '../support/lead-to-sandbox.ts';

const fullDisk = 'full disk';

/** From now on every write fails as the browser fails it, in whatever table. */
async function fillDisk(): Promise<void> {
  const db = getMirror();
  db.close();
  db.use({
    stack: 'dbcore',
    name: fullDisk,
    create: (core) => ({
      ...core,
      table: (name) => ({
        ...core.table(name),
        mutate: () => Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError')),
      }),
    }),
  });
  await db.open();
}

async function freeDisk(): Promise<void> {
  const db = getMirror();
  db.close();
  db.unuse({ stack: 'dbcore', name: fullDisk });
  await db.open();
}

test('a read that can write nothing, not even how it went, is told another way until one can', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await fillMirror();
  const engine = createEngine();
  const before = await getMirror().syncs.toArray();
  await fillDisk();
  await expect(getMirror().syncs.clear()).rejects.toThrow('The disk is full.');

  await engine.refresh(northwind);
  expect(await troubleItem.getValue()).toMatchObject({ kind: 'storage', reason: 'storage-full' });
  expect(await getMirror().syncs.toArray()).toEqual(before);

  await freeDisk();
  await engine.refresh(northwind);
  expect(await troubleItem.getValue()).toBeNull();
});

test('so are runs that find no room in their own journal', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await fillMirror();
  await getMirror().runs.put(createRun({ state: 'waiting', endedAt: null, resumeAt: 1 }));
  await fillDisk();
  createEngine().wakeRunner();
  await vi.waitFor(
    async () => expect(await troubleItem.getValue()).toMatchObject({ reason: 'storage-full' }),
    { timeout: 20_000 },
  );
  await freeDisk();
});

test('who finds no room when connecting is not held unseen; whose token was held before keeps that one', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const sandbox = await startSandbox({ accounts: 2, people: 2 });
  leadToSandbox(sandbox);
  await fillMirror({ businesses: [], sessions: [] });
  const engine = createEngine();
  const { connect } = createSessionHandlers(engine);
  const tryToConnect = (): Promise<unknown> =>
    connect({ token: sandbox.tokens.admin }).then(() => null, toProblem);

  await fillDisk();
  expect(await tryToConnect()).toMatchObject({ reason: 'storage-full' });
  expect(await engine.vault.getPrincipals()).toEqual([]);

  await freeDisk();
  const { principal } = await connect({ token: sandbox.tokens.admin });
  await engine.vault.hold(principal, 'EAAGolder');
  await fillDisk();
  expect(await tryToConnect()).toMatchObject({ reason: 'storage-full' });
  expect(await engine.vault.get(principal)).toBe('EAAGolder');
  await freeDisk();
  await engine.settle();
  await sandbox.close();
});
