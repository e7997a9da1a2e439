// Operation: withdraw a pending request, or give up an agency's access. What is owned and confirmed can't be removed.

import * as v from 'valibot';
import { getAccountName } from '../../account-name.ts';
import { fetchAdAccounts, fetchPendingAdAccounts, removeRequest } from '../../graph/ad-accounts.ts';
import { parseSuccess } from '../../graph/success.ts';
import type { AdAccountId } from '../../ids.ts';
import type { AdAccountRow } from '../../mirror/schema.ts';
import { dropAccount } from '../../mirror/write-accounts.ts';
import { writeAccountTasks } from '../../mirror/write-tasks.ts';
import { adAccountIdInput } from '../inputs.ts';
import type { Operation, OperationContext } from '../operation.ts';
import type { ChangeInputs, Refusal, RemovalFacts, StepRow } from '../types.ts';

type Input = ChangeInputs['remove-ad-account'];

/**
 * Which relation goes: the one that the person was asked about; else the pending one where there is one, else the
 * agency's. What takes a claim back withdraws its request and nothing else: the answer to it may have come, and an
 * agency's access is not what was asked for.
 */
function getRemovable(
  rows: readonly AdAccountRow[],
  isUndo: boolean,
  meant: Input['list'],
): AdAccountRow | undefined {
  const requests = rows.filter((row) => row.access === 'PENDING');
  if (isUndo) return requests.find((row) => row.relation === 'OWNER');
  const access = rows.find((row) => row.relation === 'AGENCY' && row.access === 'CONFIRMED');
  if (meant === 'pending') return requests[0];
  if (meant === 'shared') return access;
  return requests[0] ?? access;
}

/** Why none goes, of an account that has the first of these rows. */
function getRefusal(shown: AdAccountRow | undefined, meant: Input['list']): Refusal {
  if (!shown) return 'not-in-business';
  if (shown.relation === 'OWNER' && shown.access === 'CONFIRMED') return 'owner-confirmed';
  return meant === 'shared' ? 'not-in-business' : 'no-longer-pending';
}

/** A step of a removal has them: one without was refused. */
const getFacts = (step: StepRow): RemovalFacts => step.planned.facts as RemovalFacts;

/** Whether a step withdraws a request to own an account. */
export function isWithdrawal(step: StepRow): boolean {
  if (step.planned.change.operation !== 'remove-ad-account') return false;
  const { list, relation } = getFacts(step);
  return list === 'pending' && relation === 'OWNER';
}

/** Whether the relation is there, as Meta says. */
async function isThere(
  context: OperationContext,
  accountId: AdAccountId,
  { list, relation }: RemovalFacts,
): Promise<boolean> {
  const { graph, principal, businessId } = context;
  const call = { graph, principal, businessId };
  if (list === 'pending') {
    const edge = relation === 'OWNER' ? 'pending_owned_ad_accounts' : 'pending_client_ad_accounts';
    return (await fetchPendingAdAccounts(call, edge)).some(({ account }) => account.id === accountId);
  }
  let isFound = false;
  await fetchAdAccounts(call, 'client_ad_accounts', (page) => {
    isFound ||= page.rows.some((row) => row.id === accountId);
  });
  return isFound;
}

export const removeAdAccount: Operation<'remove-ad-account'> = {
  name: 'remove-ad-account',
  schema: v.object({ accountId: adAccountIdInput, list: v.exactOptional(v.picklist(['pending', 'shared'])) }),
  friction: 'name',
  isRepeatable: false,
  wantsState: true,
  looks: [],
  getSubject: () => 'relation',

  async plan({ reader }, { accountId, list }, undone) {
    const rows = await reader.getRows(accountId);
    const removable = getRemovable(rows, undone !== undefined, list);
    const shown = removable ?? rows[0];
    return {
      accountId,
      accountName: shown ? getAccountName(shown) : null,
      personId: null,
      personName: null,
      before: null,
      after: null,
      guards: ['removal'],
      refusal: removable ? null : getRefusal(shown, list),
      facts: removable && { list: removable.list, relation: removable.relation },
    };
  },

  async prepare(context, { accountId }, step) {
    const facts = getFacts(step);
    // Meta removes whatever relation there is: a request that was answered meanwhile may have become one to keep.
    if (facts.list === 'pending' && !(await isThere(context, accountId, facts)))
      return { stop: 'no-longer-pending' };
    return { evidence: null };
  },

  getRequest: ({ accountId }, businessId) => removeRequest(businessId, accountId),
  parseAnswer: parseSuccess,
  async check(context, { accountId }, step) {
    if (await isThere(context, accountId, getFacts(step))) return { state: 'not-done' };
    return { state: 'done', outcome: { found: true } };
  },

  async write(db, { accountId }, step) {
    const { list } = getFacts(step);
    await dropAccount(db, step.businessId, list, accountId);
    // With an agency's access, what its people could do is gone as well.
    if (list === 'shared') await writeAccountTasks(db, step.businessId, accountId, new Map());
  },

  getInverse: ({ accountId }, step) => {
    // Ownership can be asked for again. An agency's access is the owner's to give.
    if (!isWithdrawal(step)) return 'one-way';
    return { operation: 'claim-ad-account', input: { accountId } };
  },
};
