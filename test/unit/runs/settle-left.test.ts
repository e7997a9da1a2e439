// Waiting: what became of claims, and what was done while a list was being read.

import { liveQuery } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readList } from '../../../utils/mirror/queries.ts';
import { syncAccounts, syncPending } from '../../../utils/mirror/sync/sync-accounts.ts';
import { syncBusiness } from '../../../utils/mirror/sync/sync-business.ts';
import { reapplySteps } from '../../../utils/runs/reapply.ts';
import { settleLeft } from '../../../utils/runs/settle-left.ts';
import { accountId, type Desk, openReadDesk } from '../support/desk.ts';

let desk: Desk;
let account: string;
beforeEach(async () => {
  desk = await openReadDesk();
  const { claimables } = await desk.door.world();
  const found = claimables.find((one) => one.kind === 'pending')?.account ?? '';
  account = `act_${found.replace('act_', '')}`;
});
afterEach(() => desk.close());

const claim = () => desk.run({ operation: 'claim-ad-account', input: { accountId: accountId(account) } });
const watch = async () => {
  await syncPending(desk.db, desk.call);
  return settleLeft(desk.db, desk.call);
};
const ids = async (list: 'owned' | 'pending') =>
  (await readList(desk.db, desk.business.id, list)).map((row) => `act_${row.id}`);

describe('a claim', () => {
  it('that nobody has answered is no news', async () => {
    await claim();
    expect(await watch()).toEqual([]);
    expect(await ids('pending')).toContain(account);
  });

  it('that was accepted is told, and the account is in the list', async () => {
    await claim();
    await desk.door.act({ do: 'accept-claim', account });
    expect(await watch()).toMatchObject([{ kind: 'claim-accepted', accountId: accountId(account) }]);
    expect(await ids('owned')).toContain(account);
    expect(await desk.db.notices.count()).toBe(1);
  });

  it('that was declined is told as gone', async () => {
    await claim();
    await desk.door.act({ do: 'decline-claim', account });
    expect(await watch()).toMatchObject([{ kind: 'claim-gone' }]);
    expect(await ids('pending')).not.toContain(account);
  });

  it('that was accepted is told while what people may do is still being read', async () => {
    await claim();
    await desk.door.act({ do: 'accept-claim', account });
    const { graph } = desk.call;
    const told = Promise.withResolvers<unknown>();
    // Without the word there is no end of the read.
    const read: typeof graph.read = async (call) => {
      if (call.path.endsWith('/assigned_ad_accounts')) await told.promise;
      return graph.read(call);
    };
    const call = { ...desk.call, graph: { ...graph, read } };
    await syncBusiness(desk.db, call, async () => told.resolve(await settleLeft(desk.db, call)));
    expect(await told.promise).toMatchObject([{ kind: 'claim-accepted' }]);
    expect(await desk.db.syncs.get([desk.business.id, 'access'])).toMatchObject({ state: 'complete' });
  });

  it('that can’t be settled leaves nothing behind that is still being read', async () => {
    const settling = syncBusiness(desk.db, desk.call, () => Promise.reject(new Error('The disk is gone')));
    await expect(settling).rejects.toThrow('The disk is gone');
    const syncs = await desk.db.syncs.toArray();
    expect(syncs.filter(({ state }) => state === 'running')).toEqual([]);
  });

  it('that was withdrawn here, and asked for again, is told all the same', async () => {
    await claim();
    await desk.run({ operation: 'remove-ad-account', input: { accountId: accountId(account) } });
    await claim();
    await desk.door.act({ do: 'accept-claim', account });
    expect(await watch()).toMatchObject([{ kind: 'claim-accepted' }]);
  });

  it('withdrawn before the clock went back, and asked for again, is told all the same', async () => {
    await claim();
    await desk.run({ operation: 'remove-ad-account', input: { accountId: accountId(account) } });
    const later = (row: { createdAt: number }): void => {
      row.createdAt += 86_400_000;
    };
    await desk.db.runs.toCollection().modify(later);
    await desk.db.steps.toCollection().modify(later);
    await claim();
    await desk.door.act({ do: 'accept-claim', account });
    expect(await watch()).toMatchObject([{ kind: 'claim-accepted' }]);
  });

  it('that was withdrawn here is no news', async () => {
    await claim();
    await desk.run({ operation: 'remove-ad-account', input: { accountId: accountId(account) } });
    expect(await watch()).toEqual([]);
  });

  it('whose end could not be told is told at the next look', async () => {
    await claim();
    await desk.door.act({ do: 'accept-claim', account });
    await desk.door.fault({ match: { path: `/${account}$` }, kind: 'code:2' });
    expect(await watch()).toEqual([]);
    await desk.door.clearFaults();
    expect(await watch()).toMatchObject([{ kind: 'claim-accepted' }]);
    expect(await ids('pending')).not.toContain(account);
  });

  it('keeps the time when it was asked, and the name that was known', async () => {
    await claim();
    const before = (await readList(desk.db, desk.business.id, 'pending')).find(
      (row) => `act_${row.id}` === account,
    );
    await syncPending(desk.db, desk.call);
    const after = (await readList(desk.db, desk.business.id, 'pending')).find(
      (row) => `act_${row.id}` === account,
    );
    expect(after).toMatchObject({ askedAt: before?.askedAt, name: before?.name });
    expect(after?.requestId).not.toBeNull();
  });
});

