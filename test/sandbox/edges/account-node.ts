// Changing and closing an ad account itself.

import type { Context } from '../graph/context.ts';
import { actEdge, type Edge } from '../graph/edge.ts';
import { codeError, GraphError, invalid } from '../graph/errors.ts';
import { readBoolean, readOneOf, readText } from '../graph/params.ts';
import { WRITE_ADS } from '../graph/scopes.ts';
import { canManage } from '../world/access.ts';
import { currencyOffset } from '../world/seed-accounts.ts';
import type { AdAccount } from '../world/types.ts';
import { needCurrency, needParty, needTimezone } from './create.ts';

const SPEND_CAP_CHANGES = 10;
const FIXED = ['end_advertiser', 'media_agency', 'partner'] as const;

function needManage({ world, actor }: Context, account: AdAccount): void {
  if (!canManage(world, actor, account)) throw codeError(200);
}

/** Currency and time zone are fixed once the account has been used. */
function readPlace({ params }: Context, account: AdAccount): Partial<AdAccount> {
  const isUsed = account.amountSpent > 0 || account.hasHistory;
  for (const name of ['currency', 'timezone_id']) {
    if (readText(params, name) !== undefined && isUsed) throw invalid(`Param ${name} cannot be changed`);
  }
  return {
    ...(readText(params, 'currency') === undefined ? {} : { currency: needCurrency(params) }),
    ...(readText(params, 'timezone_id') === undefined ? {} : { timezoneId: needTimezone(params) }),
  };
}

/** Advertiser, agency and partner can be set once: NONE and UNFOUND may still become something else. */
function readParties({ world, params }: Context, account: AdAccount): Partial<AdAccount> {
  const change: Partial<AdAccount> = {};
  for (const name of FIXED) {
    if (readText(params, name) === undefined) continue;
    const value = needParty(world, params, name, name !== 'partner');
    const key =
      name === 'end_advertiser' ? 'endAdvertiser' : name === 'media_agency' ? 'mediaAgency' : 'partner';
    if (!['NONE', 'UNFOUND', value].includes(account[key])) throw invalid(`Param ${name} cannot be changed`);
    change[key] = value;
  }
  return change;
}

/** `spend_cap` is written in major units, as a decimal number, unlike the value that is read. */
function readSpendCap({ params }: Context, account: AdAccount, currency: string): Partial<AdAccount> {
  const action = readOneOf(params, 'spend_cap_action', ['reset', 'delete']);
  const cap = readText(params, 'spend_cap');
  if (cap === undefined && action === undefined) return {};
  if (cap !== undefined && !/^\d+(\.\d+)?$/.test(cap)) throw invalid('Param spend_cap must be a number');
  if (account.spendCapChanges >= SPEND_CAP_CHANGES) {
    throw new GraphError({ code: 17, subcode: 1885172, message: '(#17) User request limit reached' });
  }
  return {
    spendCapChanges: account.spendCapChanges + 1,
    ...(cap === undefined ? {} : { spendCap: Math.round(Number(cap) * currencyOffset(currency)) }),
    ...(action === 'reset' ? { amountSpent: 0 } : {}),
    ...(action === 'delete' ? { spendCap: 0 } : {}),
  };
}

/** All that the call changes. What is refused in part is refused as a whole, and nothing of it is done. */
function readChange(context: Context, account: AdAccount): Partial<AdAccount> {
  const { params } = context;
  const name = readText(params, 'name');
  const notifications = readBoolean(params, 'is_notifications_enabled');
  const place = readPlace(context, account);
  return {
    ...place,
    ...readParties(context, account),
    ...readSpendCap(context, account, place.currency ?? account.currency),
    ...(name === undefined ? {} : { name }),
    ...(notifications === undefined ? {} : { notifications }),
  };
}

export const accountNode: readonly Edge[] = [
  actEdge({
    method: 'POST',
    on: ['AdAccount'],
    name: '',
    scope: WRITE_ADS,
    result: 'AdAccount',
    run(context, node) {
      needManage(context, node.value);
      Object.assign(node.value, readChange(context, node.value));
      return { body: { success: true }, node };
    },
  }),
  actEdge({
    method: 'DELETE',
    on: ['AdAccount'],
    name: '',
    scope: WRITE_ADS,
    run(context, { value: account }) {
      needManage(context, account);
      account.status = 101;
      account.disableReason = 7;
      return { body: { success: true } };
    },
  }),
];
