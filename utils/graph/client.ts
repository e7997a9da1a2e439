// Graph: the client. Takes calls, finds each one's token, joins what may go together into batches, and answers with
// JSON or throws a GraphError. It knows nothing of what the calls mean.

import type { PrincipalId } from '../ids.ts';
import type { Problem } from '../problem.ts';
import { wait } from '../wait.ts';
import { type BatchEntry, parseBatchAnswer, toBatchItem } from './batch.ts';
import { getBuckets, getLimited, getOwnKey } from './buckets.ts';
import {
  createMalformedError,
  createNetworkError,
  createSignedOutError,
  createWaitError,
  GraphError,
  parseGraphError,
} from './errors.ts';
import type { Governor } from './governor.ts';
import { createOneShotBody } from './one-shot-body.ts';
import { createOneShotRoute } from './one-shot-route.ts';
import { encodeParams, type GraphRequest } from './params.ts';

/** The only place that names it. */
export const graphVersion = 'v25.0';
const graphOrigin = 'https://graph.facebook.com';
/** Graph's own limit. */
const batchSize = 50;
const timeoutMs = 60_000;
/** A cut connection isn't always noticed under a body that is a stream: what became of it is looked up sooner. */
const oneShotTimeoutMs = 30_000;

export interface GraphCall extends GraphRequest {
  /** Whose token to use. */
  principal: PrincipalId;
  /** Ids whose usage it counts against (the business, the account). */
  buckets?: readonly string[];
  /** May travel in a batch with others; writes that aren't harmless to repeat go alone. */
  isBatchable?: boolean;
  /**
   * Must not be repeated by the browser either: see `createOneShotBody`. Wants `prepareOneShot` just before. Its
   * parameters travel in the body, with DELETE as well.
   */
  isOneShot?: boolean;
}

export interface GraphClient {
  /** Sends once. A read that fails for a moment is not tried again here: see `read`. */
  send(call: GraphCall): Promise<unknown>;
  /**
   * Before each one-shot call: finds out by reading whether it can get through as one, if the last one wasn't answered or
   * (`isAgain`) it was sent before. Errors: no connection, no token, limits; nothing was sent then.
   */
  prepareOneShot(principal: PrincipalId, isAgain: boolean): Promise<void>;
  /** Sends a read, and again (at most four times, with growing pauses) while the failure is of the passing kind. */
  read(call: Omit<GraphCall, 'method' | 'isBatchable'> & { isAlone?: boolean }): Promise<unknown>;
  /** Until when (ms) nothing may go that counts against these ids; 0: it may. */
  getBlock(ids: readonly string[]): number;
  /** Cuts off everything that is under way (a write may have been done all the same). Later calls are served. */
  abort(): void;
}

export interface GraphClientOptions {
  getToken: (principal: PrincipalId) => Promise<string | null>;
  /** Told when Meta refuses a token as no longer good. */
  onRefused?: (principal: PrincipalId, token: string, problem: Problem) => void;
  governor: Governor;
  origin?: string;
  pause?: (ms: number) => Promise<void>;
}

interface Waiting extends PromiseWithResolvers<unknown> {
  call: GraphCall;
  /** The same of two reads that ask the same; null: not a read. */
  key: string | null;
}

const readAttempts = 5;

