// Runs of many: a few that come to nothing for now don't hold up the others, and planning reads what it needs once.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readList, readPeople } from '../../../utils/mirror/queries.ts';
import { retryFailed } from '../../../utils/runs/journal.ts';
import { planChanges } from '../../../utils/runs/plan.ts';
import type { Change } from '../../../utils/runs/types.ts';
import { analyze, claim } from '../support/changes.ts';
import { accountId, type Desk, openReadDesk } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openReadDesk({ accounts: 60 });
});
afterEach(() => {
  vi.restoreAllMocks();
  return desk.close();
});

/** One person is given a task on as many accounts on which they have none. */
async function giveOnMany(many: number): Promise<Change[]> {
  const people = await readPeople(desk.db, desk.business.id);
  const person = people.find(({ id, kind }) => kind === 'business_user' && id !== desk.business.myPersonId);
  if (!person) throw new Error('Nobody is there');
  const rows = await readList(desk.db, desk.business.id, 'owned');
  const wishes = rows.map(
    (row): Change => ({
      operation: 'set-tasks',
      input: { accountId: row.id, personId: person.id, tasks: analyze },
    }),
  );
  const planned = await planChanges(desk.db, desk.business, wishes);
  return wishes.filter((_, index) => planned[index]?.refusal === null).slice(0, many);
}

it('goes on with the others while the first ones cannot be read', async () => {
  const changes = await giveOnMany(30);
  const ids = changes.flatMap(({ input }) => ('accountId' in input ? input.accountId : []));
  const stuck = ids.slice(0, 10);
  const path = `act_(${stuck.join('|')})/assigned_users`;
  await desk.door.fault({ match: { method: 'GET', path }, kind: 'http500' });
  const { run } = await desk.run(...changes);
  expect(run).toMatchObject({ state: 'waiting', counts: { done: 20, planned: 10 } });
});

it('sends what may travel together in batches, as full as they can be', async () => {
  const changes = await giveOnMany(30);
  expect(changes).toHaveLength(30);
  const before = (await desk.door.requests()).length;
  expect((await desk.run(...changes)).run.counts.done).toBe(30);
  const sent = (await desk.door.requests()).slice(before).filter(({ batch }) => batch === undefined);
  // Who may do what there now, and then the writes.
  expect(sent).toHaveLength(2);
});

it('looks once at what several withdrawals want to know', async () => {
  const pending = await readList(desk.db, desk.business.id, 'pending');
  const withdrawn = pending.filter(({ relation }) => relation === 'OWNER').slice(0, 3);
  expect(withdrawn).toHaveLength(3);
  const before = (await desk.door.requests()).length;
  const { run } = await desk.run(
    ...withdrawn.map(({ id }): Change => ({ operation: 'remove-ad-account', input: { accountId: id } })),
  );
  expect(run.counts.done).toBe(3);
  const sent = (await desk.door.requests()).slice(before);
  expect(sent.filter(({ path }) => path.endsWith('/pending_owned_ad_accounts'))).toHaveLength(1);
  expect(sent.filter(({ method }) => method === 'DELETE')).toHaveLength(3);
});

it('goes on with the others while one account is at its limit', async () => {
  const changes = await giveOnMany(30);
  const [first] = changes;
  const account = first && 'accountId' in first.input ? first.input.accountId : '';
  await desk.door.act({ do: 'set-usage', account, percent: 100, regainMinutes: 3 });
  const { run, steps } = await desk.run(...changes);
  expect(run).toMatchObject({ state: 'waiting', counts: { done: 29, planned: 1 } });
  expect((run.resumeAt ?? 0) - Date.now()).toBeGreaterThan(120_000);
  expect(steps[0]).toMatchObject({ state: 'planned', sends: 0, problem: { remedy: 'wait' } });
  // Not asked again before: the limit would grow.
  const asked = async () => (await desk.door.requests()).filter(({ path }) => path.includes(account)).length;
  const before = await asked();
  await desk.createWorker().wake();
  expect(await asked()).toBe(before);
});

it('waits as long as the business has to, and not as an account among them', async () => {
  const changes = await giveOnMany(3);
  const last = changes.at(-1);
  const account = last && 'accountId' in last.input ? last.input.accountId : '';
  const { business, principal, graph } = desk;
  await desk.door.act({ do: 'set-usage', account, percent: 100, regainMinutes: 60 });
  await desk.door.act({ do: 'set-usage', business: business.id, percent: 100, regainMinutes: 1 });
  await Promise.allSettled(
    [`act_${account}`, `${business.id}/owned_ad_accounts`].map((path) => graph.read({ principal, path })),
  );
  const { run } = await desk.run(...changes);
  expect(run.state).toBe('waiting');
  expect((run.resumeAt ?? 0) - Date.now()).toBeLessThanOrEqual(60_000);
});

it('tries what failed again, while an account among them is at its limit', async () => {
  const changes = await giveOnMany(2);
  const [limited, failing] = changes.flatMap(({ input }) => ('accountId' in input ? input.accountId : []));
  await desk.door.act({ do: 'set-usage', account: limited ?? '', percent: 100, regainMinutes: 60 });
  await desk.door.fault({
    match: { method: 'POST', path: `act_${failing}/assigned_users` },
    kind: 'code:100',
    times: 1,
  });
  const { run } = await desk.run(...changes);
  expect(run).toMatchObject({ state: 'waiting', counts: { planned: 1, failed: 1 } });
  await retryFailed(desk.db, run.id);
  await desk.createWorker().wake();
  expect((await desk.read(run.id)).run).toMatchObject({ state: 'waiting', counts: { planned: 1, done: 1 } });
});

it('sends nothing that was still being prepared when it was paused', async () => {
  const changes = await giveOnMany(30);
  const runId = await desk.plan(...changes);
  const worker = desk.createWorker({
    ...desk.graph,
    read: async (call) => {
      const answer = await desk.graph.read(call);
      await desk.db.runs.update(runId, { state: 'paused' });
      return answer;
    },
  });
  await worker.wake();
  expect((await desk.read(runId)).run).toMatchObject({ state: 'paused', counts: { planned: 30, sent: 0 } });
});

it('puts off what an older run has to do first on that account, and no more', async () => {
  const changes = await giveOnMany(3);
  const [first] = changes;
  const account = first && 'accountId' in first.input ? first.input.accountId : '';
  await desk.door.act({ do: 'set-usage', account, percent: 100, regainMinutes: 3 });
  const older = await desk.run(...changes.slice(0, 1));
  expect(older.run.state).toBe('waiting');
  const { run, steps } = await desk.run(...changes);
  expect(run).toMatchObject({ state: 'waiting', counts: { done: 2, planned: 1 } });
  expect(steps[0]).toMatchObject({ state: 'planned', problem: null });
});

it('reads the lists once for a plan, whatever it is about', async () => {
  const strangers = Array.from({ length: 20 }, (_, n) => claim(`act_9990000000${10 + n}`));
  const reads = vi.spyOn(desk.db.listPages, 'toArray');
  const planned = await planChanges(desk.db, desk.business, strangers);
  expect(planned).toHaveLength(20);
  expect(planned[0]).toMatchObject({ accountId: accountId('999000000010'), refusal: null });
  expect(reads.mock.calls.length).toBeLessThan(2);
});
