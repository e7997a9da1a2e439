// Runs: whether an account has come to be claimed since a claim of it was planned, by as few looks at the lists as that
// takes.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { syncAccounts, syncPending } from '../../../utils/mirror/sync/sync-accounts.ts';
import { createProblem } from '../../../utils/problem.ts';
import { mayBeClaimed } from '../../../utils/runs/known-claims.ts';
import { claimAdAccount } from '../../../utils/runs/operations/claim-ad-account.ts';
import { claim, findClaimable } from '../support/changes.ts';
import { accountId, businessId, type Desk, openReadDesk } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openReadDesk();
});
afterEach(() => {
  vi.restoreAllMocks();
  return desk.close();
});

const ask = (account: string, business = desk.business.id): Promise<boolean> =>
  mayBeClaimed(desk.db, { businessId: business, accountId: accountId(account), runId: 'asking', index: 0 });

/** Somebody else of the business claims it at Meta. */
async function claimThere(account: string): Promise<void> {
  const path = `${desk.sandbox.http}/v25.0/${desk.business.id}/owned_ad_accounts`;
  const body = new URLSearchParams({ adaccount_id: account, access_token: desk.sandbox.tokens.admin });
  expect((await fetch(path, { method: 'POST', body })).ok).toBe(true);
}

it('reads the lists once for many, also while some of them are done', async () => {
  const account = await findClaimable(desk, 'confirmed');
  const { steps } = await desk.run(claim(account));
  const [step] = steps;
  if (!step) throw new Error('Nothing was done');
  const context = { ...desk.call, db: desk.db };
  const prepare = (stranger: string) =>
    claimAdAccount.prepare(
      context,
      { accountId: accountId(stranger) },
      { ...step, accountId: accountId(stranger), index: 1 },
    );
  const reads = vi.spyOn(desk.db.listPages, 'where');
  const strangers = Array.from({ length: 20 }, (_, n) => `act_9990000000${10 + n}`);
  const found = await Promise.all(strangers.map(prepare));
  expect(found).toEqual(strangers.map(() => ({ evidence: null })));
  expect(reads.mock.calls.length).toBeLessThanOrEqual(2);
});

it.each([
  ['confirmed', 'owned'],
  ['pending', 'pending'],
] as const)('knows of what a list has told since (%s)', async (kind, list) => {
  const account = await findClaimable(desk, kind);
  expect(await ask(account)).toBe(false);
  await claimThere(account);
  await (list === 'owned' ? syncAccounts(desk.db, desk.call, list) : syncPending(desk.db, desk.call));
  expect(await ask(account)).toBe(true);
});

it.each(['confirmed', 'pending'])('knows of what was done here since (%s)', async (kind) => {
  const account = await findClaimable(desk, kind);
  expect(await ask(account)).toBe(false);
  await desk.run(claim(account));
  expect(await ask(account)).toBe(true);
});

it.each([
  ['sent', {}],
  ['checking', {}],
  ['failed', { problem: createProblem({ kind: 'local', remedy: 'retry', reason: 'in-doubt' }) }],
] as const)('knows of a claim whose answer never came (%s)', async (state, change) => {
  const account = await findClaimable(desk, 'confirmed');
  const { steps } = await desk.run(claim(account));
  const [step] = steps;
  if (!step) throw new Error('Nothing was done');
  // The mirror knows nothing of it.
  await desk.db.listPages.clear();
  await desk.db.steps.put({ ...step, state, outcome: null, ...change });
  expect(await ask(account)).toBe(true);
  // It isn't its own reason to look.
  expect(await mayBeClaimed(desk.db, { ...step, accountId: accountId(account) })).toBe(false);
});

it('needs no look after a clear refusal', async () => {
  const account = await findClaimable(desk, 'confirmed');
  const { steps } = await desk.run(claim(account));
  const [step] = steps;
  if (!step) throw new Error('Nothing was done');
  await desk.db.listPages.clear();
  const problem = createProblem({ kind: 'graph', remedy: 'act', code: 200 });
  await desk.db.steps.put({ ...step, state: 'failed', outcome: null, problem });
  expect(await ask(account)).toBe(false);
});

it('takes nothing of one business for another', async () => {
  const account = await findClaimable(desk, 'confirmed');
  await desk.run(claim(account));
  expect(await ask(account, businessId(desk.sandbox.businesses.second))).toBe(false);
  expect(await ask(account)).toBe(true);
});

it('reads them anew after they could not be read', async () => {
  const full = vi.spyOn(desk.db.listPages, 'where').mockImplementation(() => {
    throw new Error('The disk is broken.');
  });
  await expect(ask('act_999000000099')).rejects.toThrow('The disk is broken.');
  full.mockRestore();
  expect(await ask('act_999000000099')).toBe(false);
});
