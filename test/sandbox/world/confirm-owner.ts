// What follows when a claim is accepted: the account moves into the business, and only there is it managed.

import { FULL_TASKS } from './tasks.ts';
import type { Relation } from './types.ts';
import type { World } from './world.ts';

/** Admins of the account who belong to the business keep MANAGE there; the others lose the account. */
export function confirmOwner(world: World, relation: Relation): void {
  const account = world.adAccounts.get(relation.account);
  if (!account) return;
  relation.status = 'CONFIRMED';
  relation.updatedTime = Date.now();
  account.ownerBusiness = relation.business;
  delete account.ownerUser;
  if (account.kind === 'personal') account.kind = 'business';
  for (const user of account.admins) {
    const person = world.personsOfUser(user).find((candidate) => candidate.business === relation.business);
    if (person) world.setGrant(account.accountId, person.id, FULL_TASKS);
  }
  account.admins = [];
}
