// The mirror: what is read from Graph is complete, or says that it isn't.

import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GraphClient } from '../../../utils/graph/client.ts';
import type { AdAccountId } from '../../../utils/ids.ts';
import { getAccountIds, getTasksByAccount } from '../../../utils/mirror/access-tasks.ts';
import {
  getAccountPeople,
  readAccess,
  readList,
  readPeople,
  readSyncs,
} from '../../../utils/mirror/queries.ts';
import type { AccessRow } from '../../../utils/mirror/schema.ts';
import { syncAccount } from '../../../utils/mirror/sync/sync-account.ts';
import { syncAccounts } from '../../../utils/mirror/sync/sync-accounts.ts';
import { syncBusiness } from '../../../utils/mirror/sync/sync-business.ts';
import { putAccount } from '../../../utils/mirror/write-accounts.ts';
import { toTaskMask } from '../../../utils/tasks.ts';
import { type Desk, openDesk } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ accounts: 1_200, people: 9 });
});
afterEach(() => desk.close());

const readSync = async (resource: string) =>
  (await readSyncs(desk.db, desk.business.id)).find((sync) => sync.resource === resource);

describe('a business read whole', () => {
  it('has every account in the list it belongs to, once', async () => {
    await syncBusiness(desk.db, desk.call);
    const world = await desk.door.world();
    const ofAgency = world.relations.filter((one) => one.business === desk.business.id);
    const wanted = {
      owned: ofAgency.filter((one) => one.accessType === 'OWNER' && one.status === 'CONFIRMED'),
      shared: ofAgency.filter((one) => one.accessType === 'AGENCY' && one.status === 'CONFIRMED'),
      pending: ofAgency.filter((one) => one.status === 'PENDING'),
    };
    for (const list of ['owned', 'shared', 'pending'] as const) {
      const rows = await readList(desk.db, desk.business.id, list);
      expect(rows.map((row) => `act_${row.id}`).sort()).toEqual(
        wanted[list].map((one) => one.account).sort(),
      );
      expect(await readSync(list)).toMatchObject({
        state: 'complete',
        loaded: rows.length,
        total: rows.length,
      });
    }
  });

  it('has each person with what they may do', async () => {
    await syncBusiness(desk.db, desk.call);
    const world = await desk.door.world();
    const people = await readPeople(desk.db, desk.business.id);
    const joined = world.people.filter((one) => one.business === desk.business.id);
    const invited = world.invitations.filter((one) => one.business === desk.business.id);
    expect(people).toHaveLength(joined.length + invited.length);
    expect(people.filter((one) => one.kind === 'invited')).toHaveLength(invited.length);

    const access = await readAccess(desk.db, desk.business.id);
    const grants = world.grants.filter((one) => one.business === desk.business.id);
    expect(access.flatMap(getAccountIds)).toHaveLength(grants.length);
    const [grant] = grants;
    const found = getAccountPeople(access, grant?.account.replace('act_', '') as never);
    const mine = found.find((one) => one.personId === grant?.person);
    expect((mine?.tasks ?? 0) & 7).toBe(toTaskMask(grant?.tasks ?? []) & 7);
  });

  it('is in name order, with numbers as numbers', async () => {
    await syncBusiness(desk.db, desk.call);
    const names = (await readList(desk.db, desk.business.id, 'owned')).map((row) => row.name);
    const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
    expect(names).toEqual([...names].sort(collator.compare));
  });

  it('asks for little: reads that start together travel together', async () => {
    const since = (await desk.door.requests()).length;
    await syncBusiness(desk.db, desk.call);
    const all = await desk.door.requests();
    const topLevel = all.slice(since).filter((one) => one.batch === undefined);
    // owned, shared, one batch of what is short, one batch of people's accounts.
    expect(topLevel.length).toBeLessThanOrEqual(6);
  });
});

describe('a list that cannot be read to its end', () => {
  it('keeps what there was, and says why, when a later page fails', async () => {
    await syncAccounts(desk.db, desk.call, 'owned');
    const before = await readSync('owned');
    await desk.door.fault({ match: { path: '/owned_ad_accounts' }, kind: 'code:100' });
    expect(await syncAccounts(desk.db, desk.call, 'owned')).toBe(false);
    expect(await readList(desk.db, desk.business.id, 'owned')).toHaveLength(1_200);
    expect(await readSync('owned')).toMatchObject({
      state: 'failed',
      completedAt: before?.completedAt,
      problem: { code: 100 },
    });
  });

  it.each([2, 3])('shows how far it came when it is the first time and page %i fails', async (failing) => {
    // The pages before it are short ones, and come quicker than they are shown.
    await desk.door.fault({
      match: { path: '/owned_ad_accounts' },
      kind: 'short-page',
      times: failing - 1,
    });
    let pages = 0;
    let told = 0;
    const read: GraphClient['read'] = async (call) => {
      pages += 1;
      if (pages === failing)
        await desk.door.fault({ match: { path: '/owned_ad_accounts' }, kind: 'code:100' });
      const answer = (await desk.graph.read(call)) as { data: unknown[] };
      told += answer.data.length;
      return answer;
    };
    const call = { ...desk.call, graph: { ...desk.graph, read } };
    expect(await syncAccounts(desk.db, call, 'owned')).toBe(false);
    const rows = await readList(desk.db, desk.business.id, 'owned');
    expect(rows.length).toBe(told);
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThan(1_200);
    expect(await readSync('owned')).toMatchObject({
      state: 'failed',
      completedAt: null,
      total: 1_200,
      loaded: told,
    });
  });

  it('halves its pages when Graph finds them too much, and goes on from where it was', async () => {
    await desk.door.fault({
      match: { path: '/owned_ad_accounts' },
      kind: 'code:1',
      times: 2,
      message: "Please reduce the amount of data you're asking for, then retry your request",
    });
    expect(await syncAccounts(desk.db, desk.call, 'owned')).toBe(true);
    expect(await readList(desk.db, desk.business.id, 'owned')).toHaveLength(1_200);
    const limits = (await desk.door.requests())
      .filter((one) => one.path.endsWith('/owned_ad_accounts'))
      .map((one) => Number(one.params.limit));
    expect(limits[2]).toBeLessThanOrEqual((limits[0] ?? 0) / 4);
  });

  it.each(['html', 'truncate', 'http500', 'drop-before', 'drop-after'])(
    'goes on by itself after one %s',
    async (kind) => {
      await desk.door.fault({ match: { path: '/owned_ad_accounts' }, kind, times: 1 });
      expect(await syncAccounts(desk.db, desk.call, 'owned')).toBe(true);
      expect(await readList(desk.db, desk.business.id, 'owned')).toHaveLength(1_200);
    },
  );

  it('asks again for those that a batch left out, and for no others', async () => {
    await desk.door.fault({ match: { path: '/business_users' }, kind: 'null-in-batch', times: 1 });
    await syncBusiness(desk.db, desk.call);
    const asked = (await desk.door.requests()).map((one) => one.path);
    const count = (edge: string): number => asked.filter((path) => path.endsWith(edge)).length;
    expect(count('/system_users')).toBe(1);
    expect(await readSync('people')).toMatchObject({ state: 'complete' });
  });
});

