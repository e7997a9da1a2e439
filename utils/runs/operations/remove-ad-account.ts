// Operation: withdraw a pending request, or give up an agency's access. What is owned and confirmed can't be removed.

import * as v from 'valibot';
import { fetchAdAccounts, fetchPendingAdAccounts, removeRequest } from '../../graph/ad-accounts.ts';
import type { AdAccountId } from '../../ids.ts';
import { findAccountRows } from '../../mirror/queries.ts';
import type { AdAccountRow, ListName } from '../../mirror/schema.ts';
import { dropAccount } from '../../mirror/write-accounts.ts';
import { writeAccountTasks } from '../../mirror/write-tasks.ts';
import { adAccountIdInput } from '../inputs.ts';
import type { Finding, Operation, OperationContext } from '../operation.ts';

/** Which relation goes: the pending one where there is one, else the agency's. */
function getRemovable(rows: readonly AdAccountRow[]): AdAccountRow | undefined {
  return rows.find((row) => row.access === 'PENDING') ?? rows.find((row) => row.relation === 'AGENCY');
}

interface Evidence {
  list: ListName;
  relation: AdAccountRow['relation'];
}

async function check(
  context: OperationContext,
  accountId: AdAccountId,
  evidence: Evidence,
): Promise<Finding> {
  const { graph, principal, businessId } = context;
  const call = { graph, principal, businessId };
  let isThere = false;
  if (evidence.list === 'pending') {
    const edge = evidence.relation === 'OWNER' ? 'pending_owned_ad_accounts' : 'pending_client_ad_accounts';
    isThere = (await fetchPendingAdAccounts(call, edge)).some(({ account }) => account.id === accountId);
  } else {
    await fetchAdAccounts(call, 'client_ad_accounts', (page) => {
      isThere ||= page.rows.some((row) => row.id === accountId);
    });
  }
  return isThere ? { state: 'not-done' } : { state: 'done', outcome: { found: true } };
}

export const removeAdAccount: Operation<'remove-ad-account'> = {
  name: 'remove-ad-account',
  schema: v.object({ accountId: adAccountIdInput }),
  friction: 'name',
  isRepeatable: false,
  wantsState: true,
  looks: 1,

  async plan({ db, businessId }, { accountId }) {
    const rows = await findAccountRows(db, businessId, accountId);
    const removable = getRemovable(rows);
    const [any] = rows;
    return {
      accountId,
      accountName: (removable ?? any)?.name ?? null,
      personId: null,
      personName: null,
      before: null,
      after: null,
      guards: ['removal'],
      refusal: removable ? null : any ? 'owner-confirmed' : 'not-in-business',
    };
  },

  async prepare({ db, businessId }, { accountId }) {
    const row = getRemovable(await findAccountRows(db, businessId, accountId));
    const evidence: Evidence = { list: row?.list ?? 'pending', relation: row?.relation ?? 'OWNER' };
    return { evidence };
  },

  getRequest: ({ accountId }, businessId) => removeRequest(businessId, accountId),
  parseAnswer: () => ({}),
  check: (context, { accountId }, step) => check(context, accountId, step.evidence as Evidence),

  async write(db, { accountId }, step) {
    const { list } = step.evidence as Evidence;
    await dropAccount(db, step.businessId, list, accountId);
    // With an agency's access, what its people could do is gone as well.
    if (list === 'shared') await writeAccountTasks(db, step.businessId, accountId, new Map());
  },

  getInverse: ({ accountId }, step) => {
    const { list, relation } = step.evidence as Evidence;
    // Ownership can be asked for again. An agency's access is the owner's to give.
    if (list !== 'pending' || relation !== 'OWNER') return 'one-way';
    return { operation: 'claim-ad-account', input: { accountId } };
  },
};
