// Conformance: Meta's own SDK does every operation of the ad accounts document against the sandbox.

import {
  AdAccount,
  Business,
  BusinessUser,
  type Cursor,
  FacebookAdsApiBatch,
  type SdkResponse,
  SystemUser,
  User,
} from 'facebook-nodejs-business-sdk';
import { beforeEach, describe, expect, it } from 'vitest';
import { provideSandbox } from './support/provide-sandbox.ts';
import { createSdk } from './support/sdk.ts';

const sandbox = provideSandbox({ accounts: 60, people: 8 });
const api = (token = sandbox.tokens.admin) => createSdk({ base: sandbox.http, token });
const agency = (token?: string): Business =>
  new Business(sandbox.businesses.agency, {}, undefined, api(token));
const account = (id: string): AdAccount => new AdAccount(id, {}, undefined, api());

/** Reads a list to its end, as the SDK follows it. */
async function all(first: Promise<Cursor>): Promise<Record<string, unknown>[]> {
  let cursor = await first;
  const rows = [...cursor].map((row) => row._data);
  while (cursor.hasNext()) {
    cursor = await cursor.next();
    rows.push(...[...cursor].map((row) => row._data));
  }
  return rows;
}
const ids = (rows: Record<string, unknown>[]): unknown[] => rows.map(({ id }) => id);
const accountsIn = (rows: Record<string, unknown>[]): string[] =>
  rows.map(({ ad_account }) => (ad_account as { id: string }).id);

describe("Meta's SDK: ad accounts", () => {
  beforeEach(() => sandbox.reset());

  it('claims: confirmed, pending, and again', async () => {
    const [mine, theirs] = [sandbox.claimable('confirmed'), sandbox.claimable('pending')];
    const done = await agency().createOwnedAdAccount([], { adaccount_id: mine });
    expect(done._data.access_status).toBe('CONFIRMED');
    const asked = await agency().createOwnedAdAccount([], { adaccount_id: theirs });
    expect(asked._data.access_status).toBe('PENDING');
    expect(ids(await all(agency().getOwnedAdAccounts(['id'])))).toContain(mine);
    expect(accountsIn(await all(agency().getPendingOwnedAdAccounts(['id', 'ad_account'])))).toContain(theirs);
    await expect(agency().createOwnedAdAccount([], { adaccount_id: theirs })).rejects.toMatchObject({
      name: 'FacebookRequestError',
      status: 400,
      response: { code: 3936, type: 'OAuthException' },
      message: expect.stringContaining("You've already tried to claim this ad account"),
    });
  });

  it('creates', async () => {
    const made = await agency().createAdAccount(['id', 'account_id'], {
      name: 'By the SDK',
      currency: 'EUR',
      timezone_id: 47,
      end_advertiser: sandbox.businesses.agency,
      media_agency: 'NONE',
      partner: 'UNFOUND',
      invoice: true,
    });
    expect(made._data).toMatchObject({
      id: expect.stringMatching(/^act_\d+$/),
      account_id: expect.any(String),
    });
    const read = await account(made.id).get(['name', 'currency', 'timezone_name']);
    expect(read._data).toMatchObject({ name: 'By the SDK', currency: 'EUR', timezone_name: 'Europe/Berlin' });
  });

  it('lists what is owned to the end, page by page and back, with the count', async () => {
    const first = await agency().getOwnedAdAccounts(['id', 'name', 'access_type', 'permitted_tasks'], {
      limit: 7,
      summary: true,
    });
    expect(first.summary?.total_count).toBe(60);
    expect(first.hasPrevious()).toBe(false);
    const rows = await all(agency().getOwnedAdAccounts(['id', 'access_type'], { limit: 7 }));
    expect(new Set(ids(rows)).size).toBe(60);
    for (const row of rows) expect(row.access_type).toBe('OWNER');
    const start = [...first].map(({ id }) => id);
    const second = await first.next();
    expect([...second].map(({ id }) => id)).not.toEqual(start);
    expect([...(await second.previous())].map(({ id }) => id)).toEqual(start);
  });

  it('lists what is shared and what is pending', async () => {
    const shared = await all(agency().getClientAdAccounts(['id', 'permitted_tasks'], { limit: 2 }));
    expect(shared.length).toBeGreaterThan(2);
    for (const row of shared) expect(row.permitted_tasks).toEqual(expect.any(Array));
    expect((await all(agency().getPendingOwnedAdAccounts(['id', 'ad_account']))).length).toBeGreaterThan(1);
    expect((await all(agency().getPendingClientAdAccounts(['id', 'ad_account']))).length).toBeGreaterThan(0);
  });

  it('removes a pending and a shared account, and not an owned one', async () => {
    const [shared] = ids(await all(agency().getClientAdAccounts(['id'])));
    const [pending] = accountsIn(await all(agency().getPendingOwnedAdAccounts(['id', 'ad_account'])));
    const [owned] = ids(await all(agency().getOwnedAdAccounts(['id'])));
    for (const adaccount_id of [shared, pending]) {
      expect(await agency().deleteAdAccounts({ adaccount_id })).toEqual({ success: true });
    }
    await expect(agency().deleteAdAccounts({ adaccount_id: owned })).rejects.toMatchObject({
      response: { code: 100 },
    });
  });

  it('reads several accounts by id', async () => {
    const some = ids(await all(agency().getOwnedAdAccounts(['id']))).slice(0, 3) as string[];
    const read = await AdAccount.getByIds(some, ['id', 'name', 'currency'], {}, api());
    expect(read).toHaveLength(3);
  });

  it('renames', async () => {
    const id = `act_${await sandbox.ownedAccount()}`;
    await account(id).update([], { name: 'Neuer Name – 새 이름' });
    expect((await account(id).get(['name']))._data.name).toBe('Neuer Name – 새 이름');
  });
});

