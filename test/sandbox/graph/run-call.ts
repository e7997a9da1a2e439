// One call under its faults, logged: alone or as a batch's sub-request.

import { setTimeout as wait } from 'node:timers/promises';
import type { FaultOrder } from '../door/faults.ts';
import { hideTokens, type LoggedRequest, tokenName, withoutTokens } from '../door/request-log.ts';
import type { Runtime } from '../runtime.ts';
import { type Answer, answerCall, type Call } from './answer-call.ts';
import { sessionError } from './authenticate.ts';
import { codeError, type GraphError } from './errors.ts';
import { bucketOf, findNode } from './find-node.ts';
import { throttled } from './usage.ts';
import { parsePath } from './versions.ts';

/** The connection is to be cut without an answer. */
export class Cut extends Error {}

const HTML =
  '<!DOCTYPE html><html lang="en"><title>Error</title><h1>Sorry, something went wrong.</h1></html>';

export interface CallOptions {
  /** The batch it belongs to: its number in the log, and its path. */
  batch?: { n: number; path: string };
  /** Found wrong before the call could be made. */
  error?: GraphError;
  /** Answered in place of making the call: the batch itself, whose items are calls of their own. */
  result?: unknown;
}

export interface CallResult {
  answer: Answer;
  faults: FaultOrder[];
  hole: boolean;
  entry: LoggedRequest;
}

/** Runs a call under its faults and logs it. A `hole` is a batch's null entry. */
export async function runCall(runtime: Runtime, call: Call, options: CallOptions): Promise<CallResult> {
  const { batch } = options;
  const target = { method: call.method, path: call.path, ...(batch ? { batchPath: batch.path } : {}) };
  const faults = runtime.faults.take(target);
  const has = (kind: string): boolean => faults.some((fault) => fault.kind === kind);
  const log = (status: number, error: GraphError | undefined): LoggedRequest =>
    logCall(runtime, call, { status, error, ...(batch ? { batch: batch.n } : {}) });

  const { world } = runtime;
  for (const fault of faults) if (fault.kind === 'delay') await wait(fault.ms ?? 1000);
  // Asked of a world that a reset has ended meanwhile: it must not be done in the next one.
  if (runtime.world !== world) throw new Cut();
  if (has('drop-before')) {
    log(0, undefined);
    throw new Cut();
  }
  if (has('null-in-batch')) {
    return { answer: { status: 0, headers: {}, body: null }, faults, hole: true, entry: log(0, undefined) };
  }
  const pages = has('empty-page') ? 'empty' : has('short-page') ? 'short' : undefined;
  const answer =
    failed(options.error) ??
    faultAnswer(runtime, call, faults) ??
    (options.result === undefined
      ? answerCall(runtime, pages ? { ...call, pages } : call)
      : { status: 200, headers: {}, body: options.result });
  if (has('drop-after') && options.result === undefined) {
    log(0, answer.error);
    throw new Cut();
  }
  return { answer, faults, hole: false, entry: log(answer.status, answer.error) };
}

function failed(error: GraphError | undefined, headers: Record<string, string> = {}): Answer | undefined {
  if (!error) return undefined;
  return {
    status: error.status,
    headers: { ...headers, 'www-authenticate': error.challenge },
    body: error.toBody(),
    error,
  };
}

/** The error that a fault gives in place of doing anything. */
function faultAnswer({ world }: Runtime, call: Call, faults: readonly FaultOrder[]): Answer | undefined {
  for (const { kind, message, userTitle, userMsg } of faults) {
    const [, code, subcode] = /^code:(-?\d+)(?::(\d+))?$/.exec(kind) ?? [];
    if (kind === 'http500') return failed(codeError(1));
    if (kind === 'html') return { status: 200, headers: {}, body: HTML };
    if (kind === 'throttle') {
      const node = findNode(world, parsePath(call.path).segments[0] ?? '');
      const { headers, error } = throttled(node ? bucketOf(node) : undefined, node?.type === 'AdAccount');
      return failed(error, headers);
    }
    if (code === '190' && subcode !== undefined && message === undefined) {
      return failed(sessionError(Number(subcode), { app: world.named.app, ended: Date.now() }));
    }
    if (code !== undefined) {
      const more = Object.entries({ subcode: subcode && Number(subcode), message, userTitle, userMsg });
      const given = Object.fromEntries(more.filter(([, value]) => value !== undefined));
      return failed(codeError(Number(code), given));
    }
  }
  return undefined;
}

function logCall(
  { world, log }: Runtime,
  call: Call,
  result: { status: number; error: GraphError | undefined; batch?: number },
): LoggedRequest {
  const details = result.error?.details;
  return log.add({
    method: call.method,
    path: hideTokens(call.path),
    params: withoutTokens(world, call.params),
    token: tokenName(world, call.token),
    status: result.status,
    error: details
      ? {
          code: details.code,
          ...(details.subcode === undefined ? {} : { subcode: details.subcode }),
          type: details.type ?? 'OAuthException',
          message: hideTokens(details.message),
        }
      : null,
    ...(result.batch === undefined ? {} : { batch: result.batch }),
  });
}
