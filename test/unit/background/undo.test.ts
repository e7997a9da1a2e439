// Background: what was taken back is told as taken back, and nothing else is; the rest can be taken back again.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChangeHandlers } from '../../../entrypoints/background/handle-changes.ts';
import type { Applied } from '../../../utils/commands.ts';
import type { PrincipalId } from '../../../utils/ids.ts';
import { getTasks } from '../../../utils/mirror/access-tasks.ts';
import { readList } from '../../../utils/mirror/queries.ts';
import { syncBusiness } from '../../../utils/mirror/sync/sync-business.ts';
import { dropAccount, putAccount } from '../../../utils/mirror/write-accounts.ts';
import { forgetRuns, retryFailed } from '../../../utils/runs/journal.ts';
import type { Guard } from '../../../utils/runs/types.ts';
import { forgetPrincipal } from '../../../utils/session/sign-out.ts';
import { advertise, analyze, claim, findClaimable, findNewcomer, getGrant } from '../support/changes.ts';
import { accountId, type Desk, openReadDesk } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openReadDesk();
});
afterEach(() => desk.close());

const tasksPath = '/assigned_users$';
const wake = (): Promise<void> => desk.createWorker().wake();
const getUndo = async (runId: string): Promise<string> => (await desk.read(runId)).run.undo;

/** Asks for it, as Activity does; nothing goes on until a worker wakes. */
const ask = (runId: string, acknowledged: Guard[] = []): Promise<Applied> =>
  createChangeHandlers({ db: desk.db, getToken: async () => 'a token', wakeRunner: () => undefined })[
    'undo-run'
  ]({ runId, acknowledged, tabId: null });

async function begin(runId: string, acknowledged: Guard[] = []): Promise<string> {
  const asked = await ask(runId, acknowledged);
  if (asked.outcome !== 'running') throw new Error(`It asks for ${asked.guards}`);
  return asked.runId;
}

it('says that it is being taken back while it is, and takes it back once', async () => {
  const { account, person, change } = await findNewcomer(desk);
  const { run } = await desk.run(change(advertise));
  const undo = await begin(run.id);
  expect(await getUndo(run.id)).toBe('undoing');
  await expect(ask(run.id)).rejects.toMatchObject({ problem: { reason: 'nothing-to-undo' } });
  await wake();
  expect((await desk.read(undo)).run.counts).toMatchObject({ done: 1, failed: 0 });
  expect(await getUndo(run.id)).toBe('undone');
  expect(await getGrant(desk, account, person)).toBeUndefined();
});

it('can be undone again when Meta refused it, or by trying the failed again', async () => {
  const { account, person, change } = await findNewcomer(desk);
  const { run } = await desk.run(change(analyze));
  const refuse = () =>
    desk.door.fault({ match: { method: 'DELETE', path: tasksPath }, kind: 'code:200', times: 1 });
  for (const _ of ['first', 'second']) {
    await refuse();
    const undo = await begin(run.id);
    await wake();
    expect((await desk.read(undo)).steps[0]).toMatchObject({ state: 'failed', problem: { code: 200 } });
    expect(await getUndo(run.id)).toBe('possible');
  }
  const last = (await desk.read(run.id)).run.undoneBy ?? '';
  await retryFailed(desk.db, last);
  expect(await getUndo(run.id)).toBe('undoing');
  await wake();
  expect(await getUndo(run.id)).toBe('undone');
  expect(await getGrant(desk, account, person)).toBeUndefined();
});

it('takes back only what is left when a part of it was refused', async () => {
  const { change } = await findNewcomer(desk);
  const rows = await readList(desk.db, desk.business.id, 'owned');
  const { operation, input } = change(analyze);
  if (operation !== 'set-tasks') throw new Error(operation);
  const access = await desk.db.access.get([desk.business.id, input.personId]);
  const [one, other] = rows.filter((row) => !access || getTasks(access, row.id) === 0);
  if (!one || !other) throw new Error('Nothing to be given');
  const onBoth = [one, other].map(({ id }) => ({ operation, input: { ...input, accountId: id } }) as const);
  const { run } = await desk.run(...onBoth);
  await desk.door.fault({ match: { method: 'DELETE', path: `act_${one.id}` }, kind: 'code:200', times: 1 });
  const undo = await begin(run.id);
  await wake();
  expect((await desk.read(undo)).run.counts).toMatchObject({ done: 1, failed: 1 });
  expect(await getUndo(run.id)).toBe('possible');
  expect((await desk.read(run.id)).steps.map((step) => step.isTakenBack)).toEqual([false, true]);

  const rest = await begin(run.id);
  await wake();
  expect((await desk.read(rest)).steps.map(({ accountId }) => accountId)).toEqual([one.id]);
  expect(await getUndo(run.id)).toBe('undone');
  // What failed the first time was done by the second: trying it again finds that there is nothing to do.
  await retryFailed(desk.db, undo);
  await wake();
  expect(await getUndo(run.id)).toBe('undone');
});

