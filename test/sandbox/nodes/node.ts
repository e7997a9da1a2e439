// The kinds of node, and how one is defined: its default fields and how each field is read.

import type { Context } from '../graph/context.ts';
import type {
  AdAccount,
  Business,
  CreditLine,
  Invitation,
  Page,
  Person,
  Relation,
  User,
} from '../world/types.ts';

export interface NodeValues {
  AdAccount: AdAccount;
  Business: Business;
  BusinessUser: Person;
  SystemUser: Person;
  AssignedUser: Person;
  User: User;
  Page: Page;
  BusinessRoleRequest: Invitation;
  BusinessAdAccountRequest: Relation;
  ExtendedCredit: CreditLine;
}

export type NodeType = keyof NodeValues;
/** A `veiled` node shows its ids and nothing else. */
export type NodeOf<T extends NodeType> = { [K in T]: { type: K; value: NodeValues[K]; veiled?: true } }[T];
export type Node = NodeOf<NodeType>;

/** A field that is another node; `get` gives that node. */
export interface NodeField<V> {
  node: NodeType;
  get(value: V, context: Context): Node | undefined;
}

/** A field without a value is left out of the answer: return `undefined`. */
export type Field<V> = ((value: V, context: Context) => unknown) | NodeField<V>;

export interface NodeKind<T extends NodeType = NodeType> {
  defaults: readonly string[];
  id(value: NodeValues[T]): string;
  fields: Readonly<Record<string, Field<NodeValues[T]>>>;
}

/** Meta's way to write a moment: `2024-03-01T12:00:00+0000`. */
export function formatTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}+0000`;
}
