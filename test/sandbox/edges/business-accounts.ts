// The lists of a business's ad accounts: owned, shared by clients, and asked for; and giving one up.

import type { Context } from '../graph/context.ts';
import { actEdge, type Edge, listEdge, type Row } from '../graph/edge.ts';
import { invalid } from '../graph/errors.ts';
import { needAdAccountId, readBoolean } from '../graph/params.ts';
import { BUSINESS } from '../graph/scopes.ts';
import type { NodeOf } from '../nodes/node.ts';
import { canSeeAccount, isAdminOf } from '../world/access.ts';
import type { AccessStatus, AccessType, Relation } from '../world/types.ts';
import { needAdmin, needMember } from './guards.ts';

const RELATION_FIELDS = { names: ['permitted_tasks', 'access_type'], defaults: [] };

function relations(
  context: Context,
  business: string,
  wanted: { types: readonly AccessType[]; status: AccessStatus },
): Relation[] {
  return context.world
    .relationsOfBusiness(business)
    .filter((relation) => relation.status === wanted.status && wanted.types.includes(relation.accessType));
}

/** The accounts themselves; one that the token can't see takes its place in the page and isn't shown. */
function accountRows(context: Context, business: string, types: readonly AccessType[]): Row[] {
  needMember(context, business);
  const { world, actor } = context;
  const seesAll = isAdminOf(actor, business);
  const rows: Row[] = [];
  for (const relation of relations(context, business, { types, status: 'CONFIRMED' })) {
    const value = world.adAccounts.get(relation.account);
    if (!value) continue;
    const extras = { permitted_tasks: relation.permittedTasks, access_type: relation.accessType };
    const row: Row = { serial: relation.serial, node: { type: 'AdAccount', value }, extras };
    rows.push(seesAll ? row : { ...row, hidden: () => !canSeeAccount(world, actor, value) });
  }
  return rows;
}

/** Whoever belongs to the business sees what it has asked for; of the accounts themselves, the ids. */
function requestRows(context: Context, business: NodeOf<'Business'>, type: AccessType): Row[] {
  needMember(context, business.value.id);
  return relations(context, business.value.id, { types: [type], status: 'PENDING' }).map((value) => ({
    serial: value.serial,
    node: { type: 'BusinessAdAccountRequest', value },
  }));
}

export const businessAccounts: readonly Edge[] = [
  listEdge({
    on: ['Business'],
    name: 'owned_ad_accounts',
    scope: BUSINESS,
    item: 'AdAccount',
    summary: 'default',
    extras: RELATION_FIELDS,
    rows(context, business) {
      const withShared = readBoolean(context.params, 'include_shared_ad_accounts') === true;
      return accountRows(context, business.value.id, withShared ? ['OWNER', 'AGENCY'] : ['OWNER']);
    },
  }),
  listEdge({
    on: ['Business'],
    name: 'client_ad_accounts',
    scope: BUSINESS,
    item: 'AdAccount',
    summary: 'default',
    extras: RELATION_FIELDS,
    rows: (context, business) => accountRows(context, business.value.id, ['AGENCY']),
  }),
  listEdge({
    on: ['Business'],
    name: 'pending_owned_ad_accounts',
    scope: BUSINESS,
    item: 'BusinessAdAccountRequest',
    summary: 'always',
    rows: (context, business) => requestRows(context, business, 'OWNER'),
  }),
  listEdge({
    on: ['Business'],
    name: 'pending_client_ad_accounts',
    scope: BUSINESS,
    item: 'BusinessAdAccountRequest',
    summary: 'default',
    rows: (context, business) => requestRows(context, business, 'AGENCY'),
  }),
  actEdge({
    method: 'DELETE',
    on: ['Business'],
    name: 'ad_accounts',
    scope: BUSINESS,
    run(context, { value: business }) {
      needAdmin(context, business.id);
      const accountId = needAdAccountId(context.params);
      const relation = context.world.relation(business.id, accountId);
      if (!relation) throw invalid(`The ad account act_${accountId} is not in this Business Manager`);
      if (relation.accessType === 'OWNER' && relation.status === 'CONFIRMED') {
        throw invalid('An ad account that is owned by the business cannot be removed from it', {
          userTitle: 'Ad account can’t be removed',
          userMsg: 'This Business Manager owns the ad account. Owned ad accounts can’t be removed.',
        });
      }
      context.world.removeRelation(relation);
      return { body: { success: true } };
    },
  }),
];
