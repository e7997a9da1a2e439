// The sandbox's front: the Host header decides who answers, the door comes first.

import { Http2ServerRequest } from 'node:http2';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { createDoor } from './door/door.ts';
import { failedAnswer } from './graph/answer-call.ts';
import { finishResponse, type GraphResponse } from './graph/finish-response.ts';
import { decodePath, parseBody } from './graph/params.ts';
import { Cut } from './graph/run-call.ts';
import { serveGraph } from './graph/serve-graph.ts';
import type { Runtime } from './runtime.ts';
import { createPages } from './web/pages.ts';
import { createSignIn } from './web/sign-in.ts';

type Env = { Bindings: HttpBindings };

/** The caller left before the whole request had come, or was cut off with another: there is nobody to answer. */
class Gone extends Error {}

const PAGES = ['www.facebook.com', 'business.facebook.com', 'adsmanager.facebook.com'];

export function createApp(runtime: Runtime): Hono<Env> {
  const app = new Hono<Env>();
  app.route('/__sandbox', createDoor(runtime));
  const signIn = createSignIn(runtime);
  const pages = createPages(runtime);
  app.all('*', async (c) => {
    const host = hostOf(c.req.url, c.req.header('host'));
    const isCall = !PAGES.includes(host) && c.req.method !== 'OPTIONS';
    // A call waits too, once the log has it.
    if (runtime.latency > 0 && !isCall) await wait(runtime.latency);
    switch (host) {
      case 'www.facebook.com':
        return /\/dialog\/oauth/.test(c.req.path) ? signIn.fetch(c.req.raw) : pages.fetch(c.req.raw);
      case 'business.facebook.com':
      case 'adsmanager.facebook.com':
        return pages.fetch(c.req.raw);
      default:
        return answerGraph(runtime, c);
    }
  });
  return app;
}

function hostOf(url: string, header: string | undefined): string {
  return (header ?? new URL(url).host).replace(/:\d+$/, '').toLowerCase();
}

async function answerGraph(runtime: Runtime, c: Context<Env>): Promise<Response> {
  if (c.req.method === 'OPTIONS') {
    return new Response(null, {
      status: 204,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
        'access-control-allow-headers': '*, Authorization',
        'access-control-allow-private-network': 'true',
        'cache-control': 'no-store',
      },
    });
  }
  const url = new URL(c.req.url);
  try {
    const answer = await serveGraph(runtime, {
      method: c.req.method,
      path: decodePath(url.pathname),
      query: url.searchParams,
      body: await parseBody(await readBody(c.env.incoming), c.req.header('content-type') ?? ''),
      authorization: c.req.header('authorization'),
      ifNoneMatch: c.req.header('if-none-match'),
      origin: `${isSecure(c.env.incoming) ? 'https' : 'http'}://${c.req.header('host') ?? url.host}`,
    });
    return respond(answer);
  } catch (error) {
    if (error instanceof Gone) return RESPONSE_ALREADY_SENT;
    if (!(error instanceof Cut)) return respond(finishResponse(failedAnswer(error), { faults: [] }));
    cutConnection(c.env.incoming);
    return RESPONSE_ALREADY_SENT;
  }
}

function respond({ status, headers, body }: GraphResponse): Response {
  return new Response(status === 304 ? null : body, { status, headers });
}

/** The body as bytes, of any method: Meta's own SDK sends one with GET, which a Request can't carry. */
async function readBody(incoming: HttpBindings['incoming']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
  } catch {
    throw new Gone();
  }
  return Buffer.concat(chunks);
}

/** The whole connection, with whatever else travels on it. */
function cutConnection(incoming: HttpBindings['incoming'] | Http2ServerRequest): void {
  if (incoming instanceof Http2ServerRequest) incoming.stream.session?.destroy();
  else incoming.socket.destroy();
}

function isSecure(incoming: HttpBindings['incoming'] | Http2ServerRequest): boolean {
  return incoming instanceof Http2ServerRequest || 'encrypted' in incoming.socket;
}
