// One HTTP request to Graph, from plain data to plain data: method, token, batch or single call.

import type { Runtime } from '../runtime.ts';
import type { Call } from './answer-call.ts';
import type { Method } from './context.ts';
import { invalid } from './errors.ts';
import { finishResponse, type GraphResponse } from './finish-response.ts';
import { type Params, parseForm, readText } from './params.ts';
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
    request.body === undefined && call.method === 'POST' && invalid('Unable to parse the request body');
  const { answer, faults } = await runCall(runtime, call, broken ? { error: broken } : {});
  return finishResponse(answer, {
    faults,
    ifNoneMatch: call.method === 'GET' ? request.ifNoneMatch : undefined,
  });
}

function readMethod(verb: string, params: Params): Method {
  const asked = (verb === 'DELETE' ? undefined : readText(params, 'method'))?.toUpperCase();
  const method = asked === 'GET' || asked === 'POST' || asked === 'DELETE' ? asked : verb;
  return method === 'POST' || method === 'PUT' || method === 'PATCH'
    ? 'POST'
    : method === 'DELETE'
      ? 'DELETE'
      : 'GET';
}

function readToken(params: Params, authorization: string | undefined): string | undefined {
  const sent = readText(params, 'access_token');
  if (sent !== undefined) return sent.trim();
  return /^(?:Bearer|OAuth)\s+(.+)$/i.exec(authorization ?? '')?.[1]?.trim();
}