it('tells what it leaves out, and why', async () => {
  const world = await desk.door.world();
  const pending = world.claimables.filter(({ kind }) => kind === 'pending');
  const [kept, accepted] = pending.map((one) => `act_${one.account.replace('act_', '')}`);
  if (!kept || !accepted) throw new Error('Too few to be asked for');
  const { run } = await desk.run(claim(kept), claim(accepted));
  await desk.door.act({ do: 'accept-claim', account: accepted });
  await syncBusiness(desk.db, desk.call);

  const undo = await begin(run.id);
  await wake();
  const taken = await desk.read(undo);
  expect(taken.run).toMatchObject({ counts: { done: 1, failed: 1 }, failedForGood: 1 });
  expect(taken.steps).toMatchObject([
    { state: 'failed', sends: 0, problem: { kind: 'local', reason: 'owner-confirmed' } },
    { state: 'done' },
  ]);
  // It isn't sent by trying again either.
  await retryFailed(desk.db, undo);
  expect((await desk.read(undo)).run).toMatchObject({ state: 'ended', counts: { failed: 1 } });
  expect(await getUndo(run.id)).toBe('possible');
  expect(await ask(run.id)).toMatchObject({
    outcome: 'needs',
    guards: [],
    planned: [{ refusal: 'owner-confirmed' }],
  });
});

it('keeps the names that were known, also of what the mirror has no more', async () => {
  const account = await findClaimable(desk, 'pending');
  const accountName = 'Spree Boats';
  const { run } = await desk.run({
    operation: 'claim-ad-account',
    input: { accountId: accountId(account), accountName },
  });
  expect(run.sample).toMatchObject({ accountName });
  await dropAccount(desk.db, desk.business.id, 'pending', accountId(account));
  expect(await ask(run.id)).toMatchObject({ planned: [{ refusal: 'not-in-business', accountName }] });
  await syncBusiness(desk.db, desk.call);
  const withdrawal = await begin(run.id);
  await wake();
  // Taken back itself, it is a claim again, of an account that no list has.
  expect(await ask(withdrawal)).toMatchObject({ guards: ['one-way'], planned: [{ accountName }] });
});

it('has been taken back when somebody else did it meanwhile', async () => {
  const { account, person, change } = await findNewcomer(desk);
  const { run } = await desk.run(change(analyze));
  await desk.door.act({ do: 'grant', account, person, tasks: [] });
  await syncBusiness(desk.db, desk.call);
  const undo = await begin(run.id);
  await wake();
  expect((await desk.read(undo)).steps[0]).toMatchObject({
    state: 'done',
    outcome: { found: true },
    sends: 0,
  });
  expect(await getUndo(run.id)).toBe('undone');
});

it.each([
  ['a level', analyze],
  ['a removal', 0],
])('gives back DRAFT alone after %s', async (_, tasks) => {
  const { account, person, change } = await findNewcomer(desk);
  await desk.door.act({ do: 'grant', account, person, tasks: ['DRAFT'] });
  await syncBusiness(desk.db, desk.call);
  const { run } = await desk.run(change(tasks));
  expect(run).toMatchObject({ counts: { done: 1 }, undo: 'possible' });
  expect(await getGrant(desk, account, person)).toEqual(tasks === 0 ? undefined : ['ANALYZE']);
  await begin(run.id);
  await wake();
  expect(await getUndo(run.id)).toBe('undone');
  expect(await getGrant(desk, account, person)).toEqual(['DRAFT']);
});

