// Runs: a create that was found not done is sent again with a body that the browser can't send twice by itself.

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GraphClient } from '../../../utils/graph/client.ts';
import { createNetworkError } from '../../../utils/graph/errors.ts';
import { retryFailed } from '../../../utils/runs/journal.ts';
import { countNamed, newAccount } from '../support/changes.ts';
import { type Desk, openReadDesk } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openReadDesk();
});
afterEach(() => desk.close());

const createPath = '/adaccount$';

const createFollowing = (sent: unknown[]): GraphClient => ({
  ...desk.graph,
  prepareOneShot: async (principal, isAgain) => {
    sent.push(isAgain ? 'looks whether it can be sent once' : 'prepares');
    await desk.graph.prepareOneShot(principal, isAgain);
  },
  send: async (call) => {
    sent.push({ isOneShot: call.isOneShot });
    return desk.graph.send(call);
  },
});

it('is sent with a body that can be sent once each time', async () => {
  const sent: unknown[] = [];
  const runId = await desk.plan(newAccount(desk, 'Twice'));
  await desk.door.fault({ match: { method: 'POST', path: createPath }, kind: 'drop-before', times: 1 });
  await desk.createWorker(createFollowing(sent)).wake();
  expect((await desk.read(runId)).steps[0]).toMatchObject({ state: 'done', sends: 2 });
  expect(sent).toEqual([
    'prepares',
    { isOneShot: true },
    'looks whether it can be sent once',
    { isOneShot: true },
  ]);
});

it('by Retry as well', async () => {
  const runId = await desk.plan(newAccount(desk, 'Twice'));
  await desk.door.fault({ match: { method: 'POST', path: createPath }, kind: 'drop-before', times: 5 });
  await desk.createWorker().wake();
  expect((await desk.read(runId)).steps[0]).toMatchObject({ state: 'failed', sends: 5 });
  const sent: unknown[] = [];
  await retryFailed(desk.db, runId);
  await desk.createWorker(createFollowing(sent)).wake();
  expect((await desk.read(runId)).steps[0]?.state).toBe('done');
  expect(sent).toEqual(['looks whether it can be sent once', { isOneShot: true }]);
  expect(await countNamed(desk, 'Twice')).toBe(1);
});

it('waits, with nothing sent, while nothing is answered', async () => {
  const runId = await desk.plan(newAccount(desk, 'Twice'));
  await desk.door.fault({ match: { method: 'POST', path: createPath }, kind: 'drop-before', times: 1 });
  const cut: GraphClient = {
    ...desk.graph,
    prepareOneShot: async (principal, isAgain) => {
      if (isAgain) throw createNetworkError('no-answer');
      await desk.graph.prepareOneShot(principal, isAgain);
    },
  };
  await desk.createWorker(cut).wake();
  const { run, steps } = await desk.read(runId);
  expect(run).toMatchObject({ state: 'waiting', counts: { failed: 0 } });
  expect(steps[0]).toMatchObject({ state: 'checking', sends: 1 });
});
