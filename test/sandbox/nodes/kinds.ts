// Every kind of node by its type: a new kind is entered here.

import { adAccount } from './ad-account.ts';
import { adAccountRequest } from './ad-account-request.ts';
import { business, extendedCredit, page } from './business.ts';
import type { Node, NodeKind, NodeType } from './node.ts';
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

export function nodeId(node: Node): string {
  return kindOf(node.type).id(node.value as never);
}
