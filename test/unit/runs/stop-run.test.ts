// Runs: one that is given up sends nothing more, loses nothing that was done, and can be taken up again.

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GraphClient } from '../../../utils/graph/client.ts';
import { retryFailed } from '../../../utils/runs/journal.ts';
import { getOperation } from '../../../utils/runs/operations/index.ts';
import { stopRun } from '../../../utils/runs/stop-run.ts';
import type { Change } from '../../../utils/runs/types.ts';
import { getInverses } from '../../../utils/runs/undo.ts';
import {
  advertise,
  analyze,
  countNamed,
  countWrites,
  findNewcomer,
  getGrant,
  newAccount,
} from '../support/changes.ts';
import { type Desk, openReadDesk, personId } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openReadDesk();
});
afterEach(() => desk.close());

const stopped = { state: 'failed', problem: { kind: 'local', reason: 'stopped' } };
const sent = (): Promise<number> => countWrites(desk, /assigned_users/);

it('while it waits: nothing of it is sent when the wait is over', async () => {
  const { account, person, change } = await findNewcomer(desk);
  await desk.door.act({ do: 'set-usage', account, percent: 100, regainMinutes: 3 });
  const { run } = await desk.run(change(analyze));
  expect(run.state).toBe('waiting');
  const before = await sent();
  await stopRun(desk.db, run.id);
  await desk.door.act({ do: 'set-usage', account, percent: 0 });
  await desk.createWorker().wake();
  const { run: after, steps } = await desk.read(run.id);
  expect(after).toMatchObject({ state: 'ended', counts: { planned: 0, failed: 1 }, resumeAt: null });
  expect(steps).toMatchObject([stopped]);
  expect(await sent()).toBe(before);
  expect(await getGrant(desk, account, person)).toBeUndefined();
});

it('tried again, it is done', async () => {
  const { account, person, change } = await findNewcomer(desk);
  const runId = await desk.plan(change(analyze));
  await stopRun(desk.db, runId);
  await retryFailed(desk.db, runId);
  await desk.createWorker().wake();
  expect((await desk.read(runId)).run).toMatchObject({ state: 'ended', counts: { done: 1, failed: 0 } });
  expect(await getGrant(desk, account, person)).toEqual(['ANALYZE']);
});

/** Stops the run as soon as anything is read for it, or sent. */
function stopAt(name: 'read' | 'send', runId: string): GraphClient {
  const { read, send } = desk.graph;
  const stop = (): Promise<void> => stopRun(desk.db, runId);
  return name === 'read'
    ? { ...desk.graph, read: (call) => stop().then(() => read(call)) }
    : { ...desk.graph, send: (call) => stop().then(() => send(call)) };
}

it('while its request is on the wire: that one is done and can be taken back, the next is not sent', async () => {
  const { account, person, change } = await findNewcomer(desk);
  // Two wishes about one account go one after another.
  const others = (await desk.door.world()).people.filter(
    ({ id, business, kind }) => id !== person && business === desk.business.id && kind === 'BUSINESS_USER',
  );
  const { input } = change(analyze) as Change & { operation: 'set-tasks' };
  const second: Change = {
    operation: 'set-tasks',
    input: { ...input, personId: personId(others[0]?.id ?? ''), tasks: advertise },
  };
  const runId = await desk.plan(change(analyze), second);
  await desk.createWorker(stopAt('send', runId)).wake();
  const { run, steps } = await desk.read(runId);
  expect(steps).toMatchObject([{ state: 'done' }, stopped]);
  expect(run).toMatchObject({ state: 'ended', counts: { done: 1, failed: 1 }, undo: 'possible' });
  expect(await sent()).toBe(1);
  expect(await getGrant(desk, account, person)).toEqual(['ANALYZE']);
  expect(await getInverses(desk.db, runId)).toMatchObject([{ index: 0 }]);
});

it('while it is being prepared: nothing is sent', async () => {
  const { change } = await findNewcomer(desk);
  const runId = await desk.plan(change(analyze));
  await desk.createWorker(stopAt('read', runId)).wake();
  const { run, steps } = await desk.read(runId);
  expect(run.state).toBe('ended');
  expect(steps).toMatchObject([stopped]);
  expect(await sent()).toBe(0);
});

