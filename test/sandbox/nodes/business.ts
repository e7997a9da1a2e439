// Business, its pages, and its lines of credit.

import { currencyOffset } from '../world/seed-accounts.ts';
import { pageToken } from '../world/tokens.ts';
import type { CreditLine } from '../world/types.ts';
import { formatTime, type NodeKind } from './node.ts';

export const business: NodeKind<'Business'> = {
  defaults: ['id', 'name'],
  id: (value) => value.id,
  fields: {
    id: (value) => value.id,
    name: (value) => value.name,
    vertical: (value) => value.vertical,
    vertical_id: () => 0,
    timezone_id: (value) => value.timezoneId,
    created_time: (value) => formatTime(value.createdTime),
    updated_time: (value) => formatTime(value.updatedTime ?? value.createdTime),
    extended_updated_time: (value) => formatTime(value.updatedTime ?? value.createdTime),
    verification_status: (value) => value.verificationStatus,
    two_factor_type: (value) => value.twoFactorType,
    link: (value) => `https://www.facebook.com/${value.primaryPage ?? value.id}`,
    is_hidden: () => false,
    block_offline_analytics: () => false,
    payment_account_id: () => undefined,
    profile_picture_uri: () => undefined,
    user_access_expire_time: () => undefined,
    whatsapp_business_manager_messaging_limit: () => 'UNTIERED',
    collaborative_ads_managed_partner_business_info: () => undefined,
    collaborative_ads_managed_partner_eligibility: () => undefined,
    collaborative_ads_partner_premium_options: () => undefined,
    updated_by: () => undefined,
    created_by: {
      node: 'User',
      get(value, { world }) {
        const user = value.createdBy ? world.users.get(value.createdBy) : undefined;
        return user ? { type: 'User', value: user } : undefined;
      },
    },
    permitted_roles(value, { actor }) {
      const role = actor.persons.find((person) => person.business === value.id)?.role;
      return role ? [role] : undefined;
    },
    primary_page: {
      node: 'Page',
      get(value, { world }) {
        const page = value.primaryPage ? world.pages.get(value.primaryPage) : undefined;
        return page ? { type: 'Page', value: page } : undefined;
      },
    },
  },
};

export const page: NodeKind<'Page'> = {
  defaults: ['id', 'name'],
  id: (value) => value.id,
  fields: {
    id: (value) => value.id,
    name: (value) => value.name,
    username: (value) => value.username,
    category: (value) => value.category,
    is_published: (value) => value.published,
    link: (value) => `https://www.facebook.com/${value.username}`,
    access_token: (value, { world, actor }) =>
      actor.user && value.admins.includes(actor.user.id)
        ? pageToken(world, actor.token, value).text
        : undefined,
    tasks: (value, { actor }) =>
      actor.user && value.admins.includes(actor.user.id)
        ? ['MANAGE', 'CREATE_CONTENT', 'MODERATE', 'ADVERTISE', 'ANALYZE']
        : undefined,
    business: {
      node: 'Business',
      get(value, { world }) {
        const owner = value.ownerBusiness ? world.businesses.get(value.ownerBusiness) : undefined;
        return owner ? { type: 'Business', value: owner } : undefined;
      },
    },
  },
};

function money(line: CreditLine, minor: number): Record<string, string> {
  const offset = currencyOffset(line.currency);
  return {
    amount: (minor / offset).toFixed(2),
    amount_in_hundredths: String(Math.round((minor / offset) * 100)),
    currency: line.currency,
    offsetted_amount: String(minor),
  };
}

export const extendedCredit: NodeKind<'ExtendedCredit'> = {
  defaults: ['id'],
  id: (line) => line.id,
  fields: {
    id: (line) => line.id,
    legal_entity_name: (line) => line.legalEntityName,
    liable_biz_name: (line) => line.legalEntityName,
    send_bill_to_biz_name: (line) => line.legalEntityName,
    credit_type: (line) => line.creditType,
    max_balance: (line) => money(line, line.maxBalance),
    online_max_balance: (line) => money(line, line.maxBalance),
    balance: (line) => money(line, line.balance),
    credit_available: (line) => money(line, line.maxBalance - line.balance),
    allocated_amount: (line) => money(line, 0),
    is_access_revoked: () => false,
    is_automated_experience: () => false,
    liable_address: () => undefined,
    sold_to_address: () => undefined,
    send_bill_to_address: () => undefined,
    partition_from: () => undefined,
    receiving_credit_allocation_config: () => undefined,
    owner_business_name: (line, { world }) => world.businesses.get(line.business)?.name,
    owner_business: {
      node: 'Business',
      get(line, { world }) {
        const owner = world.businesses.get(line.business);
        return owner ? { type: 'Business', value: owner } : undefined;
      },
    },
  },
};
