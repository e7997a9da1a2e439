// From a node to JSON: the fields asked for, or the defaults; edges among them become nested lists.

import { findList } from '../edges/registry.ts';
import { fieldOf, kindOf, nodeId } from '../nodes/kinds.ts';
import type { Node, NodeField, NodeType } from '../nodes/node.ts';
import { type Context, spendCells } from './context.ts';
import type { ListEdge } from './edge.ts';
import { invalid } from './errors.ts';
import type { FieldRequest } from './fields.ts';
import type { Params } from './params.ts';
import { type ListAnswer, type ListRequest, readPage } from './read-list.ts';
import { checkScope } from './scopes.ts';

/** Throws error 100 for a name that the type doesn't have, before anything is read. */
export function checkFields(
  type: NodeType,
  requests: readonly FieldRequest[] | undefined,
  extraNames: readonly string[] = [],
): void {
  for (const request of requests ?? []) {
    if (extraNames.includes(request.name)) continue;
    const field = fieldOf(type, request.name);
    if (field !== undefined) {
      if (typeof field !== 'function') checkFields(field.node, request.fields);
      continue;
    }
    const edge = findList(type, request.name);
    if (!edge) throw invalid(`Tried accessing nonexisting field (${request.name}) on node type (${type})`);
    checkFields(edge.item, request.fields, edge.extras?.names);
  }
}

export interface Extras {
  values: Readonly<Record<string, unknown>>;
  defaults: readonly string[];
}

/** The node as JSON. Fields without a value are left out; `id` is always there. */
export function projectNode(
  context: Context,
  node: Node,
  requests?: readonly FieldRequest[],
  extras?: Extras,
): Record<string, unknown> {
  if (node.veiled && node.type === 'AdAccount') {
    return { id: nodeId(node), account_id: node.value.accountId };
  }
  const kind = kindOf(node.type);
  const asked = requests?.length ? requests : plain([...kind.defaults, ...(extras?.defaults ?? [])]);
  spendCells(context, asked.filter((request) => request.name !== 'id').length);
  const json: Record<string, unknown> = {};
  for (const request of asked) {
    const value = readField(context, node, request, extras);
    if (value !== undefined) json[request.alias] = value;
  }
  if (!('id' in json)) json.id = nodeId(node);
  return json;
}

function plain(names: readonly string[]): FieldRequest[] {
  return names.map((name) => ({ name, alias: name, modifiers: {} }));
}

function readField(context: Context, node: Node, request: FieldRequest, extras: Extras | undefined): unknown {
  if (extras && Object.hasOwn(extras.values, request.name)) return extras.values[request.name];
  const field = fieldOf(node.type, request.name);
  if (typeof field === 'function') return field(node.value as never, context);
  if (field) return readNodeField(context, node, field, request);
  const edge = findList(node.type, request.name);
  if (!edge) return undefined;
  checkScope(context.actor, edge);
  const list = readList(context, node, edge, { params: paramsOf(request), fields: request.fields });
  return isEmpty(list) ? undefined : list;
}

/** An edge among the fields has its modifiers for parameters, and none of the call's. */
function paramsOf({ modifiers, fieldsText }: FieldRequest): Params {
  const { as: _alias, filtered, ...params } = modifiers;
  return {
    ...(filtered === undefined ? {} : { filtering: filtered }),
    ...params,
    ...(fieldsText === undefined ? {} : { fields: fieldsText }),
  };
}

/** Without any row on this page or the next: such an edge is missing among the fields, its count of none too. */
function isEmpty({ data, paging, summary }: ListAnswer): boolean {
  return data.length === 0 && !paging?.next && !summary?.total_count;
}

/** A nested node that wasn't asked for by field shows its id and name. */
function readNodeField(
  context: Context,
  node: Node,
  field: NodeField<never>,
  request: FieldRequest,
): Record<string, unknown> | undefined {
  const inner = field.get(node.value as never, context);
  if (!inner) return undefined;
  const ids = inner.type === 'AdAccount' ? ['id', 'account_id'] : ['id', 'name'];
  return projectNode(context, inner, request.fields ?? plain(ids));
}

/** A page of an edge, each row with its own fields or the edge's defaults. */
export function readList(context: Context, node: Node, edge: ListEdge, request: ListRequest): ListAnswer {
  return readPage(context, node, edge, request, (row) =>
    projectNode(context, row.node, request.fields, {
      values: row.extras ?? {},
      defaults: edge.extras?.defaults ?? [],
    }),
  );
}
