// One call under its faults, logged as it arrives: alone or as a batch's sub-request.

import { setTimeout as wait } from 'node:timers/promises';
import type { FaultOrder } from '../door/faults.ts';
import { hideTokens, type LoggedRequest, settle, tokenName, withoutTokens } from '../door/request-log.ts';
import type { Runtime } from '../runtime.ts';
import { type Answer, answerCall, type Call, failedAnswer } from './answer-call.ts';
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
  /** Done in place of making the call: the batch itself, whose items are calls of their own. */
  instead?: () => unknown;
}

export interface CallResult {
  answer: Answer;
  faults: FaultOrder[];
  hole: boolean;
  entry: LoggedRequest;
}

/**
 * Runs a call under its faults. A `hole` is a batch's null entry. What is cut or a hole has its status in the log then;
 * the `entry` of any other is settled by who sends the answer.
 */
export async function runCall(runtime: Runtime, call: Call, options: CallOptions): Promise<CallResult> {
  const { world, latency } = runtime;
  const { batch, instead } = options;
  const entry = logCall(runtime, call, batch?.n);
  const target = { method: call.method, path: call.path, ...(batch ? { batchPath: batch.path } : {}) };
  const faults = runtime.faults.take(target);
  const has = (kind: string): boolean => faults.some((fault) => fault.kind === kind);
  const cut = (error?: GraphError): Cut => {
    settle(entry, 0, error);
    return new Cut();
  };

  if (latency > 0 && !batch) await wait(latency);
  for (const fault of faults) if (fault.kind === 'delay') await wait(fault.ms ?? 1000);
  // Asked of a world that a reset has ended meanwhile: it must not be done in the next one.
  if (runtime.world !== world) throw cut();
  if (has('drop-before')) throw cut();
  if (has('null-in-batch')) {
    settle(entry, 0);
    return { answer: { status: 0, headers: {}, body: null }, faults, hole: true, entry };
  }
  const pages = has('empty-page') ? 'empty' : has('short-page') ? 'short' : undefined;
  const answer = answerUnder(runtime, pages ? { ...call, pages } : call, { ...options, faults });
  if (has('drop-after') && !instead) throw cut(answer.error);
  return { answer, faults, hole: false, entry };
}

function answerUnder(
  runtime: Runtime,
  call: Call,
  { error, instead, faults }: CallOptions & { faults: readonly FaultOrder[] },
): Answer {
  try {
    if (error) return failedAnswer(error);
    const ordered = faultAnswer(runtime, call, faults);
    if (ordered) return ordered;
    return instead ? { status: 200, headers: {}, body: instead() } : answerCall(runtime, call);
  } catch (thrown) {
    return failedAnswer(thrown);
  }
}

/** The error that a fault gives in place of doing anything. */
function faultAnswer({ world }: Runtime, call: Call, faults: readonly FaultOrder[]): Answer | undefined {
  for (const { kind, message, userTitle, userMsg } of faults) {
    const [, code, subcode] = /^code:(-?\d+)(?::(\d+))?$/.exec(kind) ?? [];
    if (kind === 'http500') return failedAnswer(codeError(1));
    if (kind === 'html') return { status: 200, headers: {}, body: HTML };
    if (kind === 'throttle') {
      const node = findNode(world, parsePath(call.path).segments[0] ?? '');
      const { headers, error } = throttled(node ? bucketOf(node) : undefined, node?.type === 'AdAccount');
      return failedAnswer(error, headers);
    }
    if (code === '190' && subcode !== undefined && message === undefined) {
      return failedAnswer(sessionError(Number(subcode), { app: world.named.app, ended: Date.now() }));
    }
    if (code !== undefined) {
      const more = Object.entries({ subcode: subcode && Number(subcode), message, userTitle, userMsg });
      const given = Object.fromEntries(more.filter(([, value]) => value !== undefined));
      return failedAnswer(codeError(Number(code), given));
    }
  }
  return undefined;
}

function logCall({ world, log }: Runtime, call: Call, batch: number | undefined): LoggedRequest {
  return log.begin({
    method: call.method,
    path: hideTokens(call.path),
    params: withoutTokens(world, call.params),
    token: tokenName(world, call.token),
    ...(batch === undefined ? {} : { batch }),
  });
}