describe('in the journal', () => {
  const remove = () => desk.run({ operation: 'remove-ad-account', input: { accountId: accountId(account) } });
  const get = async (runId: string) => {
    const { run, steps } = await desk.read(runId);
    return { undo: run.undo, left: run.left, access: steps.map(({ outcome }) => outcome?.access) };
  };
  /** What the surfaces see of both at one moment, whenever either changes. */
  const follow = (runId: string) => {
    const seen: [told: number, undo: string | undefined][] = [];
    const following = liveQuery(async () => {
      const [told, run] = await Promise.all([
        desk.db.notices.filter(({ kind }) => kind !== 'claim-left').count(),
        desk.db.runs.get(runId),
      ]);
      return [told, run?.undo] as [number, string | undefined];
    }).subscribe((one) => seen.push(one));
    return { seen, stop: () => following.unsubscribe() };
  };

  it.each([
    ['accept-claim', 'CONFIRMED', 'one-way'],
    ['decline-claim', 'GONE', 'nothing'],
  ] as const)('%s is written down with the news: there is nothing to withdraw', async (act, access, undo) => {
    const { run } = await claim();
    expect(await get(run.id)).toMatchObject({ undo: 'possible', access: ['PENDING'] });
    const { seen, stop } = follow(run.id);
    await desk.door.act({ do: act, account });
    await watch();
    await vi.waitFor(() => expect(seen.at(-1)).toEqual([1, undo]));
    stop();
    // Never was one of them known without the other.
    expect(seen.filter(([told, then]) => told === 1 && then === 'possible')).toEqual([]);
    expect(await get(run.id)).toMatchObject({ undo, access: [access] });
  });

  it('of several, those that nobody has answered can be withdrawn', async () => {
    const { claimables } = await desk.door.world();
    const pending = claimables.filter(({ kind }) => kind === 'pending').map((one) => accountId(one.account));
    const [first, second, third] = pending;
    if (!first || !second || !third) throw new Error('Too few to be asked for');
    const { run } = await desk.run(
      ...[first, second, third].map((id) => ({
        operation: 'claim-ad-account' as const,
        input: { accountId: id },
      })),
    );
    expect(await get(run.id)).toMatchObject({ undo: 'possible', left: { undoable: 3, oneWay: 0 } });
    await desk.door.act({ do: 'accept-claim', account: `act_${first}` });
    await desk.door.act({ do: 'decline-claim', account: `act_${second}` });
    await watch();
    expect(await get(run.id)).toEqual({
      undo: 'possible',
      left: { undoable: 1, oneWay: 1 },
      access: ['CONFIRMED', 'GONE', 'PENDING'],
    });
    await desk.door.act({ do: 'decline-claim', account: `act_${third}` });
    await watch();
    expect(await get(run.id)).toMatchObject({ undo: 'one-way', left: { undoable: 0, oneWay: 1 } });
  });

  it('nothing changes while the answer is not known', async () => {
    const { run } = await claim();
    await desk.door.act({ do: 'accept-claim', account });
    await desk.door.fault({ match: { path: `/${account}$` }, kind: 'code:2' });
    await watch();
    expect(await get(run.id)).toMatchObject({ undo: 'possible', access: ['PENDING'] });
  });

  it('withdrawn by another button than Undo, it has been taken back', async () => {
    const { run } = await claim();
    const withdrawn = await remove();
    expect(await get(run.id)).toMatchObject({ undo: 'undone' });
    // What took it back can be taken back itself: it is asked for again.
    expect(withdrawn.run.undo).toBe('possible');
  });

  it('asked for again after it was declined, the answer is to the newer one', async () => {
    const first = await claim();
    await desk.door.act({ do: 'decline-claim', account });
    await watch();
    const second = await claim();
    await desk.door.act({ do: 'accept-claim', account });
    await watch();
    expect(await get(first.run.id)).toMatchObject({ undo: 'nothing', access: ['GONE'] });
    expect(await get(second.run.id)).toMatchObject({ undo: 'one-way', access: ['CONFIRMED'] });
  });

  it('asked for again before the answer was looked up, the newer one still waits', async () => {
    const first = await claim();
    await desk.door.act({ do: 'decline-claim', account });
    await syncPending(desk.db, desk.call);
    const second = await claim();
    await settleLeft(desk.db, desk.call);
    expect(await get(first.run.id)).toMatchObject({ undo: 'nothing' });
    expect(await get(second.run.id)).toMatchObject({ undo: 'possible', access: ['PENDING'] });
  });

  it('a request for an agency’s access says nothing of a claim', async () => {
    const { run } = await claim();
    await desk.db.notices.put({
      id: `${desk.business.id} ${accountId(account)}`,
      businessId: desk.business.id,
      accountId: accountId(account),
      accountName: account,
      kind: 'claim-left',
      relation: 'AGENCY',
      askedAt: Date.now(),
      at: Date.now(),
    });
    expect(await settleLeft(desk.db, desk.call)).toMatchObject([{ kind: 'claim-gone' }]);
    expect(await get(run.id)).toMatchObject({ undo: 'possible', access: ['PENDING'] });
  });

  it('what is gone is not put back by writing again what was done', async () => {
    const { run } = await claim();
    await desk.door.act({ do: 'decline-claim', account });
    await watch();
    await reapplySteps(desk.db, desk.business.id, run.createdAt);
    expect(await ids('pending')).not.toContain(account);
  });
});

