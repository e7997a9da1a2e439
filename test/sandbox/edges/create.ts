// Creating an ad account in a business: required parameters, then the rules.

import currencies from '../../../utils/currencies.json' with { type: 'json' };
import type { Context } from '../graph/context.ts';
import { actEdge, type Edge } from '../graph/edge.ts';
import { codeError, invalid } from '../graph/errors.ts';
import { needText, type Params, readBoolean, readText } from '../graph/params.ts';
import { BUSINESS } from '../graph/scopes.ts';
import { addAdAccount, addRelation } from '../world/seed-accounts.ts';
import type { Business, CreditLine } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { needAdmin } from './guards.ts';

const MOST_BY_API = 5;
const NOBODY = ['NONE', 'UNFOUND'];

export function needCurrency(params: Params): string {
  const currency = needText(params, 'currency');
  if (Object.hasOwn(currencies, currency)) return currency;
  throw invalid(`Param currency must be one of {AED, ARS, AUD, …} - got "${currency}".`, {
    blame: ['currency'],
  });
}

export function needTimezone(params: Params): number {
  const text = needText(params, 'timezone_id');
  if (/^\d{1,3}$/.test(text) && Number(text) <= 592) return Number(text);
  throw invalid(`Param timezone_id must be one of {0, 1, 2, …, 592} - got "${text}".`, {
    blame: ['timezone_id'],
  });
}

/** NONE, UNFOUND, or the id of a page (its alias too) or an app; where `business` is set, of a business too. */
export function needParty(world: World, params: Params, name: string, business: boolean): string {
  const value = needText(params, name);
  if (NOBODY.includes(value) || world.pages.has(value) || world.apps.has(value)) return value;
  for (const page of world.pages.values()) if (page.username === value) return page.id;
  if (business && world.businesses.has(value)) return value;
  throw invalid(`Param ${name} must be a valid ID, NONE or UNFOUND - got "${value}".`, { blame: [name] });
}

/** A business and its page must be set up, and its accounts complete, before it may have another. */
function checkReady({ world }: Context, business: Business): void {
  const page = business.primaryPage ? world.pages.get(business.primaryPage) : undefined;
  const owned = world
    .relationsOfBusiness(business.id)
    .filter((relation) => relation.accessType === 'OWNER' && relation.status === 'CONFIRMED');
  const isBad = owned.some(({ account }) => world.adAccounts.get(account)?.standing === 'bad');
  if (isBad || (page && !page.published)) throw codeError(3980);
  if (business.createdByApi >= MOST_BY_API) throw codeError(3979);
}

function pickFunding({ world, params }: Context, business: Business): CreditLine | undefined {
  const lines = [...world.creditLines.values()].filter((line) => line.business === business.id);
  const fundingId = readText(params, 'funding_id');
  if (fundingId) {
    const line = lines.find((candidate) => candidate.id === fundingId);
    if (line) return line;
    throw invalid(`Param funding_id must be a valid funding ID - got "${fundingId}".`, {
      blame: ['funding_id'],
    });
  }
  if (readBoolean(params, 'invoice') !== true) return undefined;
  if (lines[0]) return lines[0];
  throw invalid('The business does not have an extended credit line', {
    blame: ['invoice'],
    userTitle: 'No credit line',
    userMsg: 'This business has no line of credit, so its ad accounts can’t be invoiced.',
  });
}

export const create: readonly Edge[] = [
  actEdge({
    method: 'POST',
    on: ['Business'],
    name: 'adaccount',
    scope: BUSINESS,
    writesAds: true,
    result: 'AdAccount',
    run(context, { value: business }) {
      const { world, params } = context;
      needAdmin(context, business.id);
      const name = needText(params, 'name');
      const currency = needCurrency(params);
      const timezoneId = needTimezone(params);
      const endAdvertiser = needParty(world, params, 'end_advertiser', true);
      const mediaAgency = needParty(world, params, 'media_agency', true);
      const partner = needParty(world, params, 'partner', false);
      const credit = pickFunding(context, business);
      checkReady(context, business);

      const account = addAdAccount(world, {
        name,
        currency,
        timezoneId,
        endAdvertiser,
        mediaAgency,
        partner,
        amountSpent: 0,
        balance: 0,
        spendCap: 0,
        createdTime: Date.now(),
        ownerBusiness: business.id,
        createdByApi: true,
        hasHistory: false,
      });
      delete account.funding;
      delete account.address;
      if (credit) account.funding = { id: credit.id, display: credit.legalEntityName, type: 4 };
      business.createdByApi += 1;
      addRelation(world, {
        business: business.id,
        account: account.accountId,
        accessType: 'OWNER',
        requestedTime: account.createdTime,
      });
      const body = {
        id: `act_${account.accountId}`,
        account_id: account.accountId,
        business_id: business.id,
        end_advertiser_id: endAdvertiser,
        media_agency_id: mediaAgency,
        partner_id: partner,
      };
      return { body, node: { type: 'AdAccount', value: account } };
    },
  }),
];
