// Background: whoever serves a business ends or loses it. Others who have it read it from then on; what was begun by the
// one isn't sent by another.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEngine, type Engine } from '../../../entrypoints/background/engine.ts';
import { createAccountHandlers } from '../../../entrypoints/background/handle-accounts.ts';
import { createChangeHandlers } from '../../../entrypoints/background/handle-changes.ts';
import { createSessionHandlers } from '../../../entrypoints/background/handle-sessions.ts';
import { bindStartup } from '../../../entrypoints/background/startup.ts';
import { type BusinessId, type PrincipalId, parseAdAccountId } from '../../../utils/ids.ts';
import type { SandboxDoor } from '../../e2e/harness/sandbox-door.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { createRun } from '../components/support/rows.ts';
import { openBackground } from '../support/open-background.ts';

let sandbox: Sandbox;
let door: SandboxDoor;
let engine: Engine;
let handlers: ReturnType<typeof createSessionHandlers>;
let agency: BusinessId;

const soon = { timeout: 20_000 };
const connect = async (name: 'admin' | 'employee'): Promise<PrincipalId> =>
  (await handlers.connect({ token: sandbox.tokens[name] })).principal;
const getBusiness = (id = agency) => engine.db.businesses.get(id);
const getOwned = (id = agency) => engine.db.syncs.get([id, 'owned']);
const writes = async () => (await door.requests()).filter(({ path }) => /owned_ad_accounts/.test(path));

/** Somebody is no longer among a business's people. */
async function leave(user: PrincipalId, business: string): Promise<void> {
  const { people } = await door.world();
  const person = people.find((one) => one.user === user && one.business === business);
  await door.act({ do: 'remove-person', person: person?.id });
}

/** What the mirror has of a business. */
async function countRows(businessId: BusinessId): Promise<number> {
  const { listPages, people, access, syncs } = engine.db;
  const rows = await Promise.all([listPages, people, access, syncs].map((table) => table.toArray()));
  return rows.flat().filter((row) => row.businessId === businessId).length;
}

beforeEach(async () => {
  Object.assign(globalThis, { self: globalThis, addEventListener: () => undefined });
  ({ sandbox, door, engine } = await openBackground());
  bindStartup(engine);
  handlers = createSessionHandlers(engine);
  agency = sandbox.businesses.agency as BusinessId;
});
afterEach(async () => {
  await engine.settle();
  vi.restoreAllMocks();
  await sandbox.close();
});

describe("a token that ends while another person's is held", () => {
  let admin: PrincipalId;
  let employee: PrincipalId;
  beforeEach(async () => {
    admin = await connect('admin');
    employee = await connect('employee');
    await engine.refresh(agency);
    await engine.refresh(sandbox.businesses.second as BusinessId);
  });

  test.each([467, 459])('(190/%i) hands the reading over, until the first one is back', async (subcode) => {
    expect((await getBusiness())?.principal).toBe(admin);
    const before = (await getOwned())?.completedAt ?? 0;
    await door.act({ do: 'revoke-token', token: 'admin', subcode });
    await engine.refresh(agency);
    await vi.waitFor(async () => expect((await getBusiness())?.principal).toBe(employee), soon);
    await vi.waitFor(async () => {
      expect(await getOwned()).toMatchObject({ state: 'complete', problem: null });
      expect((await getOwned())?.completedAt).toBeGreaterThan(before);
    }, soon);
    expect(await getBusiness()).toMatchObject({ role: 'EMPLOYEE' });

    await door.act({ do: 'restore-token', token: 'admin' });
    await connect('admin');
    expect(await getBusiness()).toMatchObject({ principal: admin, role: 'ADMIN' });
  });

  test('is noticed by the next worker where the last one was killed over it', async () => {
    await engine.vault.forget(admin);
    await engine.settle();
    engine = createEngine();
    bindStartup(engine);
    await vi.waitFor(async () => expect((await getBusiness())?.principal).toBe(employee), soon);
    expect(await engine.db.sessions.get(admin)).toMatchObject({ state: 'signed-out' });
  });

  test('leaves what was begun by it to its person', async () => {
    const { claimables } = await door.world();
    const account = claimables.find(({ kind }) => kind === 'confirmed')?.account ?? '';
    const accountId = parseAdAccountId(account.replace('act_', ''));
    if (!accountId) throw new Error(`Not an id: ${account}`);
    await door.act({ do: 'revoke-token', token: 'admin', subcode: 467 });
    const applied = await createChangeHandlers(engine).apply({
      businessId: agency,
      changes: [{ operation: 'claim-ad-account', input: { accountId } }],
      acknowledged: ['one-way'],
      tabId: null,
    });
    expect(applied).toMatchObject({ outcome: 'running' });
    await vi.waitFor(async () => expect((await getBusiness())?.principal).toBe(employee), soon);
    const getRun = async () => (await engine.db.runs.toArray())[0];
    await vi.waitFor(async () => expect((await getRun())?.state).toBe('signed-out'), soon);
    await engine.refresh(agency, { anew: true });
    await engine.runner.wake();
    expect(await getRun()).toMatchObject({ state: 'signed-out', principal: admin });
    expect((await writes()).filter(({ method, token }) => method === 'POST' && token !== 'admin')).toEqual(
      [],
    );

    await door.act({ do: 'restore-token', token: 'admin' });
    await connect('admin');
    await vi.waitFor(
      async () => expect(await getRun()).toMatchObject({ state: 'ended', counts: { done: 1 } }),
      soon,
    );
    const sent = (await writes()).filter(({ method, status }) => method === 'POST' && status === 200);
    expect(sent.map(({ token }) => token)).toEqual(['admin']);
  });
});

