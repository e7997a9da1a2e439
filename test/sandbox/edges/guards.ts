// Checks that several edges begin with: roles, and finding the things that parameters name.

import type { Context } from '../graph/context.ts';
import { invalid, notAllowed } from '../graph/errors.ts';
import { isAdminOf, personIn } from '../world/access.ts';
import type { AdAccount, Person } from '../world/types.ts';

/** Error 10 unless the token speaks for an admin of the business. */
export function needAdmin({ actor }: Context, business: string): void {
  if (isAdminOf(actor, business)) return;
  throw notAllowed('This action requires that you can MANAGE_PERMISSIONS for this business account.');
}

/** Error 10 unless the token speaks for somebody of the business. */
export function needMember({ actor }: Context, business: string): void {
  if (personIn(actor, business)) return;
  throw notAllowed('This action requires that you belong to this business account.');
}

export function needAccount({ world }: Context, accountId: string): AdAccount {
  const account = world.adAccounts.get(accountId);
  if (account) return account;
  throw invalid(`Param adaccount_id must be a valid ad account ID - act_${accountId} does not exist`, {
    blame: ['adaccount_id'],
    userTitle: 'Ad account not found',
    userMsg: 'There is no ad account with this ID.',
  });
}

/** The business users with the role ADMIN; system users can't keep a business from losing its last one. */
export function adminsOf({ world }: Context, business: string): Person[] {
  return world.peopleOf(business, 'BUSINESS_USER').filter((person) => person.role === 'ADMIN');
}
