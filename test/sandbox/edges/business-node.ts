// A business itself: changing it, making one, and its lines of credit.

import type { Context } from '../graph/context.ts';
import { actEdge, type Edge, listEdge } from '../graph/edge.ts';
import { CODE_TEXTS } from '../graph/error-texts.ts';
import { codeError, invalid } from '../graph/errors.ts';
import { needText, readOneOf, readText } from '../graph/params.ts';
import { BUSINESS } from '../graph/scopes.ts';
import { addBusiness, joinBusiness } from '../world/seed-people.ts';
import type { Page } from '../world/types.ts';
import { needTimezone } from './create.ts';
import { needAdmin, needMember } from './guards.ts';

const VERTICALS = [
  'NOT_SET',
  'ADVERTISING',
  'AUTOMOTIVE',
  'CONSUMER_PACKAGED_GOODS',
  'ECOMMERCE',
  'EDUCATION',
  'ENERGY_AND_UTILITIES',
  'ENTERTAINMENT_AND_MEDIA',
  'FINANCIAL_SERVICES',
  'GAMING',
  'GOVERNMENT_AND_POLITICS',
  'MARKETING',
  'ORGANIZATIONS_AND_ASSOCIATIONS',
  'PROFESSIONAL_SERVICES',
  'RETAIL',
  'TECHNOLOGY',
  'TELECOM',
  'TRAVEL',
  'NON_PROFIT',
  'RESTAURANT',
  'HEALTH',
  'LUXURY',
  'OTHER',
] as const;

/** Error 3947 for a name that the person already has a business by, 3973 for one that isn't valid. */
function checkName({ world, actor }: Context, name: string, own?: string): void {
  if (!/[\p{L}\p{N}]/u.test(name) || name.length > 100) throw codeError(3973);
  for (const person of actor.persons) {
    if (person.business !== own && world.businesses.get(person.business)?.name === name)
      throw codeError(3947);
  }
}

/**
 * The `primary_page`, which the business owns; a new business takes one that nobody owns. Another's is error 3918, in
 * the words of the two-tier guide: without the `(#3918) ` that other errors begin with.
 */
function readPrimaryPage({ world, params }: Context, own?: string): Page | undefined {
  const id = readText(params, 'primary_page');
  if (id === undefined) return undefined;
  const page = world.pages.get(id);
  if (!page) {
    throw invalid(`Param primary_page must be a valid Page ID - got "${id}".`, { blame: ['primary_page'] });
  }
  if (page.ownerBusiness === own) return page;
  throw codeError(3918, {
    subcode: 1690024,
    message: String(CODE_TEXTS[3918]).replace(/^\*/, ''),
    userTitle: 'Facebook Page Already Belongs to a Business',
    userMsg:
      "The Facebook Page you've tried to add is already owned by another business. You can still request access to " +
      'this Page, but your request will need to be approved by the business that owns it.',
  });
}

function readTimezone({ params }: Context): number | undefined {
  return readText(params, 'timezone_id') === undefined ? undefined : needTimezone(params);
}

export const businessNode: readonly Edge[] = [
  actEdge({
    method: 'POST',
    on: ['Business'],
    name: '',
    scope: BUSINESS,
    result: 'Business',
    run(context, node) {
      const business = node.value;
      const { params } = context;
      needAdmin(context, business.id);
      const name = readText(params, 'name');
      if (name !== undefined) checkName(context, name, business.id);
      const vertical = readOneOf(params, 'vertical', VERTICALS);
      const twoFactor = readOneOf(params, 'two_factor_type', ['none', 'admin_required', 'all_required']);
      const timezoneId = readTimezone(context);
      const page = readPrimaryPage(context, business.id);
      business.updatedTime = Date.now();
      business.name = name ?? business.name;
      business.timezoneId = timezoneId ?? business.timezoneId;
      if (page) business.primaryPage = page.id;
      business.vertical = vertical ?? business.vertical;
      business.twoFactorType = twoFactor ?? business.twoFactorType;
      return { body: { id: business.id }, node };
    },
  }),
  actEdge({
    method: 'POST',
    on: ['User'],
    name: 'businesses',
    scope: BUSINESS,
    result: 'Business',
    run(context, { value: user }) {
      const { world, params } = context;
      const name = needText(params, 'name');
      needText(params, 'vertical');
      const vertical = readOneOf(params, 'vertical', VERTICALS) ?? 'OTHER';
      const timezoneId = readTimezone(context);
      checkName(context, name);
      const page = readPrimaryPage(context);
      const business = addBusiness(world, { name, vertical, idLength: 16 });
      business.timezoneId = timezoneId ?? business.timezoneId;
      business.createdBy = user.id;
      business.createdTime = Date.now();
      if (page) {
        page.ownerBusiness = business.id;
        business.primaryPage = page.id;
      }
      joinBusiness(world, { user, business, role: 'ADMIN' });
      return { body: { id: business.id, name }, node: { type: 'Business', value: business } };
    },
  }),
  listEdge({
    on: ['Business'],
    name: 'extendedcredits',
    scope: BUSINESS,
    item: 'ExtendedCredit',
    summary: 'named',
    rows(context, { value: business }) {
      needMember(context, business.id);
      return [...context.world.creditLines.values()]
        .filter((line) => line.business === business.id)
        .map((value) => ({ serial: value.serial, node: { type: 'ExtendedCredit', value } }));
    },
  }),
];