describe('what is done while a list is being read', () => {
  it('is not lost when the list, which does not know of it, is exchanged', async () => {
    const since = Date.now();
    const read = desk.graph.read;
    let claimed = false;
    const graph = {
      ...desk.graph,
      read: async (call: Parameters<typeof read>[0]) => {
        const answer = await read(call);
        if (!claimed && call.path.endsWith('/pending_owned_ad_accounts')) {
          claimed = true;
          await claim();
        }
        return answer;
      },
    };
    await syncPending(desk.db, { ...desk.call, graph });
    expect(await ids('pending')).not.toContain(account);
    await reapplySteps(desk.db, desk.business.id, since);
    expect(await ids('pending')).toContain(account);
  });

  it('counts once, however often it is written', async () => {
    await claim();
    await reapplySteps(desk.db, desk.business.id, 0);
    await reapplySteps(desk.db, desk.business.id, 0);
    expect((await ids('pending')).filter((id) => id === account)).toHaveLength(1);
    const sync = await desk.db.syncs.get([desk.business.id, 'pending']);
    expect(sync?.total).toBe((await ids('pending')).length);
  });

  it('does not bring back what is no longer so', async () => {
    await claim();
    await desk.door.act({ do: 'accept-claim', account });
    const since = Date.now();
    await syncPending(desk.db, desk.call);
    await syncAccounts(desk.db, desk.call, 'owned');
    await reapplySteps(desk.db, desk.business.id, since);
    expect(await ids('pending')).not.toContain(account);
    expect(await ids('owned')).toContain(account);
  });
});
