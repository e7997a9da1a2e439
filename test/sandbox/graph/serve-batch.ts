// A batch request: its items one after another, each logged, charged and failing on its own.

import { setImmediate } from 'node:timers/promises';
import type { Runtime } from '../runtime.ts';
import type { Answer, Call } from './answer-call.ts';
import { authenticate } from './authenticate.ts';
import {
  type BatchEntry,
  type BatchItem,
  fillReferences,
  parseBatch,
  parseItemBody,
  referredIn,
} from './batch.ts';
import { GraphError } from './errors.ts';
import { createEtag, finishResponse, type GraphResponse, matchesEtag } from './finish-response.ts';
import { decodePath, type Params, parseForm, readBoolean, readText } from './params.ts';
import { Cut, runCall } from './run-call.ts';
import { parsePath } from './versions.ts';

type Entry = BatchEntry | null;

/** The batch itself needs a token, even where each item has its own. */
export async function serveBatch(runtime: Runtime, call: Call): Promise<GraphResponse> {
  let items: BatchItem[];
  try {
    authenticate(runtime.world, call.token, false);
    items = parseBatch(call.params.batch);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const { answer, faults } = await runCall(runtime, call, { error });
    return finishResponse(answer, { faults });
  }
  const own = await runCall(runtime, call, { result: [] });
  if (own.answer.error || own.faults.some((fault) => fault.kind === 'html')) {
    return finishResponse(own.answer, { faults: own.faults });
  }
  let entries: Entry[];
  try {
    entries = await runItems(runtime, call, items, own.entry.n);
    if (own.faults.some((fault) => fault.kind === 'drop-after')) throw new Cut();
  } catch (error) {
    if (error instanceof Cut) own.entry.status = 0;
    throw error;
  }
  return finishResponse({ status: 200, headers: own.answer.headers, body: entries }, { faults: own.faults });
}

/** `n` is the batch's own number in the log. */
async function runItems(
  runtime: Runtime,
  call: Call,
  items: readonly BatchItem[],
  n: number,
): Promise<Entry[]> {
  const withHeaders = readBoolean(call.params, 'include_headers') !== false;
  const entries: Entry[] = [];
  const bodies = new Map<string, unknown>();
  const failedNames = new Set<string>();
  for (const item of items) {
    // Meta has more than one machine: what else was asked for isn't held up until a whole batch is answered.
    await setImmediate();
    const needed = [...referredIn(item.relativeUrl + item.body), ...(item.dependsOn ? [item.dependsOn] : [])];
    const missing = needed.find(
      (name) => failedNames.has(name) || !items.some((other) => other.name === name),
    );
    const sub = createSubCall(call, item, bodies);
    const error = missing === undefined ? undefined : dependencyFailed(missing);
    const result = await runCall(runtime, sub, {
      batch: { n, path: call.path },
      ...(error ? { error } : {}),
    });
    const isGood = !result.hole && result.answer.status === 200;
    if (item.name !== undefined) {
      if (isGood) bodies.set(item.name, result.answer.body);
      else failedNames.add(item.name);
    }
    const half = result.faults.some((fault) => fault.kind === 'truncate');
    entries.push(
      result.hole || (isGood && item.omit) ? null : createEntry(result.answer, { withHeaders, half, item }),
    );
  }
  return entries;
}

function createSubCall(call: Call, item: BatchItem, bodies: ReadonlyMap<string, unknown>): Call {
  const url = fillReferences(item.relativeUrl, bodies).replace(/^\/+/, '');
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const params: Params = {
    ...parseForm(new URLSearchParams(query)),
    ...parseItemBody(fillReferences(item.body, bodies)),
  };
  const version = parsePath(call.path).version;
  const prefix = parsePath(path).version === undefined && version !== undefined ? `/${version}/` : '/';
  const own = readText(params, 'method')?.toUpperCase();
  return {
    method: own === 'DELETE' || own === 'POST' ? own : item.method,
    path: `${prefix}${decodePath(path)}`,
    token: readText(params, 'access_token') ?? call.token,
    params,
    origin: call.origin,
  };
}

function dependencyFailed(name: string): GraphError {
  return new GraphError({
    code: 100,
    type: 'GraphBatchException',
    message: `The operation named '${name}' that this one depends on has failed or does not exist`,
  });
}

function createEntry(
  answer: Answer,
  { withHeaders, half, item }: { withHeaders: boolean; half: boolean; item: BatchItem },
): BatchEntry {
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  const etag = answer.status === 200 && (withHeaders || item.ifNoneMatch) ? createEtag(text) : null;
  if (item.method === 'GET' && etag && matchesEtag(item.ifNoneMatch, etag)) {
    const headers = [{ name: 'ETag', value: etag }];
    return { code: 304, ...(withHeaders ? { headers } : {}), body: '' };
  }
  const body = half ? text.slice(0, Math.floor(text.length / 2)) : text;
  if (!withHeaders) return { code: answer.status, body };
  const headers = Object.entries({
    'Content-Type': 'application/json; charset=UTF-8',
    ...answer.headers,
    ...(etag ? { ETag: etag } : {}),
  });
  return { code: answer.status, headers: headers.map(([name, value]) => ({ name, value })), body };
}