it.each(['running', 'paused'] as const)(
  'what is in doubt is looked at, and not sent again (%s)',
  async (state) => {
    const { account, person, change } = await findNewcomer(desk);
    const runId = await desk.plan(change(analyze));
    await desk.door.fault({
      match: { method: 'POST', path: '/assigned_users' },
      kind: 'drop-before',
      times: 1,
    });
    const cut: GraphClient = {
      ...desk.graph,
      send: async (call) => {
        await desk.db.runs.update(runId, { state: 'paused' });
        return desk.graph.send(call);
      },
    };
    await desk.createWorker(cut).wake();
    await desk.db.runs.update(runId, { state });
    expect((await desk.read(runId)).run.counts.checking).toBe(1);
    const before = await sent();
    await stopRun(desk.db, runId);
    await desk.createWorker().wake();
    const { run, steps } = await desk.read(runId);
    expect(run).toMatchObject({ state: 'ended', counts: { checking: 0, failed: 1 } });
    expect(steps).toMatchObject([stopped]);
    expect(await sent()).toBe(before);
    expect(await getGrant(desk, account, person)).toBeUndefined();
  },
);

it('what is in doubt and was done is done', async () => {
  const { account, person, change } = await findNewcomer(desk);
  const runId = await desk.plan(change(analyze));
  await desk.door.fault({ match: { method: 'POST', path: '/assigned_users' }, kind: 'drop-after', times: 1 });
  await desk.createWorker(stopAt('send', runId)).wake();
  expect((await desk.read(runId)).run).toMatchObject({ state: 'ended', counts: { done: 1 } });
  expect(await getGrant(desk, account, person)).toEqual(['ANALYZE']);
});

it('one that ended stays as it is', async () => {
  const { change } = await findNewcomer(desk);
  const { run } = await desk.run(change(analyze));
  await stopRun(desk.db, run.id);
  expect((await desk.read(run.id)).run).toEqual(run);
});

it('a request that arrives after all is found when it is tried again: there is one account, not two', async () => {
  const runId = await desk.plan(newAccount(desk, 'Late One'));
  await desk.door.fault({ match: { method: 'POST', path: '/adaccount$' }, kind: 'drop-before', times: 1 });
  await desk.createWorker(stopAt('send', runId)).wake();
  expect((await desk.read(runId)).steps).toMatchObject([{ ...stopped, sends: 1 }]);
  const { operation, input } = getOperation(newAccount(desk, 'Late One'));
  await desk.graph.send({ ...operation.getRequest(input, desk.business.id), principal: desk.principal });
  await retryFailed(desk.db, runId);
  await desk.createWorker().wake();
  expect((await desk.read(runId)).run).toMatchObject({ state: 'ended', counts: { done: 1 } });
  expect(await countNamed(desk, 'Late One')).toBe(1);
});

it('while it is about to be sent again: it is not', async () => {
  const runId = await desk.plan(newAccount(desk, 'Once'));
  await desk.door.fault({ match: { method: 'POST', path: '/adaccount$' }, kind: 'drop-before', times: 1 });
  const { graph } = desk;
  const stoppedLate: GraphClient = {
    ...graph,
    prepareOneShot: async (principal, isAgain) => {
      if (isAgain) await stopRun(desk.db, runId);
      return graph.prepareOneShot(principal, isAgain);
    },
  };
  await desk.createWorker(stoppedLate).wake();
  const { run, steps } = await desk.read(runId);
  expect(steps).toMatchObject([{ ...stopped, sends: 1 }]);
  expect(run).toMatchObject({ state: 'ended', counts: { checking: 0, failed: 1 }, stopped: 1 });
  expect(await countNamed(desk, 'Once')).toBe(0);
});

it('what is refused for a limit after that is not kept waiting', async () => {
  const { change } = await findNewcomer(desk);
  const runId = await desk.plan(change(analyze));
  await desk.door.fault({ match: { method: 'POST', path: '/assigned_users' }, kind: 'code:17', times: 1 });
  await desk.createWorker(stopAt('send', runId)).wake();
  const { run, steps } = await desk.read(runId);
  expect(steps).toMatchObject([stopped]);
  expect(run).toMatchObject({ state: 'ended', counts: { planned: 0, failed: 1 }, stopped: 1 });
});

it('what Meta refused stays told as refused', async () => {
  const { change } = await findNewcomer(desk);
  const { run: other } = await desk.run(change(analyze));
  expect(other.state).toBe('ended');
  await desk.door.fault({ match: { method: 'POST', path: '/assigned_users' }, kind: 'code:200', times: 1 });
  const runId = await desk.plan(change(advertise));
  await desk.createWorker(stopAt('send', runId)).wake();
  const { run } = await desk.read(runId);
  expect(run.counts.failed).toBe(1);
  expect(run.stopped ?? 0).toBe(0);
});
