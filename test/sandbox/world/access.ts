// Who may see and do what: read from relations, roles and grants.

import { asRead, FULL_TASKS } from './tasks.ts';
import type { AdAccount, Person, Task } from './types.ts';
import type { World } from './world.ts';

/** Somebody with a place in businesses; `user` is set for people, not for system users. */
export interface Somebody {
  user?: { id: string };
  persons: readonly Person[];
}

export function personIn(somebody: Somebody, business: string): Person | undefined {
  return somebody.persons.find((person) => person.business === business);
}

export function isAdminOf(somebody: Somebody, business: string): boolean {
  return personIn(somebody, business)?.role === 'ADMIN';
}

/** Tasks as a read shows them: from grants, from being the business's admin, or from outside any business. */
export function tasksOn(world: World, somebody: Somebody, account: AdAccount): readonly Task[] {
  const tasks = new Set<Task>();
  if (somebody.user && account.admins.includes(somebody.user.id))
    for (const task of FULL_TASKS) tasks.add(task);
  for (const person of somebody.persons) {
    for (const task of world.grant(account.accountId, person.id)?.tasks ?? []) tasks.add(task);
    const relation = world.relation(person.business, account.accountId);
    if (relation?.status === 'CONFIRMED' && person.role === 'ADMIN') {
      for (const task of relation.permittedTasks) tasks.add(task);
    }
  }
  return asRead([...tasks]);
}

/** Whether there is any task at all; asked for each row of a list. */
export function canSeeAccount(world: World, somebody: Somebody, account: AdAccount): boolean {
  if (somebody.user && account.admins.includes(somebody.user.id)) return true;
  return somebody.persons.some((person) => {
    if (world.grant(account.accountId, person.id)?.tasks.length) return true;
    const relation = world.relation(person.business, account.accountId);
    return relation?.status === 'CONFIRMED' && person.role === 'ADMIN' && relation.permittedTasks.length > 0;
  });
}

export function canManage(world: World, somebody: Somebody, account: AdAccount): boolean {
  return tasksOn(world, somebody, account).includes('MANAGE');
}

/**
 * Who may hand out tasks: whoever manages the account, and the admins of a business that has it.
 * Without MANAGE among the permitted tasks a business still hands out the ones it has.
 */
export function canAssign(world: World, somebody: Somebody, account: AdAccount, business: string): boolean {
  const relation = world.relation(business, account.accountId);
  if (relation?.status === 'CONFIRMED' && isAdminOf(somebody, business)) return true;
  return canManage(world, somebody, account);
}
