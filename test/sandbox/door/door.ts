// The control plane under /__sandbox: looking into the world, resetting it, faults, acts, the log.

import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Runtime } from '../runtime.ts';
import { DEFAULT_SIZES } from '../world/create-world.ts';
import { tokensOf } from '../world/tokens.ts';
import type { Sizes } from '../world/types.ts';
import { ACTS, ActError } from './acts.ts';
import type { FaultOrder } from './faults.ts';
import { viewWorld } from './world-view.ts';

type Env = { Bindings: HttpBindings };

/** Answers on loopback only, under whatever host name; its own requests aren't logged. */
export function createDoor(runtime: Runtime): Hono<Env> {
  const door = new Hono<Env>();

  door.use('*', async (c, next) => {
    const remote = c.env.incoming.socket.remoteAddress ?? '';
    if (!/^(::1|(::ffff:)?127\.)/.test(remote)) return c.json({ ok: false, reason: 'loopback only' }, 403);
    return next();
  });

  door.get('/world', (c) => c.json(viewWorld(runtime.world)));

  door.get('/requests', (c) => {
    const since = Number(c.req.query('since') ?? 0);
    return Number.isNaN(since) ? refuse(c, 'since must be a number') : c.json(runtime.log.since(since));
  });

  door.post('/reset', async (c) => {
    const asked = await readJson(c);
    if (!asked || Array.isArray(asked)) return refuse(c, 'the sizes must be a JSON object');
    const latency = asked.latency ?? runtime.latency;
    if (!Number.isFinite(latency) || Number(latency) < 0) return refuse(c, 'latency must be milliseconds');
    const sizes: Sizes = { ...DEFAULT_SIZES };
    for (const name of ['seed', 'accounts', 'people', 'children'] as const) {
      const value = asked[name] ?? runtime.world.sizes[name];
      if (!Number.isInteger(value) || Number(value) < 0) return refuse(c, `${name} must be a whole number`);
      sizes[name] = Number(value);
    }
    runtime.reset(sizes, Number(latency));
    const { agency, second, app } = runtime.world.named;
    return c.json({ ok: true, app, tokens: tokensOf(runtime.world), businesses: { agency, second } });
  });

  door.post('/faults', async (c) => {
    const asked: unknown = await readJson(c);
    const list = Array.isArray(asked)
      ? asked
      : Array.isArray(Object(asked).faults)
        ? Object(asked).faults
        : [asked];
    try {
      runtime.faults.add(list as FaultOrder[]);
    } catch (error) {
      return refuse(c, error instanceof Error ? error.message : String(error));
    }
    return c.json({ ok: true, added: list.length });
  });

  door.delete('/faults', (c) => {
    runtime.faults.clear();
    return c.json({ ok: true });
  });

  door.post('/act', async (c) => {
    const input = await readJson(c);
    const act = typeof input?.do === 'string' && Object.hasOwn(ACTS, input.do) ? ACTS[input.do] : undefined;
    if (!input || !act) return refuse(c, `unknown act; there are: ${Object.keys(ACTS).join(', ')}`);
    try {
      return c.json({ ok: true, ...act(runtime, input) });
    } catch (error) {
      if (error instanceof ActError) return refuse(c, error.message);
      throw error;
    }
  });

  door.all('*', (c) => refuse(c, 'there is: world, reset, requests, faults, act'));
  return door;
}

function refuse(c: Context<Env>, reason: string): Response {
  return c.json({ ok: false, reason }, 400);
}

/** The body as JSON: an object or a list. An empty one is an empty object, and what is neither is undefined. */
async function readJson(c: Context<Env>): Promise<Record<string, unknown> | undefined> {
  const text = await c.req.text();
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
