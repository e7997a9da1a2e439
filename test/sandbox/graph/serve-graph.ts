// One HTTP request to Graph, from plain data to plain data: method, token, batch or single call.

import { settle } from '../door/request-log.ts';
import type { Runtime } from '../runtime.ts';
import type { Call } from './answer-call.ts';
import { invalid } from './errors.ts';
import { finishResponse, type GraphResponse } from './finish-response.ts';
import { type Params, parseForm, readMethod, readText } from './params.ts';
import { runCall } from './run-call.ts';
import { serveBatch } from './serve-batch.ts';
import { parsePath } from './versions.ts';

export interface GraphRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Undefined where the body isn't what its content type says. */
  body: Params | undefined;
  authorization: string | undefined;
  ifNoneMatch: string | undefined;
  origin: string;
}

/** Throws `Cut` where a fault cuts the connection. */
export async function serveGraph(runtime: Runtime, request: GraphRequest): Promise<GraphResponse> {
  const params = { ...parseForm(request.query), ...request.body };
  const token = readToken(params, request.authorization);
  const call: Call = {
    method: readMethod(request.method, params),
    path: request.path,
    token,
    params,
    origin: request.origin,
  };
  if (call.method === 'POST' && params.batch !== undefined && parsePath(call.path).segments.length < 2) {
    return serveBatch(runtime, call);
  }
  const broken =
    request.body === undefined && call.method !== 'GET' && invalid('Unable to parse the request body');
  const { answer, faults, entry } = await runCall(runtime, call, broken ? { error: broken } : {});
  const response = finishResponse(answer, {
    faults,
    ifNoneMatch: call.method === 'GET' ? request.ifNoneMatch : undefined,
    isPretty: ['1', 'true'].includes(readText(params, 'pretty') ?? ''),
  });
  settle(entry, response.status, answer.error);
  return response;
}

function readToken(params: Params, authorization: string | undefined): string | undefined {
  const sent = readText(params, 'access_token');
  if (sent !== undefined) return sent.trim();
  return /^(?:Bearer|OAuth)\s+(.+)$/i.exec(authorization ?? '')?.[1]?.trim();
}
