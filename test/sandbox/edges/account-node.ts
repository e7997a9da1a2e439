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

/** Advertiser, agency and partner can be set once: NONE and UNFOUND may still become something else. */
function changeParties({ world, params }: Context, account: AdAccount): void {
  for (const name of FIXED) {
    if (readText(params, name) === undefined) continue;
    const value = needParty(world, params, name, name !== 'partner');
    const key =
      name === 'end_advertiser' ? 'endAdvertiser' : name === 'media_agency' ? 'mediaAgency' : 'partner';
    if (!['NONE', 'UNFOUND', value].includes(account[key])) throw invalid(`Param ${name} cannot be changed`);
    account[key] = value;
  }
}

/** `spend_cap` is written in major units, as a decimal number, unlike the value that is read. */
function changeSpendCap({ params }: Context, account: AdAccount): void {
  const action = readOneOf(params, 'spend_cap_action', ['reset', 'delete']);
  const cap = readText(params, 'spend_cap');
  if (cap === undefined && action === undefined) return;
  if (cap !== undefined && !/^\d+(\.\d+)?$/.test(cap)) throw invalid('Param spend_cap must be a number');
  if (account.spendCapChanges >= SPEND_CAP_CHANGES) {
    throw new GraphError({ code: 17, subcode: 1885172, message: '(#17) User request limit reached' });
  }
  account.spendCapChanges += 1;
  if (cap !== undefined) account.spendCap = Math.round(Number(cap) * currencyOffset(account.currency));
  if (action === 'reset') account.amountSpent = 0;
  if (action === 'delete') account.spendCap = 0;
}

export const accountNode: readonly Edge[] = [
  actEdge({
    method: 'POST',
    on: ['AdAccount'],
    name: '',
    scope: WRITE_ADS,
    result: 'AdAccount',
    run(context, node) {
      const { params } = context;
      const account = node.value;
      needManage(context, account);
      const isUsed = account.amountSpent > 0 || account.hasHistory;
      for (const name of ['currency', 'timezone_id']) {
        if (readText(params, name) !== undefined && isUsed) throw invalid(`Param ${name} cannot be changed`);
      }
      if (readText(params, 'currency') !== undefined) account.currency = needCurrency(params);
      if (readText(params, 'timezone_id') !== undefined) account.timezoneId = needTimezone(params);
      changeParties(context, account);
      changeSpendCap(context, account);
      account.name = readText(params, 'name') ?? account.name;
      account.notifications = readBoolean(params, 'is_notifications_enabled') ?? account.notifications;
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
