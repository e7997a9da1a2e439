// Starts the sandbox in this process: two servers on loopback, one runtime behind them.

import { createServer as createHttpServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { createApp } from './app.ts';
import { createCertificate } from './certificate.ts';
import type { RequestLog } from './door/request-log.ts';
import { NEWEST } from './graph/versions.ts';
import { Runtime } from './runtime.ts';
import { DEFAULT_SIZES } from './world/create-world.ts';
import { type TokenTexts, tokensOf } from './world/tokens.ts';
import type { Sizes } from './world/types.ts';
import type { World } from './world/world.ts';

export interface SandboxOptions extends Partial<Sizes> {
  /** For http; 0, the default, takes any. https always takes any. */
  port?: number;
  /** Milliseconds added to every request. */
  latency?: number;
}

export interface Ready {
  /** Base addresses, such as `http://127.0.0.1:41234`. */
  http: string;
  https: string;
  /** The certificate's pin for Chromium. */
  spki: string;
  /** The newest version served. */
  version: string;
  /** The id of the app that the sandbox's tokens are for. */
  app: string;
  tokens: TokenTexts;
  businesses: { agency: string; second: string };
}

export interface Sandbox extends Ready {
  readonly world: World;
  readonly log: RequestLog;
  close(): Promise<void>;
}

/** Ready to be asked when it resolves. After a reset by the door, `tokens` and `world` are the new ones. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, latency = 0, ...sizes } = options;
  const runtime = new Runtime({ ...DEFAULT_SIZES, ...sizes }, latency);
  const app = createApp(runtime);
  const { key, cert, spki } = await createCertificate();
  const plain = createAdaptorServer({ fetch: app.fetch, createServer: createHttpServer });
  const secure = createAdaptorServer({
    fetch: app.fetch,
    // As Meta's hosts do: HTTP/2, and HTTP/1.1 for those who ask for it.
    createServer: createSecureServer,
    serverOptions: { key, cert, allowHTTP1: true },
  });
  const stops = [plain, secure].map(followConnections);
  const http = `http://127.0.0.1:${await listen(plain, port)}`;
  const https = `https://127.0.0.1:${await listen(secure, 0)}`;
  return {
    http,
    https,
    spki,
    version: NEWEST,
    get app() {
      return runtime.world.named.app;
    },
    get tokens() {
      return tokensOf(runtime.world);
    },
    get businesses() {
      return { agency: runtime.world.named.agency, second: runtime.world.named.second };
    },
    get world() {
      return runtime.world;
    },
    log: runtime.log,
    close: async () => {
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

function listen(server: ServerType, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** How to stop a server: connections that are kept alive would hold it up, so they are cut. */
function followConnections(server: ServerType): () => Promise<void> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return () =>
    new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      for (const socket of sockets) socket.destroy();
    });
}
