// Graph: lists, followed by cursor to their end. `paging.next` carries the token: it is only looked at for being
// there, never followed, kept or shown.

import * as v from 'valibot';
import { nextTurn } from '../next-turn.ts';
import type { GraphClient } from './client.ts';
import { createEndlessError, createMalformedError, isTooMuchData } from './errors.ts';

const pageSchema = v.object({
  data: v.array(v.unknown()),
  paging: v.optional(
    v.object({
      cursors: v.optional(v.object({ after: v.optional(v.string()) })),
      next: v.optional(v.string()),
    }),
  ),
  summary: v.optional(v.object({ total_count: v.optional(v.number()) })),
});

type PageAnswer = v.InferOutput<typeof pageSchema>;

export interface Page<Row> {
  rows: Row[];
  /** As the summary says; null where it doesn't. */
  total: number | null;
  isLast: boolean;
}

export type ReadCall = Parameters<GraphClient['read']>[0];

export interface PagesOptions<Row> {
  graph: GraphClient;
  call: ReadCall;
  /** Rows a page to begin with. Halved whenever Graph finds it too much. */
  limit: number;
  parseRow: (row: unknown) => Row;
  /** Called once a page, in order, while the next one is on its way; that one waits until it has resolved. */
  onPage: (page: Page<Row>) => Promise<void> | void;
}

const smallestPage = 10;
/** More pages than any list has: 20,000 rows if Graph bears only the smallest ones, millions otherwise. */
const mostPages = 2_000;
/** What an edge turned out to bear, for the rest of this worker's life. */
const learnedLimits = new Map<string, number>();

/**
 * Reads a list to its end: a page may be short or empty and still have a next one, so only a missing `next` ends it.
 * Errors: whatever the reads throw; malformed when a page is none; `endless` when a cursor comes round again, or always
 * another page follows.
 */
export async function fetchPages<Row>(options: PagesOptions<Row>): Promise<void> {
  const { graph, call, parseRow, onPage } = options;
  const edge = `${call.path.split('/')[1] ?? ''} ${String(call.params?.fields ?? '')}`;
  let limit = Math.min(options.limit, learnedLimits.get(edge) ?? options.limit);
  const seen = new Set<string>();

  /** One page, as large as Graph bears. */
  const readPage = async (after: string | undefined): Promise<PageAnswer> => {
    for (;;) {
      try {
        const page = v.safeParse(
          pageSchema,
          await graph.read({ ...call, params: { ...call.params, limit, after } }),
        );
        if (page.success) return page.output;
      } catch (error) {
        if (!isTooMuchData(error) || limit <= smallestPage) throw error;
        limit = Math.max(smallestPage, Math.floor(limit / 2));
        learnedLimits.set(edge, limit);
        continue;
      }
      throw createMalformedError('A list was answered with something else');
    }
  };

  let reading: Promise<PageAnswer> | null = readPage(undefined);
  while (reading) {
    const page: PageAnswer = await reading;
    const after: string | undefined = page.paging?.cursors?.after;
    const hasNext: boolean = page.paging?.next !== undefined;
    if (hasNext && after === undefined) throw createMalformedError("A list doesn't say where it goes on");
    if (after !== undefined) {
      if (hasNext && (seen.has(after) || seen.size >= mostPages)) throw createEndlessError();
      seen.add(after);
    }
    reading = hasNext ? readPage(after) : null;
    // Its failure is told when its turn comes.
    reading?.catch(() => undefined);
    await onPage({
      rows: await parseRows(page.data, parseRow),
      total: page.summary?.total_count ?? null,
      isLast: !hasNext,
    });
  }
}

/** As many rows as are parsed in one go: some 5 ms. */
const slice = 500;

/** In slices: a page of thousands would keep waiting whoever else has got an answer, or asks for something. */
async function parseRows<Row>(data: readonly unknown[], parseRow: (row: unknown) => Row): Promise<Row[]> {
  const rows: Row[] = [];
  for (let start = 0; start < data.length; start += slice) {
    if (data.length > slice) await nextTurn();
    for (const row of data.slice(start, start + slice)) rows.push(parseRow(row));
  }
  return rows;
}

/** A list to its end, at once. For lists that are known to be short. */
export async function fetchAll<Row>(options: Omit<PagesOptions<Row>, 'onPage'>): Promise<Row[]> {
  const rows: Row[] = [];
  await fetchPages({
    ...options,
    onPage: (page) => {
      rows.push(...page.rows);
    },
  });
  return rows;
}

/** Parses one object of an answer; what doesn't fit is malformed, and says which node. */
export function createParser<Schema extends v.GenericSchema>(
  node: string,
  schema: Schema,
): (value: unknown) => v.InferOutput<Schema> {
  return (value) => {
    const parsed = v.safeParse(schema, value);
    if (!parsed.success)
      throw createMalformedError(`Not a ${node}: ${v.summarize(parsed.issues).slice(0, 200)}`);
    return parsed.output;
  };
}