export function createGraphClient(options: GraphClientOptions): GraphClient {
  const { governor } = options;
  const origin = options.origin ?? graphOrigin;
  const pause = options.pause ?? wait;
  let queue: Waiting[] = [];
  let abortion = new AbortController();
  const route = createOneShotRoute();

  /** One HTTP request; its body as text. The token travels in a header, or in a batch's form body. */
  async function request(
    path: string,
    init: {
      method: string;
      searchParams?: URLSearchParams;
      body?: URLSearchParams;
      token: string;
      isOneShot?: boolean | undefined;
      signal: AbortSignal;
    },
  ): Promise<{ status: number; body: unknown; getHeader: (name: string) => string | null }> {
    const sent = init.body && (init.isOneShot ? createOneShotBody(init.body) : { body: init.body });
    const isStream = sent?.body instanceof ReadableStream;
    let response: Response;
    let text: string;
    try {
      const query = init.searchParams ? `?${init.searchParams}` : '';
      response = await fetch(`${origin}/${graphVersion}/${path}${query}`, {
        method: init.method,
        ...sent,
        headers: {
          authorization: `Bearer ${init.token}`,
          ...(sent && { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }),
        },
        // Holds for the body as well: an answer that begins and never ends is none.
        signal: AbortSignal.any([init.signal, AbortSignal.timeout(isStream ? oneShotTimeoutMs : timeoutMs)]),
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
      text = await response.text();
      if (isStream) route.report(true);
    } catch (cause) {
      if (isStream) route.report(false);
      const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
      // Without the cause: nothing of a request that holds the token goes further.
      throw createNetworkError(isTimeout ? 'timeout' : 'no-answer');
    }
    const getHeader = (name: string): string | null => response.headers.get(name);
    return { status: response.status, body: parseJson(text, response.status), getHeader };
  }

  /** A call's answer: the value, or what went wrong. */
  function settle(call: GraphCall, token: string, status: number, body: unknown): unknown {
    const error = parseGraphError(body, token);
    if (!error) {
      if (status >= 400) throw createMalformedError(`HTTP ${status} without a Graph error`);
      return body;
    }
    if (error.problem.remedy === 'sign-in') options.onRefused?.(call.principal, token, error.problem);
    if (error.problem.remedy !== 'wait') throw error;
    throw createWaitError(governor.block(getLimited(call, error.problem.code ?? 0)), error.problem);
  }

  async function getToken(principal: PrincipalId): Promise<string> {
    const token = await options.getToken(principal);
    if (token === null) throw createSignedOutError();
    return token;
  }

  async function sendAlone(call: GraphCall): Promise<unknown> {
    // Taken first: what waits for its turn is cut off as well.
    const { signal } = abortion;
    const token = await getToken(call.principal);
    await governor.admit(getBuckets(call));
    const params = encodeParams(call.params ?? {});
    // Graph reads a DELETE's parameters from address and body. Only a body can be a stream, so that what mustn't be
    // repeated has one; and as not everything on the way passes a DELETE's body on, the address has them all the same.
    const isInBody = call.method === 'POST' || call.isOneShot;
    const isInQuery = call.method !== 'POST';
    const answer = await request(call.path, {
      method: call.method,
      token,
      signal,
      isOneShot: call.isOneShot && route.isOpen(),
      ...(isInBody && { body: params }),
      ...(isInQuery && { searchParams: params }),
    });
    governor.report(answer.getHeader, getOwnKey(call.path));
    return settle(call, token, answer.status, answer.body);
  }

  async function sendTogether(queued: Waiting[]): Promise<void> {
    const { signal } = abortion;
    // One account at its limit doesn't hold up what is asked of others beside it.
    const batch = queued.filter(({ call, reject }) => {
      const until = governor.getBlock(getBuckets(call));
      if (until > 0) reject(createWaitError(until));
      return until === 0;
    });
    try {
      const [first] = batch;
      if (!first) return;
      const token = await getToken(first.call.principal);
      await governor.admit([...new Set(batch.flatMap(({ call }) => getBuckets(call)))]);
      const body = new URLSearchParams({
        access_token: token,
        batch: JSON.stringify(batch.map(({ call }) => toBatchItem(call))),
      });
      const answer = await request('', { method: 'POST', token, signal, body });
      governor.report(answer.getHeader, null);
      const entries = Array.isArray(answer.body)
        ? answer.body
        : settle(first.call, token, answer.status, answer.body);
      const parsed = parseBatchAnswer(entries, batch.length);
      batch.forEach((waiting, index) => {
        settleEntry(waiting, token, parsed[index] ?? null);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  /** Whether a batch that only reads is answered, whatever by, when it is sent with a body of that kind. */
  async function isHeard(principal: PrincipalId, isOneShot: boolean): Promise<boolean> {
    const { signal } = abortion;
    const token = await getToken(principal);
    await governor.admit([]);
    const batch = [toBatchItem({ method: 'GET', path: 'me', params: { fields: 'id' } })];
    const body = new URLSearchParams({ access_token: token, batch: JSON.stringify(batch) });
    try {
      const answer = await request('', { method: 'POST', token, signal, body, isOneShot });
      governor.report(answer.getHeader, null);
      return true;
    } catch (error) {
      if (error instanceof GraphError) return error.problem.kind !== 'network';
      throw error;
    }
  }

  const prepareOneShot: GraphClient['prepareOneShot'] = (principal, isAgain) =>
    route.prepare(principal, isAgain, (isOneShot) => isHeard(principal, isOneShot));

  function settleEntry({ call, resolve, reject }: Waiting, token: string, entry: BatchEntry | null): void {
    try {
      if (!entry) throw createNetworkError('left-out');
      governor.report((name) => entry.headers.get(name) ?? null, getOwnKey(call.path));
      resolve(settle(call, token, entry.status, parseJson(entry.text, entry.status)));
    } catch (error) {
      reject(error);
    }
  }

  const sendSingly = ({ call, resolve, reject }: Waiting): void => {
    sendAlone(call).then(resolve, reject);
  };

  function flush(): void {
    const { together = [], alone = [] } = Object.groupBy(queue, ({ call }) =>
      call.isBatchable ? 'together' : 'alone',
    );
    queue = [];
    const groups = Map.groupBy(together, ({ call }) => `${call.principal} ${call.method === 'GET'}`);
    for (const group of groups.values()) {
      for (let start = 0; start < group.length; start += batchSize) {
        const batch = group.slice(start, start + batchSize);
        const [only] = batch;
        if (batch.length === 1 && only) sendSingly(only);
        else void sendTogether(batch);
      }
    }
    alone.forEach(sendSingly);
  }

  function send(call: GraphCall): Promise<unknown> {
    if (!call.isBatchable && call.method !== 'GET') return sendAlone(call);
    // Two that want to know the same, before either has left, have one answer.
    const key = call.method === 'GET' ? JSON.stringify(call) : null;
    const twin = key !== null && queue.find((one) => one.key === key);
    if (twin) return twin.promise;
    // What is asked for in the same turn travels together; and before long lists, which go alone.
    if (queue.length === 0) setTimeout(flush, 0);
    const waiting: Waiting = { ...Promise.withResolvers<unknown>(), call, key };
    queue.push(waiting);
    return waiting.promise;
  }

  async function read(call: Parameters<GraphClient['read']>[0]): Promise<unknown> {
    const { signal } = abortion;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send({ ...call, method: 'GET', isBatchable: !call.isAlone });
      } catch (error) {
        const mayPass = error instanceof GraphError && error.problem.remedy === 'retry';
        if (!mayPass || attempt >= readAttempts || signal.aborted) throw error;
        await pause(200 * 2 ** attempt * (0.5 + Math.random()));
      }
    }
  }

  function abort(): void {
    abortion.abort();
    abortion = new AbortController();
  }

  return { send, prepareOneShot, read, getBlock: governor.getBlock, abort };
}

function parseJson(text: string, status: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw createMalformedError(`HTTP ${status} with a body that isn't JSON`, cause);
  }
}
