// Background: a run's card that was put away stays away, in every surface, until the run is tried again.

import { afterEach, beforeEach, expect, it } from 'vitest';
import { createChangeHandlers } from '../../../entrypoints/background/handle-changes.ts';
import { retryFailed } from '../../../utils/runs/journal.ts';
import { analyze, findNewcomer } from '../support/changes.ts';
import { type Desk, openReadDesk } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openReadDesk();
});
afterEach(() => desk.close());

const dismiss = (runId: string): Promise<null> =>
  createChangeHandlers({ db: desk.db, getToken: async () => 'a token', wakeRunner: () => undefined })[
    'dismiss-run'
  ]({ runId });

it('is remembered with the end that was read, and not for the next one', async () => {
  const { change } = await findNewcomer(desk);
  await desk.door.fault({ match: { path: '/assigned_users$' }, kind: 'code:200' });
  const { run } = await desk.run(change(analyze));
  expect(run).toMatchObject({ state: 'ended', counts: { failed: 1 } });
  await dismiss(run.id);
  expect((await desk.read(run.id)).run.dismissedEnd).toBe(run.endedAt);

  await retryFailed(desk.db, run.id);
  // Too late: what it was about is under way again.
  await dismiss(run.id);
  await desk.createWorker().wake();
  const { run: again } = await desk.read(run.id);
  expect(again).toMatchObject({ state: 'ended', counts: { failed: 1 }, dismissedEnd: run.endedAt });
  expect(again.endedAt).toBeGreaterThan(run.endedAt ?? 0);
});
