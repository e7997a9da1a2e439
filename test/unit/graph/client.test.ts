// The client on the wire: where the token is, what travels together, and what becomes of what isn't an answer.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGraphClient, type GraphClient } from '../../../utils/graph/client.ts';
import { GraphError } from '../../../utils/graph/errors.ts';
import { createGovernor } from '../../../utils/graph/governor.ts';
import type { PrincipalId } from '../../../utils/ids.ts';
import { createSandboxDoor, type SandboxDoor } from '../../e2e/harness/sandbox-door.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';

let sandbox: Sandbox;
let door: SandboxDoor;
let graph: GraphClient;
const principal = '12345' as PrincipalId;
const nobody = '99999' as PrincipalId;
const refused: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: 5, people: 3 });
  door = createSandboxDoor(sandbox.http);
});
afterAll(() => sandbox.close());
afterEach(() => vi.restoreAllMocks());
beforeEach(async () => {
  await door.clearFaults();
  await door.reset({ accounts: 5 });
  refused.length = 0;
  graph = createGraphClient({
    origin: sandbox.http,
    governor: createGovernor(),
    getToken: async (asked) => (asked === principal ? sandbox.tokens.admin : null),
    onRefused: (_, token) => void refused.push(token),
    pause: async () => undefined,
  });
});

const failure = async (asked: Promise<unknown>): Promise<GraphError> => {
  const error = await asked.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(GraphError);
  return error as GraphError;
};

describe('reads', () => {
  it('that are asked for in one turn travel in one batch, and are answered each for itself', async () => {
    const [me, nobody] = await Promise.allSettled([
      graph.read({ principal, path: 'me' }),
      graph.read({ principal, path: '999999999999' }),
    ]);
    expect(me).toMatchObject({ status: 'fulfilled', value: { name: expect.any(String) } });
    expect(nobody).toMatchObject({ status: 'rejected', reason: { problem: { code: 100, subcode: 33 } } });
    const log = await door.requests();
    expect(log.filter((one) => one.batch === undefined)).toHaveLength(1);
  });

  it('that go alone are sent after those that travel together, which are answered sooner', async () => {
    const sent = vi.spyOn(globalThis, 'fetch');
    await Promise.all([
      graph.read({ principal, path: 'me/businesses', isAlone: true }),
      graph.read({ principal, path: 'me' }),
      graph.read({ principal, path: 'me/permissions' }),
    ]);
    expect(sent.mock.calls.map(([, init]) => init?.method)).toEqual(['POST', 'GET']);
  });

  it('of the same thing in one turn are one, and later ones another', async () => {
    const count = async () => (await door.requests()).filter(({ path }) => /\/me$/.test(path)).length;
    const read = () => graph.read({ principal, path: 'me', params: { fields: 'id' } });
    const answers = await Promise.all([read(), read(), graph.read({ principal, path: 'me' }), read()]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).not.toEqual(answers[0]);
    expect(await count()).toBe(2);
    // One that is on its way tells what may have changed since.
    const first = read();
    await new Promise((resolve) => setTimeout(resolve, 0));
    await Promise.all([first, read()]);
    expect(await count()).toBe(4);
  });

  it('of more than fifty make more than one batch', async () => {
    const read = (_: unknown, limit: number) => graph.read({ principal, path: 'me', params: { limit } });
    await Promise.all(Array.from({ length: 120 }, read));
    const log = await door.requests();
    expect(log.filter((one) => one.batch === undefined)).toHaveLength(3);
    expect(log.filter((one) => one.batch !== undefined)).toHaveLength(120);
  });

  it('are tried again while the failure is a passing one, and then given up', async () => {
    await door.fault({ match: { path: '/me' }, kind: 'code:2', times: 4 });
    await expect(graph.read({ principal, path: 'me' })).resolves.toMatchObject({ id: expect.any(String) });
    await door.fault({ match: { path: '/me' }, kind: 'code:2' });
    const error = await failure(graph.read({ principal, path: 'me' }));
    expect(error.problem).toMatchObject({ code: 2, remedy: 'retry' });
  });

  it.each([
    ['html', 'malformed'],
    ['truncate', 'malformed'],
    ['drop-before', 'network'],
  ])('answered by %s fail as %s', async (kind, expected) => {
    await door.fault({ match: { path: '/me' }, kind });
    expect((await failure(graph.read({ principal, path: 'me', isAlone: true }))).problem.kind).toBe(expected);
  });

  it('answered by something that begins and never ends are given up', async () => {
    const timeouts: AbortController[] = [];
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const timeout = new AbortController();
      timeouts.push(timeout);
      return timeout.signal;
    });
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"id": "12');
      // The client has the head by the time that this is read: what is cut off is the body.
      for (const timeout of timeouts)
        setTimeout(() => timeout.abort(new DOMException('', 'TimeoutError')), 50);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const stalled = createGraphClient({
      origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      governor: createGovernor(),
      getToken: async () => sandbox.tokens.admin,
      pause: async () => undefined,
    });
    const { problem } = await failure(stalled.read({ principal, path: 'me', isAlone: true }));
    expect(problem).toMatchObject({ kind: 'network', reason: 'timeout' });
    server.closeAllConnections();
    server.close();
  });
});

