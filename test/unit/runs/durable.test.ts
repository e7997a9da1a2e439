// Runs: what may not be sent twice is on the disk before it is sent, or isn't sent.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GraphClient } from '../../../utils/graph/client.ts';
import { advertise, claim, countNamed, findClaimable, findNewcomer, newAccount } from '../support/changes.ts';
import { type Desk, openReadDesk } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openReadDesk();
});
afterEach(() => desk.close());

describe('when the power fails', () => {
  /** Calls when a transaction is begun whose outcome has to be on the disk itself. */
  const followStrict = (follow: (begin: IDBDatabase['transaction']) => IDBTransaction): void => {
    const database = desk.db.backendDB();
    const begin = database.transaction.bind(database);
    database.transaction = (tables, mode, options) =>
      options?.durability === 'strict' ? follow(begin) : begin(tables, mode, options);
  };
  const beginStrict = (begin: IDBDatabase['transaction']): IDBTransaction =>
    begin(['steps'], 'readwrite', { durability: 'strict' });

  it.each([
    ['a new account', true, async () => newAccount(desk, 'Once')],
    ['a claim', true, async () => claim(await findClaimable(desk, 'pending'))],
    ['tasks, which may be set twice', false, async () => (await findNewcomer(desk)).change(advertise)],
  ])('the disk has %s as sent before it leaves: %s', async (_, isDurable, create) => {
    const runId = await desk.plan(await create());
    const happened: string[] = [];
    followStrict((begin) => {
      const transaction = beginStrict(begin);
      transaction.addEventListener('complete', () => happened.push('on the disk'));
      return transaction;
    });
    const send: GraphClient['send'] = (call) => {
      if (call.method !== 'GET') happened.push('sent');
      return desk.graph.send(call);
    };
    await desk.createWorker({ ...desk.graph, send }).wake();
    expect((await desk.read(runId)).steps[0]?.state).toBe('done');
    expect(happened).toEqual(isDurable ? ['on the disk', 'sent'] : ['sent']);
  });

  it('what the disk has no room for is not sent, and goes on when there is room', async () => {
    const runId = await desk.plan(newAccount(desk, 'Once'));
    let isFull = true;
    followStrict((begin) => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      return beginStrict(begin);
    });
    await desk.createWorker().wake();
    expect(await desk.read(runId)).toMatchObject({
      run: { state: 'waiting', problem: { kind: 'storage' } },
      steps: [{ state: 'planned', sends: 0, sentAt: null }],
    });
    expect(await countNamed(desk, 'Once')).toBe(0);
    isFull = false;
    await desk.db.runs.update(runId, { resumeAt: 0 });
    await desk.createWorker().wake();
    expect((await desk.read(runId)).steps[0]).toMatchObject({ state: 'done', sends: 1 });
    expect(await countNamed(desk, 'Once')).toBe(1);
  });

  it('what was forgotten meanwhile is not sent, and does not come back', async () => {
    await desk.plan(newAccount(desk, 'Never'));
    followStrict((begin) => {
      const forgetting = begin(['runs', 'steps'], 'readwrite');
      for (const table of ['runs', 'steps']) forgetting.objectStore(table).clear();
      return beginStrict(begin);
    });
    await desk.createWorker().wake();
    expect(await desk.db.steps.count()).toBe(0);
    expect(await countNamed(desk, 'Never')).toBe(0);
  });
});
