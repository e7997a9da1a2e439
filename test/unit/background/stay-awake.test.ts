// Background: the browser ends a worker that it takes for idle, whatever requests it waits for.

import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { createEngine, type Engine } from '../../../entrypoints/background/engine.ts';
import { holdToken } from '../../../entrypoints/background/hold-token.ts';
import { createNetworkError } from '../../../utils/graph/errors.ts';
import { fillMirror, northwind } from '../components/support/rows.ts';

/** After so long (ms) without a call of its interface, the browser ends a worker. */
const idleMs = 30_000;

let engine: Engine;
let calls: MockInstance;
/** How often the browser was called in a time in which it would have ended a worker that calls nothing. */
const countCalls = (): number => {
  calls.mockClear();
  vi.advanceTimersByTime(idleMs - 1);
  return calls.mock.calls.length;
};

beforeEach(async () => {
  await fillMirror();
  engine = createEngine();
  calls = vi.spyOn(browser.alarms, 'getAll');
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a read keeps it until its end, also when that is a failure', async () => {
  expect(countCalls()).toBe(0);
  const { promise, resolve } = Promise.withResolvers<void>();
  const read = engine.read(northwind, async () => {
    await promise;
    throw new Error('cut');
  });
  expect(countCalls()).toBeGreaterThan(0);
  resolve();
  await expect(read).rejects.toThrow('cut');
  expect(countCalls()).toBe(0);
});

test('runs keep it while there is something to do now, whatever else ends meanwhile', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  vi.spyOn(engine.runner, 'wake').mockReturnValue(promise);
  engine.wakeRunner();
  await engine.read(northwind, async () => undefined);
  expect(countCalls()).toBeGreaterThan(0);
  resolve();
  await vi.waitFor(() => expect(countCalls()).toBe(0));
});

test('so does a token that is being tried: the popup that it was pasted into may be closed', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const answerLate = () => promise.then(() => Promise.reject(createNetworkError('no-answer')));
  vi.spyOn(engine, 'createCandidateClient').mockReturnValue({
    ...engine.graph,
    read: answerLate,
    send: answerLate,
  });
  const holding = holdToken(engine, 'EAAGtried');
  expect(countCalls()).toBeGreaterThan(0);
  resolve();
  await expect(holding).rejects.toThrow();
  expect(countCalls()).toBe(0);
});
