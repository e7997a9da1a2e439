// What an edge is: a list that is read, or an act that is done. Every edge of the sandbox is one of these.

import type { Node, NodeOf, NodeType } from '../nodes/node.ts';
import type { Scope } from '../world/types.ts';
import type { Context } from './context.ts';
import type { GraphError } from './errors.ts';
import type { Method } from './params.ts';

interface EdgeBase {
  /** Types of node that have the edge. */
  on: readonly NodeType[];
  /** The edge's name in the path; an act on the node itself has ''. */
  name: string;
  /** The token needs one of these. */
  scope: readonly Scope[];
  /** Where the refusal for want of scope isn't the usual error 200. */
  withoutScope?: () => GraphError;
}

export interface Row {
  /** Place in the list, rising; cursors hold it. */
  serial: number;
  node: Node;
  /** Fields that belong to the relation rather than to the node, such as `tasks`. */
  extras?: Readonly<Record<string, unknown>>;
  /** Filtered out after reading, as Meta does: the page is shorter. */
  hidden?: () => boolean;
}

export interface ListEdge<T extends NodeType = NodeType> extends EdgeBase {
  kind: 'list';
  on: readonly T[];
  item: NodeType;
  /** Whether `total_count` comes with `summary=true`, must be named, or always comes. */
  summary: 'default' | 'named' | 'always';
  extras?: { names: readonly string[]; defaults: readonly string[] };
  rows(context: Context, node: NodeOf<T>): Row[];
}

export interface ActResult {
  body: unknown;
  /** The node that `fields` of the call reads after the write. */
  node?: Node;
}

export interface ActEdge<T extends NodeType = NodeType> extends EdgeBase {
  kind: 'act';
  method: Method;
  /** ads_management is needed as well as `scope`. */
  writesAds?: true;
  on: readonly T[];
  /** The type of node that the result has, if it has one. */
  result?: NodeType;
  run(context: Context, node: NodeOf<T>): ActResult;
}

export type Edge = ListEdge | ActEdge;

/** Keeps the node's type inside the edge and gives one that fits the registry. */
export function listEdge<T extends NodeType>(edge: Omit<ListEdge<T>, 'kind'>): Edge {
  return { kind: 'list', ...edge } as unknown as Edge;
}

/** As `listEdge`, for acts. */
export function actEdge<T extends NodeType>(edge: Omit<ActEdge<T>, 'kind'>): Edge {
  return { kind: 'act', ...edge } as unknown as Edge;
}
