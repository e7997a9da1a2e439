// Graph: a business's ad accounts. Lists, one account's facts, claim, create, remove.

import * as v from 'valibot';
import type { AdAccountId, BusinessId, PrincipalId } from '../ids.ts';
import { toActId } from '../ids.ts';
import { type TaskMask, toTaskMask } from '../tasks.ts';
import type { GraphClient } from './client.ts';
import { createMalformedError, GraphError } from './errors.ts';
import { createParser, fetchAll, fetchPages, type Page } from './paging.ts';
import type { GraphRequest } from './params.ts';
import {
  adAccountIdField,
  booleanField,
  businessIdField,
  minorField,
  numberField,
  tasksField,
  textField,
  timeField,
} from './scalars.ts';

const summaryFields = 'id,name,account_status,disable_reason,currency,timezone_name';

/** What a list tells of an account. */
export interface AdAccountSummary {
  id: AdAccountId;
  name: string | null;
  status: number | null;
  disableReason: number | null;
  currency: string | null;
  timezoneName: string | null;
  /** `OWNER` or `AGENCY` as Graph says, or null where it doesn't tell. */
  relation: 'OWNER' | 'AGENCY' | null;
  permitted: TaskMask | null;
}

const summarySchema = v.object({
  id: adAccountIdField,
  name: textField,
  account_status: numberField,
  disable_reason: numberField,
  currency: textField,
  timezone_name: textField,
  access_type: v.fallback(v.nullish(v.picklist(['OWNER', 'AGENCY']), null), null),
  permitted_tasks: tasksField,
});
const parseSummaryFields = createParser('ad account', summarySchema);

function parseSummary(row: unknown): AdAccountSummary {
  const fields = parseSummaryFields(row);
  return {
    id: fields.id,
    name: fields.name,
    status: fields.account_status,
    disableReason: fields.disable_reason,
    currency: fields.currency,
    timezoneName: fields.timezone_name,
    relation: fields.access_type,
    permitted: fields.permitted_tasks && toTaskMask(fields.permitted_tasks),
  };
}

export interface ListCall {
  graph: GraphClient;
  principal: PrincipalId;
  businessId: BusinessId;
}

const listLimit = 2_500;

/**
 * `owned_ad_accounts` or `client_ad_accounts`, page by page. The business's relation to an account (`access_type`,
 * `permitted_tasks`) exists on these edges alone, and the present reference doesn't list all of it: what is refused as a
 * nonexisting field is done without.
 */
export async function fetchAdAccounts(
  { graph, principal, businessId }: ListCall,
  edge: 'owned_ad_accounts' | 'client_ad_accounts',
  onPage: (page: Page<AdAccountSummary>) => Promise<void> | void,
): Promise<void> {
  const read = (fields: string): Promise<void> =>
    fetchPages({
      graph,
      call: { principal, path: `${businessId}/${edge}`, params: { fields, summary: 'true' }, isAlone: true },
      limit: listLimit,
      parseRow: parseSummary,
      onPage,
    });
  for (const relation of [',access_type,permitted_tasks', ',permitted_tasks', '']) {
    try {
      return await read(summaryFields + relation);
    } catch (error) {
      if (relation === '' || !isNonexistingField(error)) throw error;
    }
  }
}

const isNonexistingField = (error: unknown): boolean =>
  error instanceof GraphError &&
  error.problem.code === 100 &&
  /nonexisting field/i.test(error.problem.message);

export interface PendingAdAccount {
  requestId: string;
  account: Pick<AdAccountSummary, 'id' | 'name' | 'status' | 'currency' | 'timezoneName'>;
}

const requestSchema = v.object({
  id: v.string(),
  ad_account: v.object({
    id: adAccountIdField,
    name: textField,
    account_status: numberField,
    currency: textField,
    timezone_name: textField,
  }),
});
const parseRequest = createParser('ad account request', requestSchema);

/** Requests that nobody has answered yet: for ownership, or for access as an agency. */
export function fetchPendingAdAccounts(
  { graph, principal, businessId }: ListCall,
  edge: 'pending_owned_ad_accounts' | 'pending_client_ad_accounts',
): Promise<PendingAdAccount[]> {
  const fields = 'id,ad_account{id,name,account_status,currency,timezone_name}';
  return fetchAll({
    graph,
    call: { principal, path: `${businessId}/${edge}`, params: { fields }, buckets: [businessId] },
    limit: 500,
    parseRow: (row) => {
      const { id, ad_account: account } = parseRequest(row);
      const { name, currency } = account;
      return {
        requestId: id,
        account: {
          id: account.id,
          name,
          status: account.account_status,
          currency,
          timezoneName: account.timezone_name,
        },
      };
    },
  });
}

/** Accounts of a business whose name is like this one, to find out whether a create was done. */
export async function fetchOwnedByName(
  { graph, principal, businessId }: ListCall,
  name: string,
): Promise<AdAccountSummary[]> {
  const found = await fetchAll({
    graph,
    call: {
      principal,
      path: `${businessId}/owned_ad_accounts`,
      params: { fields: summaryFields, search_query: name },
    },
    limit: listLimit,
    parseRow: parseSummary,
  });
  return found.filter((account) => account.name === name);
}