describe("Meta's SDK: people", () => {
  beforeEach(() => sandbox.reset());

  it('assigns, changes, lists on both sides and takes away', async () => {
    const { account: digits, person } = await sandbox.freePair();
    const id = `act_${digits}`;
    const tasks = async (): Promise<unknown> =>
      (
        await all(
          account(id).getAssignedUsers(['id', 'name', 'tasks'], { business: sandbox.businesses.agency }),
        )
      ).find((row) => row.id === person)?.tasks;
    await account(id).createAssignedUser([], { user: person, tasks: ['MANAGE', 'ADVERTISE', 'ANALYZE'] });
    expect(await tasks()).toEqual(expect.arrayContaining(['MANAGE', 'ADVERTISE', 'ANALYZE']));
    await account(id).createAssignedUser([], { user: person, tasks: ['ANALYZE'] });
    expect(await tasks()).not.toContain('MANAGE');
    const theirs = await all(
      new BusinessUser(person, {}, undefined, api()).getAssignedAdAccounts(['id', 'tasks'], { limit: 2 }),
    );
    expect(ids(theirs)).toContain(id);
    expect(await account(id).deleteAssignedUsers({ user: person })).toEqual({ success: true });
    expect(await tasks()).toBeUndefined();
  });

  it('is refused a combination of tasks that Meta does not know', async () => {
    const { account: digits, person } = await sandbox.freePair();
    await expect(
      account(`act_${digits}`).createAssignedUser([], { user: person, tasks: ['MANAGE'] }),
    ).rejects.toMatchObject({
      response: { code: 100, error_subcode: 1752129 },
    });
  });

  it('lists people, system users and invitations, and invites', async () => {
    const people = await all(agency().getBusinessUsers(['id', 'name', 'role', 'email'], { limit: 3 }));
    expect(people).toHaveLength(8);
    const robots = await all(agency().getSystemUsers(['id', 'name', 'role']));
    const robot = new SystemUser(String(robots[0]?.id), {}, undefined, api());
    expect(await all(robot.getAssignedAdAccounts(['id', 'tasks']))).toEqual(expect.any(Array));
    const invited = await agency().createBusinessUser([], { email: 'sdk@agency.example', role: 'EMPLOYEE' });
    expect(invited.id).toMatch(/^\d+$/);
    expect((await all(agency().getPendingUsers(['email']))).map(({ email }) => email)).toContain(
      'sdk@agency.example',
    );
  });

  it('changes a role and removes a person', async () => {
    const { person } = await sandbox.freePair();
    const node = new BusinessUser(person, {}, undefined, api());
    await node.update([], { role: 'ADMIN' });
    expect((await node.get(['role']))._data.role).toBe('ADMIN');
    expect(await node.delete([])).toMatchObject({ success: true });
  });

  it('says who I am, where, and on which accounts', async () => {
    const me = new User('me', {}, undefined, api());
    expect((await me.get(['id', 'name']))._data.name).toEqual(expect.any(String));
    expect(ids(await all(me.getBusinesses(['id', 'name'])))).toContain(sandbox.businesses.agency);
    expect((await all(me.getBusinessUsers(['id', 'business']))).length).toBeGreaterThan(1);
    expect((await all(me.getAdAccounts(['id'], { limit: 30 }))).length).toBeGreaterThan(0);
  });
});

