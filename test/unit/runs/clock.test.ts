// Runs: a clock that is set back while something waits for a time.

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunRow, StepRow } from '../../../utils/runs/types.ts';
import { analyze, findNewcomer, getGrant } from '../support/changes.ts';
import { type Desk, openReadDesk } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openReadDesk();
});
afterEach(() => desk.close());

/** As it was noted by a clock that went a month ahead. */
const ahead = Date.now() + 30 * 24 * 3_600_000;

it.each<[string, Partial<RunRow>, Partial<StepRow>]>([
  ['a run', { state: 'waiting', resumeAt: ahead }, {}],
  ['a step', {}, { notBefore: ahead }],
])('%s does not wait until the clock is there again', async (_, ofRun, ofStep) => {
  const { account, person, change } = await findNewcomer(desk);
  const runId = await desk.plan(change(analyze));
  await desk.db.runs.update(runId, ofRun);
  await desk.db.steps.update([runId, 0], ofStep);
  await desk.createWorker().wake();
  expect((await desk.read(runId)).run).toMatchObject({ state: 'ended', counts: { done: 1 } });
  expect(await getGrant(desk, account, person)).toEqual(['ANALYZE']);
});

it('what is to wait for hours does', async () => {
  const { change } = await findNewcomer(desk);
  const runId = await desk.plan(change(analyze));
  await desk.db.runs.update(runId, { state: 'waiting', resumeAt: Date.now() + 5 * 3_600_000 });
  await desk.createWorker().wake();
  expect((await desk.read(runId)).run.state).toBe('waiting');
});
