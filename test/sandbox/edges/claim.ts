// Claiming an ad account for a business, and asking a client for access to one.

import type { Context } from '../graph/context.ts';
import { actEdge, type Edge } from '../graph/edge.ts';
import { codeError, invalid, required } from '../graph/errors.ts';
import { needAdAccountId, readList } from '../graph/params.ts';
import { BUSINESS } from '../graph/scopes.ts';
import { confirmOwner } from '../world/confirm-owner.ts';
import { addRelation } from '../world/seed-accounts.ts';
import { inOrder, isTask } from '../world/tasks.ts';
import type { AdAccount } from '../world/types.ts';
import { needAccount, needAdmin } from './guards.ts';

/** The rules in Meta's order: asked or had already, then what can't be claimed at all. */
function checkClaimable({ world }: Context, business: string, account: AdAccount): void {
  const relation = world.relation(business, account.accountId);
  if (relation?.status === 'PENDING') throw codeError(3936);
  if (relation) throw codeError(3944);
  if (account.kind === 'group') {
    throw invalid('Ad account groups cannot be claimed', {
      userTitle: 'Ad account group',
      userMsg: 'A business can’t claim a group of ad accounts. Claim the ad accounts in it one by one.',
    });
  }
  if (account.kind === 'creative') {
    throw invalid('Creative accounts cannot be claimed', {
      userTitle: 'Creative account',
      userMsg: 'Creative accounts can’t be claimed by a business.',
    });
  }
  if (account.ownerBusiness) {
    throw invalid('The ad account is already owned by another Business Manager', {
      userTitle: 'Ad account already owned',
      userMsg: 'Another business owns this ad account. Ask that business to share it with yours.',
    });
  }
  if (!account.hasHistory) throw codeError(3994);
}

export const claim: readonly Edge[] = [
  actEdge({
    method: 'POST',
    on: ['Business'],
    name: 'owned_ad_accounts',
    scope: BUSINESS,
    writesAds: true,
    run(context, { value: business }) {
      const { world, actor, params } = context;
      needAdmin(context, business.id);
      const account = needAccount(context, needAdAccountId(params));
      checkClaimable(context, business.id, account);
      const isAccountAdmin = actor.user !== undefined && account.admins.includes(actor.user.id);
      const relation = addRelation(world, {
        business: business.id,
        account: account.accountId,
        accessType: 'OWNER',
        status: 'PENDING',
        requestedTime: Date.now(),
        ...(actor.user ? { requestedBy: actor.user.id } : {}),
      });
      if (isAccountAdmin) confirmOwner(world, relation);
      return { body: { access_status: relation.status } };
    },
  }),
  actEdge({
    method: 'POST',
    on: ['Business'],
    name: 'client_ad_accounts',
    scope: BUSINESS,
    writesAds: true,
    run(context, { value: business }) {
      const { world, actor, params } = context;
      needAdmin(context, business.id);
      const account = needAccount(context, needAdAccountId(params));
      const tasks = readList(params, 'permitted_tasks');
      if (!tasks?.length) throw required('permitted_tasks');
      for (const task of tasks) {
        if (!isTask(task))
          throw invalid(`Param permitted_tasks must be one of {MANAGE, ADVERTISE, ANALYZE, DRAFT}`);
      }
      const before = world.relation(business.id, account.accountId);
      if (before) throw codeError(before.status === 'PENDING' ? 3936 : 3944);
      addRelation(world, {
        business: business.id,
        account: account.accountId,
        accessType: 'AGENCY',
        status: 'PENDING',
        permittedTasks: inOrder(tasks.filter(isTask)),
        requestedTime: Date.now(),
        ...(actor.user ? { requestedBy: actor.user.id } : {}),
      });
      return { body: { access_status: 'PENDING' } };
    },
  }),
];
