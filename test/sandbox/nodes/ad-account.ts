// AdAccount: money in minor units as text, status and reason as numbers, what needs a right says so.

import timezones from '../../../utils/timezones.json' with { type: 'json' };
import type { Actor } from '../graph/context.ts';
import { GraphError, missingScope } from '../graph/errors.ts';
import { BUSINESS, hasScope } from '../graph/scopes.ts';
import { canManage, tasksOn } from '../world/access.ts';
import type { AdAccount } from '../world/types.ts';
import { EPOCH } from '../world/world.ts';
import { formatTime, type Node, type NodeField, type NodeKind } from './node.ts';

const ZONES = new Map(timezones.map((zone) => [zone.id, zone.iana]));
const OFFSETS = new Map<string, number>();

/** Whose an account is takes business_management, whether it has an owner or not. */
function checkMayReadOwner(actor: Actor): void {
  if (!hasScope(actor, BUSINESS)) throw missingScope('business_management');
}

const owner: NodeField<AdAccount> = {
  node: 'Business',
  get(account, { world, actor }): Node | undefined {
    checkMayReadOwner(actor);
    const value = account.ownerBusiness ? world.businesses.get(account.ownerBusiness) : undefined;
    return value ? { type: 'Business', value } : undefined;
  },
};

export const adAccount: NodeKind<'AdAccount'> = {
  defaults: ['id', 'account_id'],
  id: (account) => `act_${account.accountId}`,
  fields: {
    id: (account) => `act_${account.accountId}`,
    account_id: (account) => account.accountId,
    name: (account) => account.name,
    currency: (account) => account.currency,
    account_status: (account) => account.status,
    disable_reason: (account) => account.disableReason,
    amount_spent: (account) => String(account.amountSpent),
    balance: (account) => String(account.balance),
    spend_cap: (account) => String(account.spendCap),
    min_campaign_group_spend_cap: () => '10000',
    min_daily_budget: () => 100,
    age: (account) => Math.max(0, Math.round(((EPOCH - account.createdTime) / 86_400_000) * 100) / 100),
    created_time: (account) => formatTime(account.createdTime),
    timezone_id: (account) => account.timezoneId,
    timezone_name: (account) => ZONES.get(account.timezoneId) ?? undefined,
    timezone_offset_hours_utc: (account) => offsetHours(ZONES.get(account.timezoneId) ?? undefined),
    business: owner,
    owner_business: owner,
    viewable_business: owner,
    owner(account, { actor }) {
      checkMayReadOwner(actor);
      return account.ownerBusiness ?? account.ownerUser;
    },
    funding_source: (account) => account.funding?.id,
    funding_source_details(account, { world, actor }) {
      if (!canManage(world, actor, account)) {
        throw new GraphError({
          code: 100,
          type: 'GraphMethodException',
          message: 'Unsupported request - method type: get',
        });
      }
      const funding = account.funding;
      return funding ? { id: funding.id, display_string: funding.display, type: funding.type } : undefined;
    },
    business_name: (account, { world }) => world.businesses.get(account.ownerBusiness ?? '')?.name,
    business_street: (account) => account.address?.street,
    business_city: (account) => account.address?.city,
    business_zip: (account) => account.address?.zip,
    business_country_code: (account) => account.address?.country,
    business_street2: () => undefined,
    business_state: () => undefined,
    end_advertiser: (account) => account.endAdvertiser,
    end_advertiser_name: (account, { world }) =>
      world.businesses.get(account.endAdvertiser)?.name ?? world.pages.get(account.endAdvertiser)?.name,
    media_agency: (account) => account.mediaAgency,
    partner: (account) => account.partner,
    user_tasks: (account, { world, actor }) => tasksOn(world, actor, account).toReversed(),
    is_personal: (account) => (account.kind === 'personal' && !account.ownerBusiness ? 1 : 0),
    is_notifications_enabled: (account) => account.notifications,
    is_prepay_account: () => false,
    is_direct_deals_enabled: () => false,
    has_page_authorized_adaccount: () => false,
    is_tax_id_required: () => false,
    tos_accepted: () => ({ web_custom_audience_tos: 1 }),
    user_tos_accepted: (_, { actor }) => (actor.user ? { web_custom_audience_tos: 1 } : undefined),
    capabilities: () => ['CAN_USE_REACH_AND_FREQUENCY', 'DIRECT_SALES'],
    fb_entity: () => 85,
    tax_id: () => undefined,
    tax_id_type: () => undefined,
    tax_id_status: () => 0,
    io_number: () => undefined,
    line_numbers: () => undefined,
    extended_credit_invoice_group: () => undefined,
    agency_client_declaration: () => undefined,
    default_dsa_payor: () => undefined,
    default_dsa_beneficiary: () => undefined,
  },
};

/** The zone's offset at the world's moment, in hours; half hours occur. */
function offsetHours(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  const known = OFFSETS.get(zone);
  if (known !== undefined) return known;
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    EPOCH,
  );
  const text = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(text) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) + Number(minutes ?? 0) / 60);
  OFFSETS.set(zone, offset);
  return offset;
}
