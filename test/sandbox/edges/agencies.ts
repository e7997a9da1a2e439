// Agency access between businesses: granting it on an account, reading it, and ending it.

import type { Context } from '../graph/context.ts';
import { actEdge, type Edge, listEdge, type Row } from '../graph/edge.ts';
import { invalid, notAllowed } from '../graph/errors.ts';
import { needText, readList } from '../graph/params.ts';
import { BUSINESS } from '../graph/scopes.ts';
import { formatTime } from '../nodes/node.ts';
import { addRelation } from '../world/seed-accounts.ts';
import { FULL_TASKS, inOrder, isTask } from '../world/tasks.ts';
import type { AdAccount, Relation } from '../world/types.ts';
import { needAdmin } from './guards.ts';

const TIMES = ['access_status', 'permitted_tasks', 'access_requested_time', 'access_updated_time'];

function relationExtras(relation: Relation): Record<string, unknown> {
  return {
    access_status: relation.status === 'CONFIRMED' ? 'CONFIRMED' : 'CLIENT_RESPONSE_PENDING',
    permitted_tasks: relation.permittedTasks,
    access_requested_time: formatTime(relation.requestedTime),
    access_updated_time: formatTime(relation.updatedTime),
  };
}

/** Only the owner shares an account; an agency can't pass it on. */
function needOwner(context: Context, account: AdAccount): string {
  if (!account.ownerBusiness) throw notAllowed('This action requires that a business owns the ad account.');
  needAdmin(context, account.ownerBusiness);
  return account.ownerBusiness;
}

/** The businesses on the other end of AGENCY relations, each once, with the accounts it is about. */
function partnerRows({ world }: Context, business: string, side: 'clients' | 'agencies'): Row[] {
  const rows = new Map<string, { serial: number; entries: Record<string, unknown>[] }>();
  const relations =
    side === 'clients'
      ? world.relationsOfBusiness(business)
      : world.relationsOfBusiness(business).flatMap((own) => world.relationsOfAccount(own.account));
  for (const relation of relations) {
    if (relation.accessType !== 'AGENCY') continue;
    const other =
      side === 'clients' ? world.adAccounts.get(relation.account)?.ownerBusiness : relation.business;
    if (!other || other === business) continue;
    const row = rows.get(other) ?? { serial: relation.serial, entries: [] };
    row.entries.push({ id: `act_${relation.account}`, ...relationExtras(relation) });
    rows.set(other, row);
  }
  return [...rows].flatMap(([id, { serial, entries }]): Row[] => {
    const value = world.businesses.get(id);
    if (!value) return [];
    return [{ serial, node: { type: 'Business', value }, extras: { adaccount_permissions: entries } }];
  });
}

function partnerEdges(side: 'clients' | 'agencies'): Edge[] {
  return [
    listEdge({
      on: ['Business'],
      name: side,
      scope: BUSINESS,
      item: 'Business',
      summary: 'named',
      extras: {
        names: [
          'adaccount_permissions',
          'page_permissions',
          'application_permissions',
          'productcatalog_permissions',
          'shared_ca_count',
        ],
        defaults: [],
      },
      rows(context, { value: business }) {
        needAdmin(context, business.id);
        return partnerRows(context, business.id, side);
      },
    }),
    actEdge({
      method: 'DELETE',
      on: ['Business'],
      name: side,
      scope: BUSINESS,
      run(context, { value: business }) {
        const { world, params } = context;
        needAdmin(context, business.id);
        const other = needText(params, 'business');
        const [agency, owner] = side === 'clients' ? [business.id, other] : [other, business.id];
        const ended = world
          .relationsOfBusiness(agency)
          .filter(
            (relation) =>
              relation.accessType === 'AGENCY' &&
              world.adAccounts.get(relation.account)?.ownerBusiness === owner,
          );
        if (ended.length === 0) throw invalid('The businesses do not work together', { blame: ['business'] });
        for (const relation of ended) world.removeRelation(relation);
        return { body: { success: true } };
      },
    }),
  ];
}

export const agencies: readonly Edge[] = [
  ...partnerEdges('clients'),
  ...partnerEdges('agencies'),
  listEdge({
    on: ['AdAccount'],
    name: 'agencies',
    scope: BUSINESS,
    item: 'Business',
    summary: 'named',
    extras: { names: TIMES, defaults: TIMES },
    rows({ world }, { value: account }) {
      return world.relationsOfAccount(account.accountId).flatMap((relation): Row[] => {
        const value = world.businesses.get(relation.business);
        if (relation.accessType !== 'AGENCY' || !value) return [];
        return [
          { serial: relation.serial, node: { type: 'Business', value }, extras: relationExtras(relation) },
        ];
      });
    },
  }),
  actEdge({
    method: 'POST',
    on: ['AdAccount'],
    name: 'agencies',
    scope: BUSINESS,
    run(context, { value: account }) {
      const { world, params } = context;
      const owner = needOwner(context, account);
      const business = needText(params, 'business');
      if (!world.businesses.has(business) || business === owner) {
        throw invalid('Param business must be another business', { blame: ['business'] });
      }
      const names = readList(params, 'permitted_tasks') ?? FULL_TASKS;
      const permittedTasks = inOrder(names.filter(isTask));
      if (permittedTasks.length !== names.length || permittedTasks.length === 0) {
        throw invalid('Param permitted_tasks must be one of {MANAGE, ADVERTISE, ANALYZE, DRAFT}');
      }
      const before = world.relation(business, account.accountId);
      // What the other business has asked for, access or even the ownership, is settled by the grant.
      const granted = { accessType: 'AGENCY', permittedTasks, status: 'CONFIRMED' } as const;
      const now = Date.now();
      if (before) Object.assign(before, granted, { updatedTime: now });
      else addRelation(world, { business, account: account.accountId, requestedTime: now, ...granted });
      return { body: { success: true } };
    },
  }),
  actEdge({
    method: 'DELETE',
    on: ['AdAccount'],
    name: 'agencies',
    scope: BUSINESS,
    run(context, { value: account }) {
      needOwner(context, account);
      const relation = context.world.relation(needText(context.params, 'business'), account.accountId);
      if (relation?.accessType !== 'AGENCY') throw invalid('The business has no access to this ad account');
      context.world.removeRelation(relation);
      return { body: { success: true } };
    },
  }),
];