const businessField = v.fallback(v.nullish(v.object({ id: businessIdField, name: textField }), null), null);

const detailSchema = v.object({
  id: adAccountIdField,
  name: textField,
  account_status: numberField,
  disable_reason: numberField,
  currency: textField,
  timezone_id: numberField,
  timezone_name: textField,
  timezone_offset_hours_utc: numberField,
  amount_spent: minorField,
  balance: minorField,
  spend_cap: minorField,
  min_daily_budget: minorField,
  min_campaign_group_spend_cap: minorField,
  funding_source: textField,
  created_time: timeField,
  is_prepay_account: booleanField,
  business: businessField,
  end_advertiser: textField,
  end_advertiser_name: textField,
  media_agency: textField,
  partner: textField,
  user_tasks: tasksField,
});
export type AdAccountDetail = v.InferOutput<typeof detailSchema>;
/** One of them has fields of its own. */
const detailFields = Object.keys(detailSchema.entries).join().replace('business', 'business{id,name}');

/** What is told of another account isn't this one's. */
function asAsked<Answer extends { id: AdAccountId }>(accountId: AdAccountId, answer: Answer): Answer {
  if (answer.id === accountId) return answer;
  throw createMalformedError('An ad account was answered with another one');
}

/** Errors: 100/33 for "not there or not visible to this token". */
export async function fetchAdAccount(
  graph: GraphClient,
  principal: PrincipalId,
  accountId: AdAccountId,
): Promise<AdAccountDetail> {
  const call = { principal, path: toActId(accountId), params: { fields: detailFields } };
  return asAsked(accountId, createParser('ad account', detailSchema)(await graph.read(call)));
}

const ownerSchema = v.object({ id: adAccountIdField, name: textField, business: businessField });

/** Whose account it is, with the fewest fields: answered wherever the account is visible at all. */
export async function fetchAdAccountOwner(
  graph: GraphClient,
  principal: PrincipalId,
  accountId: AdAccountId,
): Promise<v.InferOutput<typeof ownerSchema>> {
  const call = { principal, path: toActId(accountId), params: { fields: 'id,name,business{id,name}' } };
  return asAsked(accountId, createParser('ad account', ownerSchema)(await graph.read(call)));
}

const fundingSchema = v.object({
  funding_source_details: v.fallback(v.nullish(v.object({ display_string: textField }), null), null),
});

/** How the account pays, in Meta's words; needs MANAGE, so null where it is refused. */
export async function fetchFundingText(
  graph: GraphClient,
  principal: PrincipalId,
  accountId: AdAccountId,
): Promise<string | null> {
  try {
    const call = { principal, path: toActId(accountId), params: { fields: 'funding_source_details' } };
    const { funding_source_details } = createParser('ad account', fundingSchema)(await graph.read(call));
    return funding_source_details?.display_string ?? null;
  } catch (error) {
    if (error instanceof GraphError && (error.problem.remedy === 'fix' || error.problem.remedy === 'act'))
      return null;
    throw error;
  }
}

/** "Not there or not visible": Meta doesn't say which. */
export function isNotVisible(error: unknown): boolean {
  return error instanceof GraphError && error.problem.code === 100 && error.problem.subcode === 33;
}

/** One way. Answers `{ access_status: CONFIRMED | PENDING }`. */
export function claimRequest(businessId: BusinessId, accountId: AdAccountId): GraphRequest {
  const params = { adaccount_id: toActId(accountId) };
  return { method: 'POST', path: `${businessId}/owned_ad_accounts`, params };
}

const claimSchema = v.object({ access_status: v.picklist(['CONFIRMED', 'PENDING']) });
export const parseClaimed = createParser('claim', claimSchema);

export interface NewAdAccount {
  name: string;
  currency: string;
  timezoneId: number;
  endAdvertiser: string;
  mediaAgency: string;
  partner: string;
  invoice: boolean;
}

/** One way, and not harmless to repeat: a second one makes a second account. Answers `{ id: act_… }`. */
export function createRequest(businessId: BusinessId, account: NewAdAccount): GraphRequest {
  return {
    method: 'POST',
    path: `${businessId}/adaccount`,
    params: {
      name: account.name,
      currency: account.currency,
      timezone_id: account.timezoneId,
      end_advertiser: account.endAdvertiser,
      media_agency: account.mediaAgency,
      partner: account.partner,
      invoice: account.invoice ? true : undefined,
    },
  };
}

export const parseCreated = createParser('new ad account', v.object({ id: adAccountIdField }));

/** Withdraws a pending request or gives up an agency's access; refused for what is owned and confirmed. */
export function removeRequest(businessId: BusinessId, accountId: AdAccountId): GraphRequest {
  return {
    method: 'DELETE',
    path: `${businessId}/ad_accounts`,
    params: { adaccount_id: toActId(accountId) },
  };
}
