// One call to Graph, alone or out of a batch, in the order in which Meta checks things.

import { findAct, findList } from '../edges/registry.ts';
import type { Node, NodeType } from '../nodes/node.ts';
import type { World } from '../world/world.ts';
import { authenticate, checkProof } from './authenticate.ts';
import type { Actor, Context } from './context.ts';
import { debugToken } from './debug-token.ts';
import type { ActEdge, ListEdge } from './edge.ts';
import { codeError, GraphError, invalid, missingScope, notAllowed, required, unsupported } from './errors.ts';
import { exchangeToken } from './exchange-token.ts';
import { type FieldRequest, parseFields } from './fields.ts';
import { bucketOf, canSee, findNode, nodeOfMe } from './find-node.ts';
import { type Method, type Params, readText, readList as readTexts } from './params.ts';
import { checkFields, projectNode, readList } from './project.ts';
import { checkScope, hasScope, READ_ADS } from './scopes.ts';
import { addUsage, type Usage, type UsageHeaders } from './usage.ts';
import { parsePath, servedVersion } from './versions.ts';

export interface Call {
  method: Method;
  /** As logged: `/v25.0/act_1/assigned_users`. */
  path: string;
  token: string | undefined;
  params: Params;
  /** Scheme and host that links begin with. */
  origin: string;
  pages?: 'short' | 'empty';
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  error?: GraphError;
}

const PLAIN: readonly NodeType[] = ['User', 'Page'];
const MOST_IDS = 50;

/** Never throws: errors are answers too. */
export function answerCall({ world, usage }: { world: World; usage: Usage }, call: Call): Answer {
  const headers: Record<string, string> = {};
  try {
    const body = readAnswer(world, usage, call, headers);
    const debug = readText(call.params, 'debug') === undefined ? {} : { __debug__: { messages: [] } };
    return { status: 200, headers, body: Array.isArray(body) ? body : { ...Object(body), ...debug } };
  } catch (error) {
    return failedAnswer(error, headers);
  }
}

/** The answer to what failed. What isn't an error of Graph's is the sandbox's own: code 1, and told on stderr. */
export function failedAnswer(thrown: unknown, headers: Record<string, string> = {}): Answer {
  const error = thrown instanceof GraphError ? thrown : unexpected(thrown);
  return {
    status: error.status,
    headers: { ...headers, 'www-authenticate': error.challenge },
    body: error.toBody(),
    error,
  };
}

function unexpected(thrown: unknown): GraphError {
  process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  return codeError(1);
}

function readAnswer(world: World, usage: Usage, call: Call, headers: Record<string, string>): unknown {
  const path = parsePath(call.path);
  const [first, second = '', third] = path.segments;
  if (first === 'oauth' && second === 'access_token') return exchangeToken(world, call.params);
  const actor = authenticate(world, call.token, first === 'me');
  const params = third === undefined ? call.params : { ...call.params, permission: third };

  const raw = first === undefined ? undefined : first === 'me' ? nodeOfMe(actor) : findNode(world, first);
  const ids = path.segments.length < 2 && raw === undefined ? readTexts(params, 'ids') : undefined;
  const several = ids === undefined ? undefined : findSeveral(world, actor, ids);
  const version = servedVersion(
    path,
    several?.some(({ id, node }) => isMarketing(id, node, first ?? '')) ?? isMarketing(first, raw, second),
  );
  headers['facebook-api-version'] = version;
  checkProof(world, actor.token, params);
  const context: Context = {
    world,
    actor,
    method: call.method,
    params,
    base: path.version ? `${call.origin}/${path.version}` : call.origin,
    version,
    cells: 0,
    ...(call.pages ? { pages: call.pages } : {}),
  };
  if (several) return readSeveral(context, usage, headers, { several, edge: first ?? '' });
  charge(usage, actor, raw, headers);
  if (first === 'debug_token') return debugToken(context);
  if (first === undefined) throw new GraphError({ code: 2500, message: 'Unknown path components: /' });
  if (!raw || !canSee(world, actor, raw)) throw unsupported(call.method, first);
  if (path.segments.length > (second === 'permissions' ? 3 : 2)) {
    throw new GraphError({
      code: 2500,
      message: `Unknown path components: /${path.segments.slice(1).join('/')}`,
    });
  }
  return readNode(context, raw, { id: first, edge: second });
}

function isMarketing(first: string | undefined, raw: Node | undefined, edge: string): boolean {
  if (first === undefined || raw === undefined) return false;
  if (edge === '' && first === 'me') return false;
  if (edge === 'permissions') return false;
  return !PLAIN.includes(raw.type) || findList(raw.type, edge)?.item === 'AdAccount';
}

