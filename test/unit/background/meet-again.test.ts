// Background: one of two people is forgotten while Meta can't be reached. The other one has the business as well.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { createEngine } from '../../../entrypoints/background/engine.ts';
import { createSessionHandlers } from '../../../entrypoints/background/handle-sessions.ts';
import { meetAgain } from '../../../entrypoints/background/meet-again.ts';
import { createNetworkError } from '../../../utils/graph/errors.ts';
import { toMeetItem } from '../../../utils/storage.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { leadToSandbox } from '../support/lead-to-sandbox.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  Object.assign(browser.notifications, { getAll: async () => ({}) });
  sandbox = await startSandbox({ accounts: 4, people: 4 });
  leadToSandbox(sandbox);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => sandbox.close());

test('the next worker finds it again', async () => {
  const engine = createEngine();
  const { connect, forget } = createSessionHandlers(engine);
  await Promise.all(engine.db.tables.map((table) => table.clear()));
  const admin = await connect({ token: sandbox.tokens.admin });
  const employee = await connect({ token: sandbox.tokens.employee });
  const getServing = async () =>
    (await engine.db.businesses.get(sandbox.businesses.agency as never))?.principal ?? null;
  expect(await getServing()).toBe(admin.principal);

  const isCut = () => Promise.reject(createNetworkError('no-answer'));
  const asked = vi
    .spyOn(engine, 'createCandidateClient')
    .mockReturnValue({ ...engine.graph, read: isCut, send: isCut });
  await forget({ principal: admin.principal });
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  expect(await getServing()).toBeNull();
  expect(await toMeetItem.getValue()).toEqual([employee.principal]);
  await engine.settle();

  const next = createEngine();
  await meetAgain(next);
  expect(await getServing()).toBe(employee.principal);
  expect(await toMeetItem.getValue()).toEqual([]);
  await next.settle();
});
