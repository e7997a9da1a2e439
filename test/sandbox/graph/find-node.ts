// From an id in a path to its node, and whether the token may see it.

import type { Node } from '../nodes/node.ts';
import { canSeeAccount, isAdminOf, personIn } from '../world/access.ts';
import type { World } from '../world/world.ts';
import type { Actor } from './context.ts';
import { badToken } from './errors.ts';

/** The node behind `me`: a user, or the system user or the page of its token. */
export function nodeOfMe(actor: Actor): Node {
  if (actor.user) return { type: 'User', value: actor.user };
  if (actor.page) return { type: 'Page', value: actor.page };
  if (actor.system) return { type: 'SystemUser', value: actor.system };
  throw badToken('An app access token can’t be used to query information about the current user.');
}

/** The node with the id, whoever asks. An ad account goes by `act_` and its number. */
export function findNode(world: World, id: string): Node | undefined {
  const digits = /^act_(\d+)$/.exec(id)?.[1];
  if (digits) return wrap('AdAccount', world.adAccounts.get(digits));
  const person = world.people.get(id);
  if (person) return { type: person.kind === 'SYSTEM_USER' ? 'SystemUser' : 'BusinessUser', value: person };
  return (
    wrap('Business', world.businesses.get(id)) ??
    wrap('User', world.users.get(id)) ??
    wrap('Page', world.pages.get(id)) ??
    wrap('BusinessRoleRequest', world.invitations.get(id)) ??
    wrap('ExtendedCredit', world.creditLines.get(id)) ??
    wrap('BusinessAdAccountRequest', pending(world, id))
  );
}

function wrap<T extends Node['type']>(type: T, value: unknown): Node | undefined {
  return value === undefined ? undefined : ({ type, value } as Node);
}

function pending(world: World, id: string): unknown {
  const relation = world.relationByRequest(id);
  return relation?.status === 'PENDING' ? relation : undefined;
}

/** Invisible and missing look the same from outside. */
export function canSee(world: World, actor: Actor, node: Node): boolean {
  switch (node.type) {
    case 'AdAccount':
      return canSeeAccount(world, actor, node.value);
    case 'Business':
      return personIn(actor, node.value.id) !== undefined;
    case 'BusinessUser':
    case 'SystemUser':
    case 'AssignedUser':
      return personIn(actor, node.value.business) !== undefined;
    case 'User':
      return actor.user?.id === node.value.id;
    case 'Page':
      return true;
    case 'BusinessRoleRequest':
    case 'BusinessAdAccountRequest':
      return isAdminOf(actor, node.value.business);
    case 'ExtendedCredit':
      return isAdminOf(actor, node.value.business);
  }
}

/** The bucket that calls on this node count against: its business's, or the account's own. */
export function bucketOf(node: Node): string | undefined {
  switch (node.type) {
    case 'AdAccount':
      return node.value.accountId;
    case 'Business':
      return node.value.id;
    case 'BusinessUser':
    case 'SystemUser':
    case 'AssignedUser':
    case 'BusinessRoleRequest':
    case 'BusinessAdAccountRequest':
    case 'ExtendedCredit':
      return node.value.business;
    case 'User':
    case 'Page':
      return undefined;
  }
}