describe('an account that comes here while its list is being written', () => {
  it('is in the list and in its count', async () => {
    await syncAccounts(desk.db, desk.call, 'owned');
    const [first] = await readList(desk.db, desk.business.id, 'owned');
    if (!first) throw new Error('The list is empty');
    const claimed = { ...first, id: '4455667788' as AdAccountId };
    const put = desk.db.listPages.put.bind(desk.db.listPages);
    let claiming: PromiseLike<void> | undefined;
    // The claim ends while the list is being written, and is written next.
    vi.spyOn(desk.db.listPages, 'put').mockImplementation((...page: Parameters<typeof put>) => {
      claiming ??= Dexie.ignoreTransaction(() => putAccount(desk.db, desk.business.id, claimed));
      return put(...page);
    });
    await syncAccounts(desk.db, desk.call, 'owned');
    await claiming;
    expect(await readList(desk.db, desk.business.id, 'owned')).toHaveLength(1_201);
    expect(await readSync('owned')).toMatchObject({ loaded: 1_201, total: 1_201 });
  });
});

describe('an account that is gone', () => {
  it('goes once the list was read to its end', async () => {
    await syncBusiness(desk.db, desk.call);
    const [shared] = await readList(desk.db, desk.business.id, 'shared');
    await desk.door.act({ do: 'withdraw-account', account: `act_${shared?.id}`, business: desk.business.id });
    await syncBusiness(desk.db, desk.call);
    const ids = (await readList(desk.db, desk.business.id, 'shared')).map((row) => row.id);
    expect(ids).not.toContain(shared?.id);
  });
});

describe('a limit', () => {
  it('is waited for, with the time that Meta gives, and costs no further request', async () => {
    await desk.door.act({ do: 'set-usage', business: desk.business.id, percent: 100, regainMinutes: 7 });
    await syncAccounts(desk.db, desk.call, 'owned');
    const sync = await readSync('owned');
    expect(sync).toMatchObject({ state: 'waiting', problem: { remedy: 'wait' } });
    const minutes = ((sync?.problem?.retryAt ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(6);
    expect(minutes).toBeLessThanOrEqual(7);
    const asked = (await desk.door.requests()).length;
    await syncAccounts(desk.db, desk.call, 'owned');
    expect((await desk.door.requests()).length).toBe(asked);
  });
});

describe('an account that is opened', () => {
  it('brings its rows up to date', async () => {
    await syncBusiness(desk.db, desk.call);
    const [row] = await readList(desk.db, desk.business.id, 'owned');
    if (!row) throw new Error('Nothing is owned');
    await desk.door.act({ do: 'rename-account', account: `act_${row.id}`, name: 'Zz last of all' });
    await desk.door.act({ do: 'disable-account', account: `act_${row.id}`, reason: 3 });
    await syncAccount(desk.db, desk.call, row.id);
    const rows = await readList(desk.db, desk.business.id, 'owned');
    expect(rows).toHaveLength(1_200);
    expect(rows.find((one) => one.id === row.id)).toMatchObject({
      name: 'Zz last of all',
      folded: 'zz last of all',
      status: 2,
      disableReason: 3,
    });
    expect(rows.findIndex((one) => one.id === row.id)).toBeGreaterThan(0);
  });
});

describe('who may do what', () => {
  it('is read along the accounts where there are known to be fewer of them than people', async () => {
    const few = await openDesk({ accounts: 6, people: 20 });
    await syncBusiness(few.db, few.call);
    const first = await readAccess(few.db, few.business.id);
    const since = (await few.door.requests()).at(-1)?.n ?? 0;
    await syncBusiness(few.db, few.call);
    const asked = (await few.door.requests(since)).map(({ path }) => path);
    const lists = await Promise.all(
      (['owned', 'shared'] as const).map((list) => readList(few.db, few.business.id, list)),
    );
    expect(asked.filter((path) => path.endsWith('/assigned_users'))).toHaveLength(lists.flat().length);
    expect(asked.filter((path) => path.endsWith('/assigned_ad_accounts'))).toEqual([]);
    const tasks = (rows: AccessRow[]): unknown =>
      rows.map((row) => [row.personId, [...getTasksByAccount(row)].toSorted()]);
    expect(tasks(await readAccess(few.db, few.business.id))).toEqual(tasks(first));
    await few.close();
  });
});