describe('writes', () => {
  it('are sent once, whatever happens', async () => {
    await door.fault({ match: { method: 'POST' }, kind: 'http500' });
    const path = `${sandbox.businesses.agency}/owned_ad_accounts`;
    const error = await failure(
      graph.send({ principal, method: 'POST', path, params: { adaccount_id: 'act_12345678' } }),
    );
    expect(error.isUnclear).toBe(true);
    expect(await door.requests()).toHaveLength(1);
  });
});

describe('a write that must not be repeated', () => {
  const sendOnce = (method: 'POST' | 'DELETE', edge: string, account = 'act_12345678') =>
    graph.send({
      principal,
      method,
      path: `${sandbox.businesses.agency}/${edge}`,
      params: { adaccount_id: account },
      isOneShot: true,
    });
  const claim = () => sendOnce('POST', 'owned_ad_accounts');
  const withdraw = (account?: string) => sendOnce('DELETE', 'ad_accounts', account);
  /** Follows what kind of body leaves; `refuse` says which do not get through, as a proxy on the way has it. */
  const followBodies = (refuse: (isStream: boolean, count: number) => boolean): string[] => {
    const { fetch } = globalThis;
    const bodies: string[] = [];
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const isStream = init?.body instanceof ReadableStream;
      const isBatch = new URL(String(input)).pathname.endsWith('/');
      bodies.push(`${isStream ? 'stream' : 'plain'} ${isBatch ? 'read' : 'write'}`);
      if (refuse(isStream, bodies.length)) throw new TypeError('Failed to fetch');
      return fetch(input, init);
    });
    return bodies;
  };

  it('is a stream at its first sending, with nothing asked before, and at each later one', async () => {
    const bodies = followBodies(() => false);
    await graph.prepareOneShot(principal, false);
    await failure(claim());
    await graph.prepareOneShot(principal, true);
    await failure(claim());
    expect(bodies).toEqual(['stream write', 'stream read', 'stream write']);
  });

  it('stays a stream when a connection broke under it', async () => {
    const bodies = followBodies((_, count) => count === 1);
    expect((await failure(claim())).problem.kind).toBe('network');
    await graph.prepareOneShot(principal, false);
    await failure(claim());
    expect(bodies).toEqual(['stream write', 'stream read', 'stream write']);
  });

  it('stays a stream when the reading broke as well, once', async () => {
    const bodies = followBodies((_, count) => count <= 2);
    await failure(claim());
    await graph.prepareOneShot(principal, false);
    await failure(claim());
    expect(bodies.slice(1)).toEqual(['stream read', 'plain read', 'stream read', 'stream write']);
  });

  it('is plain only where streams do not get through, and a stream again as soon as they do', async () => {
    let isProxied = true;
    const bodies = followBodies((isStream) => isStream && isProxied);
    expect((await failure(claim())).problem.kind).toBe('network');
    await graph.prepareOneShot(principal, false);
    expect((await failure(claim())).problem.kind).toBe('graph');
    expect(bodies).toEqual(['stream write', 'stream read', 'plain read', 'stream read', 'plain write']);
    isProxied = false;
    await graph.prepareOneShot(principal, false);
    await failure(claim());
    expect(bodies.slice(5)).toEqual(['stream read', 'stream write']);
  });

  it('is a stream as a removal, too, which Meta reads as well', async () => {
    const pending = (await door.world()).requests.find((one) => one.business === sandbox.businesses.agency);
    const asked = vi.spyOn(globalThis, 'fetch');
    await withdraw(pending?.account);
    const [url, init] = asked.mock.calls[0] ?? [];
    expect(new URL(String(url)).search).toBe(`?adaccount_id=${pending?.account}`);
    expect(init).toMatchObject({ method: 'DELETE', body: expect.any(ReadableStream) });
    expect((await door.world()).requests).not.toContainEqual(pending);
  });

  it('is plain as a removal where streams do not get through, and that stays in doubt', async () => {
    const bodies = followBodies((isStream) => isStream);
    for (const _ of ['first', 'second']) {
      await failure(withdraw());
      await graph.prepareOneShot(principal, false);
    }
    const looks = ['stream read', 'plain read', 'stream read'];
    expect(bodies).toEqual(['stream write', ...looks, 'plain write', ...looks]);
  });

  it('is looked into for each person: one without a token keeps nobody else from it', async () => {
    const [theirs, ours] = await Promise.allSettled([
      graph.prepareOneShot(nobody, true),
      graph.prepareOneShot(principal, true),
    ]);
    expect(theirs).toMatchObject({ status: 'rejected', reason: { problem: { remedy: 'sign-in' } } });
    expect(ours.status).toBe('fulfilled');
  });

  it('is not sent while nothing at all is answered', async () => {
    const bodies = followBodies(() => true);
    await failure(claim());
    const error = await failure(graph.prepareOneShot(principal, false));
    expect(error.problem).toMatchObject({ kind: 'network', remedy: 'retry' });
    expect(bodies.slice(1)).toEqual(['stream read', 'plain read']);
  });
});

