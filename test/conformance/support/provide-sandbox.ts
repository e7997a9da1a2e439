// Conformance: one sandbox for a test file, its door, and the things in its world that tests need.

import { afterAll, beforeAll } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { type Ask, createGraphClient, type GraphNode, type Reply } from './graph.ts';

export interface Sizes {
  seed?: number;
  accounts?: number;
  people?: number;
  children?: number;
  latency?: number;
}

/** One fault, as the door takes it. */
export interface Fault {
  match: { method?: string; path?: string };
  kind: string;
  times?: number;
  probability?: number;
  seed?: number;
  ms?: number;
}

export interface LoggedRequest {
  n: number;
  at: unknown;
  method: string;
  path: string;
  params: Record<string, unknown>;
  token: string | null;
  /** Null until it is answered. */
  status: number | null;
  error?: unknown;
  batch?: number;
}

export interface TestSandbox {
  http: string;
  https: string;
  tokens: Sandbox['tokens'];
  app: string;
  /** The app's secret, that proofs are made with. */
  secret(): string;
  /** The text of a further token of the world, by its name. */
  token(name: string): string;
  businesses: { agency: string; second: string };
  /** Asks as the agency's admin unless the question says otherwise; `token: ''` sends none. */
  ask(path: string, ask?: Ask): Promise<Reply>;
  post(path: string, form?: Record<string, unknown>, token?: string): Promise<Reply>;
  remove(path: string, query?: Record<string, unknown>, token?: string): Promise<Reply>;
  /** All rows of an edge, page by page. */
  list(path: string, query?: Record<string, unknown>): Promise<GraphNode[]>;
  door(method: string, path: string, body?: unknown): Promise<Response>;
  world(): Promise<World>;
  reset(sizes?: Sizes): Promise<void>;
  fault(...faults: Fault[]): Promise<void>;
  act(what: { do: string } & Record<string, unknown>): Promise<Response>;
  requests(since?: number): Promise<LoggedRequest[]>;
  /** The `act_` id of an ad account outside the agency that is of this kind. */
  claimable(kind: string, nth?: number): string;
  /** An active owned account, and an employee (not the token's) who may be given tasks on it but has none. */
  freePair(): Promise<{ account: string; person: string }>;
  ownedAccount(): Promise<string>;
}

/** What the door shows of the world, as far as tests look for things in it. */
export interface World {
  claimables: { account: string; kind: string }[];
  [key: string]: unknown;
}

const SMALL: Sizes = { accounts: 30, people: 8 };

/** Starts a sandbox before the file's first test and stops it after the last. */
export function provideSandbox(sizes: Sizes = SMALL): TestSandbox {
  const sandbox = {} as TestSandbox;
  let claimables: World['claimables'] = [];
  let stop = async (): Promise<void> => undefined;

  beforeAll(async () => {
    const started = await startSandbox(sizes);
    stop = () => started.close();
    const { http, https, tokens, businesses, app } = started;
    const graph = createGraphClient(http);
    const ask: TestSandbox['ask'] = (path, { token = tokens.admin, ...rest } = {}) =>
      graph(path, token === '' ? rest : { ...rest, token });
    const door: TestSandbox['door'] = async (method, path, body) => {
      const response = await fetch(`${http}/__sandbox/${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return response;
    };
    const world = async (): Promise<World> => (await (await door('GET', 'world')).json()) as World;
    const list: TestSandbox['list'] = async (path, query = {}) => {
      const rows: GraphNode[] = [];
      for (let after: string | undefined; ; ) {
        const { body, text } = await ask(path, { query: { limit: 100, ...query, ...(after && { after }) } });
        if (!body.data) throw new Error(`${path}: ${text}`);
        rows.push(...body.data);
        if (!body.paging?.next) return rows;
        after = body.paging.cursors.after;
      }
    };
    const ownedAccount = async (): Promise<string> => {
      const rows = await list(`${businesses.agency}/owned_ad_accounts`, {
        fields: 'account_id,account_status',
      });
      return String(rows.find((row) => row.account_status === 1)?.account_id);
    };
    const reset: TestSandbox['reset'] = async (fresh = {}) => {
      await door('DELETE', 'faults');
      await door('POST', 'reset', { ...sizes, ...fresh });
      claimables = (await world()).claimables;
    };

    Object.assign(sandbox, {
      http,
      https,
      app,
      tokens,
      businesses,
      ask,
      door,
      world,
      secret: () => String(started.world.apps.get(app)?.secret),
      token: (name) => {
        const text = (tokens as Record<string, string>)[name];
        if (!text) throw new Error(`the world has no token named ${name}`);
        return text;
      },
      list,
      reset,
      ownedAccount,
      post: (path, form = {}, token = tokens.admin) => ask(path, { method: 'POST', form, token }),
      remove: (path, query = {}, token = tokens.admin) => ask(path, { method: 'DELETE', query, token }),
      fault: async (...faults) => void (await door('POST', 'faults', faults)),
      act: (what) => door('POST', 'act', what),
      requests: async (since = 0) => {
        const body = (await (await door('GET', `requests?since=${since}`)).json()) as unknown;
        return (Array.isArray(body) ? body : (body as { requests: unknown[] }).requests) as LoggedRequest[];
      },
      claimable: (kind, nth = 0) => {
        const found = claimables.filter((one) => one.kind === kind)[nth]?.account;
        if (!found) throw new Error(`the world has no ad account that is ${kind}`);
        return found;
      },
      freePair: async () => {
        const account = await ownedAccount();
        const assigned = await list(`act_${account}/assigned_users`, { business: businesses.agency });
        const people = await list(`${businesses.agency}/business_users`, { fields: 'id,role' });
        const person = people.findLast(
          ({ id, role }) => role === 'EMPLOYEE' && !assigned.some((one) => one.id === id),
        );
        if (!person) throw new Error('everybody has tasks on the first account');
        return { account, person: person.id };
      },
    } satisfies TestSandbox);
    await reset();
  });

  afterAll(() => stop());
  return sandbox;
}