describe('of something that was changed since', () => {
  it('asks with what is so now and what will be, and takes it back when that was said yes to', async () => {
    const { account, person, change } = await findNewcomer(desk);
    const { run } = await desk.run(change(analyze));
    await desk.run(change(advertise));
    expect(await ask(run.id)).toMatchObject({
      outcome: 'needs',
      guards: ['changed-since'],
      planned: [{ before: advertise, after: 0 }],
    });
    expect(await getGrant(desk, account, person)).toContain('ADVERTISE');
    await begin(run.id, ['changed-since']);
    await wake();
    expect(await getUndo(run.id)).toBe('undone');
    expect(await getGrant(desk, account, person)).toBeUndefined();
  });

  it('asks when the newer change is only on its way', async () => {
    const { change } = await findNewcomer(desk);
    const { run } = await desk.run(change(analyze));
    await desk.plan(change(advertise));
    expect(await ask(run.id)).toMatchObject({
      guards: ['changed-since'],
      planned: [{ before: advertise, after: 0 }],
    });
  });

  it('does not ask when the newer change was taken back', async () => {
    const { change } = await findNewcomer(desk);
    const { run } = await desk.run(change(analyze));
    const newer = await desk.run(change(advertise));
    await begin(newer.run.id);
    await wake();
    expect(await ask(run.id)).toMatchObject({ outcome: 'running' });
  });

  it('sends nothing when only Meta knows of it, and asks the next time', async () => {
    const { account, person, change } = await findNewcomer(desk);
    const { run } = await desk.run(change(analyze));
    await desk.door.act({ do: 'grant', account, person, tasks: ['ADVERTISE', 'ANALYZE'] });
    const undo = await begin(run.id);
    await wake();
    expect((await desk.read(undo)).steps[0]).toMatchObject({
      state: 'failed',
      sends: 0,
      problem: { reason: 'changed-since' },
    });
    expect(await getGrant(desk, account, person)).toContain('ADVERTISE');
    expect(await ask(run.id)).toMatchObject({ guards: ['changed-since'] });
  });

  it('withdraws a request, never the access of an agency that was there beside it', async () => {
    const pending = await findClaimable(desk, 'pending');
    const { run } = await desk.run(claim(pending));
    const [row] = await readList(desk.db, desk.business.id, 'pending');
    if (!row) throw new Error('Nothing is pending');
    const id = accountId(pending);
    await putAccount(desk.db, desk.business.id, {
      ...row,
      id,
      list: 'shared',
      relation: 'AGENCY',
      access: 'CONFIRMED',
    });
    await dropAccount(desk.db, desk.business.id, 'pending', id);
    expect(await ask(run.id)).toMatchObject({
      outcome: 'needs',
      planned: [{ refusal: 'no-longer-pending' }],
    });
  });
});

describe('when the person is forgotten by whose token it is under way', () => {
  const other = '999' as PrincipalId;
  const forget = (): Promise<void> => {
    const vault = { forget: async () => true } as never;
    return forgetPrincipal({ db: desk.db, vault, principal: other, forgetRuns });
  };

  it('can be undone again', async () => {
    const { change } = await findNewcomer(desk);
    const { run } = await desk.run(change(analyze));
    const undo = await begin(run.id);
    await desk.db.runs.update(undo, { principal: other });
    await forget();
    expect((await desk.read(run.id)).run).toMatchObject({ undo: 'possible', undoneBy: null });
    expect(await desk.db.runs.get(undo)).toBeUndefined();
  });

  it('can be undone again though the one that is tried again is not the last that was to do it', async () => {
    const { change } = await findNewcomer(desk);
    const { run } = await desk.run(change(analyze));
    const failed: string[] = [];
    for (const _ of ['first', 'second']) {
      await desk.door.fault({ match: { method: 'DELETE', path: tasksPath }, kind: 'code:200', times: 1 });
      failed.push(await begin(run.id));
      await wake();
    }
    const [first = '', second] = failed;
    await desk.db.runs.update(first, { principal: other });
    await retryFailed(desk.db, first);
    expect((await desk.read(run.id)).run).toMatchObject({ undo: 'undoing', undoneBy: second });
    await forget();
    expect((await desk.read(run.id)).run).toMatchObject({ undo: 'possible', undoneBy: second });
  });

  it('is undone when all of it was done by then', async () => {
    const { change } = await findNewcomer(desk);
    const { run } = await desk.run(change(analyze));
    const undo = await begin(run.id);
    await wake();
    // As a worker leaves it that was killed before it closed the run, whose person signed out meanwhile.
    await desk.db.runs.update(undo, { principal: other, state: 'signed-out', endedAt: null });
    await desk.db.runs.update(run.id, { undo: 'undoing' });
    await forget();
    expect(await getUndo(run.id)).toBe('undone');
  });

  it('stays under way when another one is at it', async () => {
    const { change } = await findNewcomer(desk);
    const { run } = await desk.run(change(analyze));
    const undo = await begin(run.id);
    await forget();
    expect((await desk.read(run.id)).run).toMatchObject({ undo: 'undoing', undoneBy: undo });
  });
});
