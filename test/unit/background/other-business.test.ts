// Background: while the page in front shows another business, no run is taken up again until the person picks one.

import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createChangeHandlers } from '../../../entrypoints/background/handle-changes.ts';
import { pageContextsItem, picksItem } from '../../../utils/storage.ts';
import { analyze, findNewcomer } from '../support/changes.ts';
import { businessId, type Desk, openReadDesk } from '../support/desk.ts';

const tabId = 7;
const theirs = businessId('812345678901234');

let desk: Desk;
beforeEach(async () => {
  fakeBrowser.reset();
  desk = await openReadDesk();
  await pageContextsItem.setValue({ [tabId]: { businessId: theirs, adAccountIds: [] } });
});
afterEach(() => desk.close());

it.each([
  ['resume-run', 'paused', 'running'],
  ['retry-run', 'ended', 'running'],
] as const)('%s waits for the pick', async (name, state, after) => {
  const { change } = await findNewcomer(desk);
  await desk.door.fault({ match: { path: '/assigned_users$' }, kind: 'code:200', times: 1 });
  const { run } = await desk.run(change(analyze));
  await desk.db.runs.update(run.id, { state });
  const handlers = createChangeHandlers({
    db: desk.db,
    getToken: async () => 'a token',
    wakeRunner: () => undefined,
  });
  const ask = () => handlers[name]({ runId: run.id, tabId });
  await expect(ask()).rejects.toMatchObject({ problem: { reason: 'other-business' } });
  expect((await desk.read(run.id)).run.state).toBe(state);

  await picksItem.setValue({ [`${tabId}:${theirs}`]: desk.business.id });
  await ask();
  expect((await desk.read(run.id)).run.state).toBe(after);
});