describe('a business that a person has no more', () => {
  let admin: PrincipalId;
  let second: BusinessId;
  const createPaused = (businessId: BusinessId) => {
    const counts = { planned: 1, sent: 0, checking: 0, done: 0, failed: 0 };
    return createRun({ businessId, principal: admin, state: 'paused', endedAt: null, counts });
  };
  beforeEach(async () => {
    second = sandbox.businesses.second as BusinessId;
    admin = await connect('admin');
    await engine.refresh(agency);
    await engine.refresh(second);
    expect(await countRows(second)).toBeGreaterThan(0);
  });

  test('goes when they sign in again, with what was read of it; the others stay', async () => {
    await leave(admin, second);
    await connect('admin');
    expect(await getBusiness(second)).toBeUndefined();
    expect(await countRows(second)).toBe(0);
    expect(await getBusiness()).toBeDefined();
    expect(await countRows(agency)).toBeGreaterThan(0);
  });

  test('goes when it is read again, and is refused', async () => {
    await leave(admin, second);
    await createAccountHandlers(engine).refresh({ businessId: second });
    await vi.waitFor(async () => expect(await getBusiness(second)).toBeUndefined(), soon);
    expect(await countRows(second)).toBe(0);
  });

  test('goes to another person who has it', async () => {
    const employee = await connect('employee');
    expect((await getBusiness())?.principal).toBe(admin);
    await leave(admin, agency);
    await connect('admin');
    await vi.waitFor(async () => expect((await getBusiness())?.principal).toBe(employee), soon);
  });

  test('stays while a run of it is open, and goes to another person all the same', async () => {
    const employee = await connect('employee');
    await engine.db.runs.put(createPaused(agency));
    await leave(admin, agency);
    const rows = await countRows(agency);
    await connect('admin');
    expect(await countRows(agency)).toBeGreaterThanOrEqual(rows);
    await vi.waitFor(async () => expect((await getBusiness())?.principal).toBe(employee), soon);
    expect((await getBusiness())?.isLost).toBeUndefined();
  });

  test('that nobody else has stays until its runs have ended', async () => {
    const run = createPaused(second);
    await engine.db.runs.put(run);
    await leave(admin, second);
    await connect('admin');
    expect(await getBusiness(second)).toMatchObject({ isLost: true });
    await engine.db.runs.put({ ...run, state: 'ended', endedAt: Date.now() });
    await connect('admin');
    expect(await getBusiness(second)).toBeUndefined();
    expect(await engine.db.runs.get(run.id)).toBeDefined();
  });

  test.each([
    ['is refused', 'code:200'],
    ['fails', 'code:2'],
    ['is cut off', 'truncate'],
  ])('stays where the list of businesses %s', async (_, kind) => {
    await leave(admin, second);
    await door.fault({ match: { path: 'me/businesses' }, kind });
    await connect('admin').catch(() => undefined);
    expect(await getBusiness(second)).toBeDefined();
    expect(await countRows(second)).toBeGreaterThan(0);
  });

  test('stays where the token may not ask for businesses', async () => {
    await leave(admin, second);
    await door.act({ do: 'set-scopes', token: 'admin', scopes: ['ads_management', 'ads_read'] });
    await connect('admin');
    expect(await getBusiness(second)).toBeDefined();
  });

  test('leaves nothing behind of a read that was under way', async () => {
    const put = engine.db.syncs.put.bind(engine.db.syncs);
    let drop: Promise<unknown> | undefined;
    vi.spyOn(engine.db.syncs, 'put').mockImplementation((...row) => {
      drop ??= leave(admin, second).then(() => connect('admin'));
      return put(...row);
    });
    await engine.refresh(second, { anew: true });
    await drop;
    await vi.waitFor(async () => expect(await countRows(second)).toBe(0), soon);
    expect(await getBusiness(second)).toBeUndefined();
  });
});
