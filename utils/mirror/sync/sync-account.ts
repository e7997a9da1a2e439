// Sync: one ad account as it is opened. Its further facts, and its people.

import { fetchAssignedUsers } from '../../graph/access.ts';
import {
  type AdAccountDetail,
  fetchAdAccount,
  fetchFundingText,
  type ListCall,
} from '../../graph/ad-accounts.ts';
import { toProblem } from '../../graph/errors.ts';
import type { AdAccountId, BusinessId } from '../../ids.ts';
import { toTaskMask } from '../../tasks.ts';
import type { MirrorDatabase } from '../database.ts';
import type { AccountDetailRow } from '../schema.ts';
import { patchAccount } from '../write-accounts.ts';
import { writeAccountTasks } from '../write-tasks.ts';

function toRow(
  businessId: BusinessId,
  account: AdAccountDetail,
  fundingSourceText: string | null,
): AccountDetailRow {
  return {
    businessId,
    id: account.id,
    name: account.name ?? account.id,
    status: account.account_status,
    disableReason: account.disable_reason,
    currency: account.currency,
    timezoneId: account.timezone_id,
    timezoneName: account.timezone_name,
    timezoneOffsetHours: account.timezone_offset_hours_utc,
    amountSpent: account.amount_spent,
    balance: account.balance,
    spendCap: account.spend_cap,
    minDailyBudget: account.min_daily_budget,
    minCampaignCap: account.min_campaign_group_spend_cap,
    fundingSource: account.funding_source,
    fundingSourceText,
    createdAt: account.created_time,
    ownerBusinessId: account.business?.id ?? null,
    ownerBusinessName: account.business?.name ?? null,
    endAdvertiser: account.end_advertiser,
    endAdvertiserName: account.end_advertiser_name,
    mediaAgency: account.media_agency,
    partner: account.partner,
    isPrepay: account.is_prepay_account,
    mine: toTaskMask(account.user_tasks ?? []),
    readAt: Date.now(),
    peopleReadAt: null,
    problem: null,
  };
}

/** Reads facts and people together. Each may fail for itself; throws the first failure after writing what came. */
export async function syncAccount(db: MirrorDatabase, call: ListCall, accountId: AdAccountId): Promise<void> {
  const { graph, principal, businessId } = call;
  const [facts, funding, people] = await Promise.allSettled([
    fetchAdAccount(graph, principal, accountId),
    fetchFundingText(graph, principal, accountId),
    fetchAssignedUsers(call, accountId),
  ]);
  if (people.status === 'fulfilled') {
    const masks = new Map(people.value.map((one) => [one.personId, one.tasks]));
    const names = new Map(people.value.map((one) => [one.personId, one.name]));
    await writeAccountTasks(db, businessId, accountId, masks, names);
  }
  if (facts.status === 'fulfilled') {
    const known = await db.accountDetails.get([businessId, accountId]);
    const fundingText = funding.status === 'fulfilled' ? funding.value : null;
    const row = toRow(businessId, facts.value, fundingText);
    const peopleReadAt = people.status === 'fulfilled' ? Date.now() : (known?.peopleReadAt ?? null);
    const problem = people.status === 'rejected' ? toProblem(people.reason) : null;
    await db.accountDetails.put({ ...row, peopleReadAt, problem });
    const { name, status, disableReason, currency, timezoneName } = row;
    await patchAccount(db, businessId, accountId, { name, status, disableReason, currency, timezoneName });
  }
  for (const outcome of [facts, people]) if (outcome.status === 'rejected') throw outcome.reason;
}
