// A batch request: its items one after another, each logged, charged and failing on its own.

import { setImmediate } from 'node:timers/promises';
import { settle } from '../door/request-log.ts';
import type { Runtime } from '../runtime.ts';
import type { Answer, Call } from './answer-call.ts';
import { authenticate, checkProof } from './authenticate.ts';
import {
  type BatchEntry,
  type BatchItem,
  fillReferences,
  parseBatch,
  parseItemBody,
  placesInTurn,
} from './batch.ts';
import { GraphError } from './errors.ts';
import { createEtag, finishResponse, type GraphResponse, matchesEtag } from './finish-response.ts';
import { decodePath, type Params, parseForm, readBoolean, readMethod, readText } from './params.ts';
import { Cut, runCall } from './run-call.ts';
import { parsePath, servedVersion } from './versions.ts';

type Entry = BatchEntry | null;

/** The batch itself needs a token, even where each item has its own. */
export async function serveBatch(runtime: Runtime, call: Call): Promise<GraphResponse> {
  const items: BatchItem[] = [];
  const headers: Record<string, string> = {};
  let withHeaders = true;
  const { answer, faults, entry } = await runCall(runtime, call, {
    instead: () => {
      const { token } = authenticate(runtime.world, call.token, false);
      headers['facebook-api-version'] = servedVersion(parsePath(call.path), false);
      checkProof(runtime.world, token, call.params);
      withHeaders = readBoolean(call.params, 'include_headers') !== false;
      items.push(...parseBatch(call.params.batch));
      return [];
    },
  });
  const isDone = !answer.error && !faults.some((fault) => fault.kind === 'html');
  try {
    const body = isDone ? await runItems(runtime, call, items, { n: entry.n, withHeaders }) : answer.body;
    if (faults.some((fault) => fault.kind === 'drop-after')) throw new Cut();
    const response = finishResponse(
      { ...answer, headers: { ...headers, ...answer.headers }, body },
      { faults },
    );
    settle(entry, response.status, answer.error);
    return response;
  } catch (error) {
    if (error instanceof Cut) settle(entry, 0, answer.error);
    throw error;
  }
}

/** The entries in the items' order, whatever theirs was; `n` is the batch's own number in the log. */
async function runItems(
  runtime: Runtime,
  call: Call,
  items: readonly BatchItem[],
  { n, withHeaders }: { n: number; withHeaders: boolean },
): Promise<Entry[]> {
  const { world } = runtime;
  const entries: Entry[] = items.map(() => null);
  const bodies = new Map<string, unknown>();
  for (const place of placesInTurn(items)) {
    const item = items[place] as BatchItem;
    // Meta has more than one machine: what else was asked for isn't held up until a whole batch is answered.
    await setImmediate();
    // As in runCall: nothing of it is done in a world that came after.
    if (runtime.world !== world) throw new Cut();
    const missing = item.needs.find((name) => !bodies.has(name));
    const sub = createSubCall(call, item, bodies);
    const error = missing === undefined ? undefined : dependencyFailed(missing);
    const result = await runCall(runtime, sub, {
      batch: { n, path: call.path },
      ...(error ? { error } : {}),
    });
    const isGood = !result.hole && result.answer.status === 200;
    if (isGood && item.name !== undefined) bodies.set(item.name, result.answer.body);
    const half = result.faults.some((fault) => fault.kind === 'truncate');
    const entry = result.hole ? null : createEntry(result.answer, { withHeaders, half, sub, item });
    if (entry) settle(result.entry, entry.code, result.answer.error);
    entries[place] = isGood && item.omit ? null : entry;
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
  return {
    method: readMethod(item.method, params),
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
  { withHeaders, half, sub, item }: { withHeaders: boolean; half: boolean; sub: Call; item: BatchItem },
): BatchEntry {
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  const etag = answer.status === 200 && (withHeaders || item.ifNoneMatch) ? createEtag(text) : null;
  if (sub.method === 'GET' && etag && matchesEtag(item.ifNoneMatch, etag)) {
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
