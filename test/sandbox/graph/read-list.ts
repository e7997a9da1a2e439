// One page of a list: cursors, limit, summary, filters, and links that repeat the request.

import { nodeId } from '../nodes/kinds.ts';
import type { Node } from '../nodes/node.ts';
import type { Context } from './context.ts';
import { createCursor, parseCursor } from './cursors.ts';
import type { ListEdge, Row } from './edge.ts';
import { invalid } from './errors.ts';
import type { FieldRequest } from './fields.ts';
import { filterRows } from './filter-rows.ts';
import { type Params, readText } from './params.ts';

const DEFAULT_LIMIT = 25;
const MOST = 5000;

/** Parameters that aren't the list's: they belong to the call or to one page, or the link says them itself. */
const NOT_IN_LINK = ['access_token', 'after', 'before', 'method', 'appsecret_proof', 'ids'];

export interface ListRequest {
  /** The edge's own parameters: the call's, or for an edge among the fields its modifiers. */
  params: Params;
  fields?: readonly FieldRequest[] | undefined;
}

export interface ListAnswer {
  data: Record<string, unknown>[];
  paging?: { cursors: { before: string; after: string }; next?: string; previous?: string };
  summary?: Record<string, unknown>;
}

/** Reads the page; a page may be short, even empty, and still have a next one. */
export function readPage(
  context: Context,
  node: Node,
  edge: ListEdge,
  request: ListRequest,
  project: (row: Row) => Record<string, unknown>,
): ListAnswer {
  const list = `${nodeId(node)}/${edge.name}`;
  const { params } = request;
  const filtering = textOf(params, 'filtering');
  const search = readText(params, 'search_query');
  const all = edge.rows({ ...context, params }, node as never);
  const rows = filterRows(context, all, { filtering, search }).sort((a, b) => a.serial - b.serial);
  const limit = parseLimit(readText(params, 'limit'));
  const [after, before] = [readText(params, 'after'), readText(params, 'before')];
  const page = cutPage(list, rows, { limit, after, before });
  if (context.pages === 'short') page.rows = page.rows.slice(0, Math.ceil(page.rows.length / 2));
  const shown = context.pages === 'empty' ? [] : page.rows;

  const data = shown.filter((row) => !row.hidden?.()).map(project);
  const answer: ListAnswer = { data };
  const first = shown[0]?.serial ?? page.from;
  const last = shown.at(-1)?.serial ?? page.from;
  const isMore = (rows.at(-1)?.serial ?? last) > last;
  if (page.rows.length > 0) {
    const cursors = { before: createCursor(list, first), after: createCursor(list, last) };
    const link = (cursor: 'before' | 'after'): string =>
      createLink(context, list, { limit: String(limit), ...linkParams(params), [cursor]: cursors[cursor] });
    answer.paging = {
      cursors,
      ...(isMore ? { next: link('after') } : {}),
      ...((rows[0]?.serial ?? first) < first && first > 0 ? { previous: link('before') } : {}),
    };
  }
  const summary = readSummary(edge, textOf(params, 'summary'), rows);
  return summary ? { ...answer, summary } : answer;
}

/** `from` is the serial just before the page. */
function cutPage(
  list: string,
  rows: readonly Row[],
  { limit, after, before }: { limit: number; after: string | undefined; before: string | undefined },
): { rows: Row[]; from: number } {
  if (before !== undefined && before !== '' && !after) {
    const end = parseCursor(list, before);
    const earlier = rows.filter((row) => row.serial < end);
    return { rows: limit === 0 ? [] : earlier.slice(-limit), from: end };
  }
  const start = after ? parseCursor(list, after) : 0;
  return { rows: rows.filter((row) => row.serial > start).slice(0, limit), from: start };
}

function parseLimit(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_LIMIT;
  if (!/^\d{1,9}$/.test(text)) throw invalid('Param limit must be an integer', { blame: ['limit'] });
  return Math.min(Number(text), MOST);
}

function readSummary(
  edge: ListEdge,
  asked: string | undefined,
  rows: Row[],
): Record<string, unknown> | undefined {
  const named = asked?.includes('total_count') ?? false;
  const wanted = named || asked === 'true' || asked === '1';
  if (!wanted && edge.summary !== 'always') return undefined;
  if (edge.summary === 'named' && !named) return {};
  return { total_count: rows.filter((row) => !row.hidden?.()).length };
}

/** As text, which an array of a JSON body becomes too. */
function textOf(params: Params, name: string): string | undefined {
  return Array.isArray(params[name]) ? JSON.stringify(params[name]) : readText(params, name);
}

function linkParams(params: Params): Record<string, string> {
  const kept = Object.entries(params).filter(([name]) => !NOT_IN_LINK.includes(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

/** Absolute, with the token in it, as Meta's links are; and with the call's proof, which goes with the token. */
function createLink(context: Context, list: string, params: Record<string, string>): string {
  const proof = readText(context.params, 'appsecret_proof');
  const query = new URLSearchParams({
    access_token: context.actor.token.text,
    ...(proof === undefined ? {} : { appsecret_proof: proof }),
    ...params,
  });
  return `${context.base}/${list}?${query}`;
}