describe("Meta's SDK: the rest", () => {
  beforeEach(() => sandbox.reset());

  it('sends a batch with reads, writes and a failure', async () => {
    const { account: digits, person } = await sandbox.freePair();
    const good: SdkResponse[] = [];
    const bad: SdkResponse[] = [];
    const batch = new FacebookAdsApiBatch(
      api(),
      (one) => good.push(one),
      (one) => bad.push(one),
    );
    const add = (method: string, path: string[], params: Record<string, unknown>) =>
      batch.add(
        method,
        path,
        params,
        null,
        (one) => good.push(one),
        (one) => bad.push(one),
      );
    add('GET', [`act_${digits}`], { fields: 'id,name' });
    add('POST', [`act_${digits}`, 'assigned_users'], { user: person, tasks: ['ANALYZE'] });
    add('DELETE', [`act_${digits}`, 'assigned_users'], { user: person });
    add('GET', ['999999999999999'], { fields: 'id' });
    expect(await batch.execute()).toBeNull();
    expect(good.map(({ body }) => body)).toEqual([
      { id: `act_${digits}`, name: expect.any(String) },
      { success: true },
      { success: true },
    ]);
    expect(bad).toHaveLength(1);
  });

  it('gets back a batch of what was left undone', async () => {
    await sandbox.fault({ match: { path: 'me' }, kind: 'null-in-batch', times: 1 });
    const good: SdkResponse[] = [];
    const batch = new FacebookAdsApiBatch(api());
    batch.add('GET', 'me', { fields: 'id' }, null, (one) => good.push(one));
    batch.add('GET', sandbox.businesses.agency, { fields: 'id' }, null, (one) => good.push(one));
    const rest = (await batch.execute()) as FacebookAdsApiBatch | null;
    expect(good).toHaveLength(1);
    expect(await rest?.execute()).toBeNull();
    expect(good).toHaveLength(2);
  });

  it('finds its app', async () => {
    expect((await api().getAppID()).data.data.app_id).toBe(sandbox.app);
  });

  it.each([
    ['expired', 190, 463],
    ['revoked', 190, 467],
  ])('throws a request error for a token that is %s', async (name, code, error_subcode) => {
    await expect(agency(sandbox.token(name)).get(['id'])).rejects.toMatchObject({
      name: 'FacebookRequestError',
      status: 400,
      method: 'GET',
      response: { code, error_subcode, type: 'OAuthException', fbtrace_id: expect.any(String) },
    });
  });
});