/** Counts the call and throws where a limit is reached. The headers are set either way. */
function charge(usage: Usage, actor: Actor, node: Node | undefined, headers: UsageHeaders): void {
  const counted = usage.count({
    bucket: node ? bucketOf(node) : undefined,
    isAccount: node?.type === 'AdAccount',
    token: actor.token.name,
  });
  addUsage(headers, counted.headers);
  if (counted.error) throw counted.error;
}

interface Found {
  id: string;
  node: Node | undefined;
}

/** The nodes of `?ids=1,2`, whoever may see them. */
function findSeveral(world: World, actor: Actor, wanted: readonly string[]): Found[] {
  if (wanted.length === 0) throw required('ids');
  if (wanted.length > MOST_IDS) throw invalid(`Too many ids: the most is ${MOST_IDS}`);
  return wanted.map((id) => ({ id, node: id === 'me' ? nodeOfMe(actor) : findNode(world, id) }));
}

/** `?ids=1,2`, before an edge too. One bad id fails the whole request; each counts as one call. */
function readSeveral(
  context: Context,
  usage: Usage,
  headers: UsageHeaders,
  { several, edge }: { several: readonly Found[]; edge: string },
): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const { id, node } of several) {
    charge(usage, context.actor, node, headers);
    if (!node || !canSee(context.world, context.actor, node)) {
      throw new GraphError({
        code: 803,
        message: `(#803) Some of the aliases you requested do not exist: ${id}`,
      });
    }
    answers[id] = readNode(context, node, { id, edge });
  }
  return answers;
}

function readNode(context: Context, node: Node, { id, edge: name }: { id: string; edge: string }): unknown {
  const { method, params } = context;
  const text = readText(params, 'fields');
  // A list too, as an array or written as one; the names in it may hold commas of their own.
  const isList = Array.isArray(params.fields) || text?.trim().startsWith('[');
  const names = isList ? readTexts(params, 'fields')?.join(',') : text;
  const fields = names === undefined ? undefined : parseFields(names);
  if (method === 'GET' && name === '') {
    if (node.type === 'AdAccount' && !hasScope(context.actor, READ_ADS)) throw missingScope('ads_read');
    checkFields(node.type, fields);
    return projectNode(context, node, fields);
  }
  const list = method === 'GET' ? findList(node.type, name) : undefined;
  if (list) return readEdge(context, node, list, fields);
  const act = findAct(method, node.type, name);
  if (!act) throw unsupportedEdge(method, node.type, id, name);
  return runAct(context, node, act, fields);
}

function unsupportedEdge(method: Method, type: NodeType, id: string, name: string): GraphError {
  const isKnown =
    findList(type, name) !== undefined ||
    (['GET', 'POST', 'DELETE'] as const).some((verb) => findAct(verb, type, name));
  if (name === '' || isKnown || method !== 'GET') return unsupported(method, id);
  return new GraphError({
    code: 100,
    message: `(#100) Tried accessing nonexisting field (${name}) on node type (${type})`,
  });
}

function readEdge(context: Context, node: Node, edge: ListEdge, fields: FieldRequest[] | undefined): unknown {
  checkScope(context.actor, edge);
  checkFields(edge.item, fields, edge.extras?.names);
  return readList(context, node, edge, { params: context.params, fields });
}

/** A login that several people share reads only; what needs no permission is about the login itself. */
function checkLogin({ actor, method }: Context, edge: ActEdge): void {
  if (!actor.user?.sharedLogin || method === 'GET' || edge.scope.length === 0) return;
  throw notAllowed('Shared logins can’t be used to create ad accounts or to take other actions.');
}

/**
 * Does it, and reads the fields asked for afterwards. Unknown fields are refused before anything is done, as are those
 * of the node itself that the token can't read.
 */
function runAct(context: Context, node: Node, edge: ActEdge, fields: FieldRequest[] | undefined): unknown {
  checkScope(context.actor, edge);
  if (edge.writesAds && !hasScope(context.actor, ['ads_management'])) throw missingScope('ads_management');
  checkLogin(context, edge);
  if (edge.result) checkFields(edge.result, fields);
  if (fields?.length && edge.result === node.type) projectNode({ ...context }, node, fields);
  const result = edge.run(context, node as never);
  if (!fields?.length || !result.node || typeof result.body !== 'object') return result.body;
  return { ...result.body, ...projectNode(context, result.node, fields) };
}