describe('the token', () => {
  it('is never in an address', async () => {
    const asked: string[] = [];
    const real = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return real(input, init);
    };
    try {
      await Promise.all([
        graph.read({ principal, path: 'me' }),
        graph.read({ principal, path: 'me/permissions' }),
      ]);
      await graph.read({
        principal,
        path: `${sandbox.businesses.agency}/owned_ad_accounts`,
        params: { limit: 2 },
      });
    } finally {
      globalThis.fetch = real;
    }
    expect(asked.length).toBeGreaterThan(1);
    for (const url of asked) expect(url).not.toContain(sandbox.tokens.admin);
  });

  it('that Meta refuses is reported with the one it was', async () => {
    await door.act({ do: 'revoke-token', token: 'admin' });
    expect((await failure(graph.read({ principal, path: 'me' }))).problem.remedy).toBe('sign-in');
    expect(refused).toEqual([sandbox.tokens.admin]);
  });

  it('that is not there sends nothing', async () => {
    const error = await failure(graph.read({ principal: nobody, path: 'me' }));
    expect(error.problem).toMatchObject({ reason: 'no-token', remedy: 'sign-in' });
    expect(await door.requests()).toHaveLength(0);
  });
});

it('cuts off what is under way, and serves what comes after', async () => {
  await door.fault({ match: { path: '/me' }, kind: 'delay', ms: 20_000, times: 1 });
  const real = globalThis.fetch;
  globalThis.fetch = (...given) => {
    globalThis.fetch = real;
    queueMicrotask(graph.abort);
    return real(...given);
  };
  expect((await failure(graph.read({ principal, path: 'me' }))).problem.kind).toBe('network');
  await door.clearFaults();
  await expect(graph.read({ principal, path: 'me' })).resolves.toMatchObject({ id: expect.any(String) });
});
