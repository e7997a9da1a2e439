// Every kind of node by its type: a new kind is entered here.

import { adAccount } from './ad-account.ts';
import { adAccountRequest } from './ad-account-request.ts';
import { business, extendedCredit, page } from './business.ts';
import type { Field, Node, NodeKind, NodeType } from './node.ts';
import { assignedUser, businessRoleRequest, businessUser, systemUser, user } from './person.ts';

const KINDS: { readonly [T in NodeType]: NodeKind<T> } = {
  AdAccount: adAccount,
  Business: business,
  BusinessUser: businessUser,
  SystemUser: systemUser,
  AssignedUser: assignedUser,
  User: user,
  Page: page,
  BusinessRoleRequest: businessRoleRequest,
  BusinessAdAccountRequest: adAccountRequest,
  ExtendedCredit: extendedCredit,
};

/** The kind of a type. A node and its kind always belong together, which types can't follow here. */
export function kindOf(type: NodeType): NodeKind {
  return KINDS[type] as unknown as NodeKind;
}

/** How a field of the type is read; undefined for a name that the type doesn't have. */
export function fieldOf(type: NodeType, name: string): Field<never> | undefined {
  const { fields } = kindOf(type);
  return Object.hasOwn(fields, name) ? (fields[name] as Field<never>) : undefined;
}

export function nodeId(node: Node): string {
  return kindOf(node.type).id(node.value as never);
}
