// Operation: claim an ad account for the business. One way once confirmed; while pending it can be withdrawn.

import * as v from 'valibot';
import { getAccountName } from '../../account-name.ts';
import { foldText } from '../../fold-text.ts';
import {
  claimRequest,
  fetchAdAccountOwner,
  fetchPendingAdAccounts,
  isNotVisible,
  parseClaimed,
} from '../../graph/ad-accounts.ts';
import type { AdAccountId } from '../../ids.ts';
import { findAccountRows } from '../../mirror/queries.ts';
import type { AdAccountRow } from '../../mirror/schema.ts';
import { dropAccount, putAccount } from '../../mirror/write-accounts.ts';
import { getLevelMask } from '../../tasks.ts';
import { adAccountIdInput } from '../inputs.ts';
import { mayBeClaimed } from '../known-claims.ts';
import type { Finding, Operation, OperationContext } from '../operation.ts';
import type { Refusal } from '../types.ts';

function getRefusal(rows: readonly AdAccountRow[]): Refusal | null {
  if (rows.some((row) => row.list === 'owned')) return 'already-owned';
  return rows.some((row) => row.list === 'pending' && row.relation === 'OWNER') ? 'already-pending' : null;
}

async function check(context: OperationContext, accountId: AdAccountId): Promise<Finding> {
  const { graph, principal, businessId } = context;
  const pending = await fetchPendingAdAccounts({ graph, principal, businessId }, 'pending_owned_ad_accounts');
  if (pending.some(({ account }) => account.id === accountId)) {
    return { state: 'done', outcome: { access: 'PENDING', found: true } };
  }
  try {
    const { business } = await fetchAdAccountOwner(graph, principal, accountId);
    if (business?.id === businessId) return { state: 'done', outcome: { access: 'CONFIRMED', found: true } };
  } catch (error) {
    // What the business owns, its admin can see; so what can't be seen isn't owned.
    if (!isNotVisible(error)) throw error;
  }
  return { state: 'not-done' };
}

export const claimAdAccount: Operation<'claim-ad-account'> = {
  name: 'claim-ad-account',
  schema: v.object({ accountId: adAccountIdInput, accountName: v.exactOptional(v.string()) }),
  friction: 'deliberate',
  isRepeatable: false,
  wantsState: false,
  looks: [],
  getSubject: () => 'relation',

  async plan({ reader }, { accountId, accountName = null }) {
    const rows = await reader.getRows(accountId);
    const [known] = rows;
    return {
      accountId,
      accountName: (known && getAccountName(known)) ?? (await reader.findName(accountId)) ?? accountName,
      personId: null,
      personName: null,
      before: null,
      after: null,
      guards: ['one-way'],
      refusal: getRefusal(rows),
    };
  },

  async prepare(context, { accountId }, step) {
    if (!(await mayBeClaimed(context.db, { ...step, accountId }))) return { evidence: null };
    // Since it was planned it has come about: two surfaces may ask for the same at once. Or the mirror is of before a
    // withdrawal: so it is a reason to look, and no more.
    const finding = await check(context, accountId);
    return finding.state === 'done' ? { already: finding.outcome, evidence: null } : { evidence: null };
  },
  getRequest: ({ accountId }, businessId) => claimRequest(businessId, accountId),
  parseAnswer: (answer) => ({ access: parseClaimed(answer).access_status }),
  check: (context, { accountId }) => check(context, accountId),

  async write(db, { accountId }, { businessId, outcome, planned, endedAt }) {
    if (outcome?.access === 'GONE') return;
    const rows = await findAccountRows(db, businessId, accountId);
    // Owned already: what was asked has been answered since.
    if (rows.some((row) => row.list === 'owned')) return dropAccount(db, businessId, 'pending', accountId);
    const [known] = rows;
    const isConfirmed = outcome?.access === 'CONFIRMED';
    const name = known?.name ?? planned.accountName ?? accountId;
    const row: AdAccountRow = {
      id: accountId,
      name,
      folded: foldText(name),
      list: isConfirmed ? 'owned' : 'pending',
      relation: 'OWNER',
      access: isConfirmed ? 'CONFIRMED' : 'PENDING',
      status: known?.status ?? null,
      disableReason: known?.disableReason ?? null,
      currency: known?.currency ?? null,
      timezoneName: known?.timezoneName ?? null,
      permitted: isConfirmed ? getLevelMask('manage') : 0,
      requestId: null,
      askedAt: isConfirmed ? null : (endedAt ?? Date.now()),
      isAskedHere: !isConfirmed,
    };
    if (known?.list === row.list) return;
    await putAccount(db, businessId, row);
    if (isConfirmed) await dropAccount(db, businessId, 'pending', accountId);
  },

  getInverse: ({ accountId }, { outcome }) => {
    if (outcome?.access === 'GONE') return 'nothing';
    return outcome?.access === 'PENDING'
      ? { operation: 'remove-ad-account', input: { accountId } }
      : 'one-way';
  },
};
