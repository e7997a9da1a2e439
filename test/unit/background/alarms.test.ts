// Background: which alarms are there, by what there is to do.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { bindAlarms } from '../../../entrypoints/background/alarms.ts';
import { createEngine, type Engine } from '../../../entrypoints/background/engine.ts';
import { createRun, createSession, fillMirror } from '../components/support/rows.ts';

let engine: Engine;

beforeEach(async () => {
  Object.assign(globalThis, { self: globalThis, addEventListener: () => undefined });
  await browser.alarms.clearAll();
  await fillMirror({ sessions: [], businesses: [] });
  engine = createEngine();
  bindAlarms(engine);
});
afterEach(() => engine.settle());

const getAlarms = async (): Promise<[string, number | undefined][]> =>
  (await browser.alarms.getAll())
    .map(({ name, periodInMinutes }): [string, number | undefined] => [name, periodInMinutes])
    .sort();
const expectAlarms = (...alarms: [string, number][]): Promise<void> =>
  vi.waitFor(async () => expect(await getAlarms()).toEqual(alarms));

test('none while nobody is connected; requests are looked at as long as somebody is', async () => {
  await expectAlarms();
  await engine.db.sessions.put(createSession());
  await expectAlarms(['pending', 5]);
  await engine.db.sessions.update(createSession().id, { state: 'signed-out' });
  await expectAlarms();
});

test('a worker that dies in the middle of a run is woken', async () => {
  await engine.db.runs.put(createRun({ id: 'run-1', state: 'running', endedAt: null }));
  await expectAlarms(['runs', 0.5]);
  await engine.db.runs.update('run-1', { state: 'waiting' });
  await expectAlarms(['runs', 0.5]);
  await engine.db.runs.update('run-1', { state: 'ended' });
  await expectAlarms();
});
