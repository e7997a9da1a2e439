// Conformance: the sandbox as a command: one line when ready, both servers, an end on SIGTERM.

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectPlain } from 'node:net';
import { createInterface } from 'node:readline';
import { connect } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGraphClient } from './support/graph.ts';

const main = fileURLToPath(new URL('../sandbox/main.ts', import.meta.url));

interface Ready {
  http: string;
  https: string;
  spki: string;
  version: string;
  tokens: Record<string, string>;
  businesses: { agency: string; second: string };
}

/** The command as a process of its own, and all that it has said so far; ready with its first line. */
async function start(): Promise<{ child: ChildProcess; ready: Ready; said: () => string }> {
  const options = ['--accounts', '12', '--people', '4', '--seed', '5', '--port', '0'];
  const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (!child.stdout) throw new Error('no output to read');
  let text = '';
  child.stdout.on('data', (part: Buffer) => {
    text += part;
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, ready: JSON.parse(line) as Ready, said: () => text };
}

describe('the sandbox command', () => {
  let child: ChildProcess;
  let ready = {} as Ready;

  beforeAll(async () => {
    ({ child, ready } = await start());
  });

  afterAll(() => {
    child.kill('SIGKILL');
  });

  it('says in its first line where it is, and who can ask', () => {
    expect(ready).toMatchObject({
      http: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      https: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
      spki: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
      version: 'v25.0',
      businesses: { agency: expect.stringMatching(/^\d+$/), second: expect.stringMatching(/^\d+$/) },
    });
    for (const name of ['admin', 'employee', 'systemUser', 'outsider', 'expired']) {
      expect(ready.tokens[name], name).toMatch(/^EAA/);
    }
  });

  it('serves the world it was told to', async () => {
    const ask = createGraphClient(ready.http);
    const path = `${ready.businesses.agency}/owned_ad_accounts`;
    const { body } = await ask(path, { token: String(ready.tokens.admin), query: { limit: 100 } });
    expect(body.data).toHaveLength(12);
  });

  it('shows on https the certificate that its pin names', async () => {
    const { port } = new URL(ready.https);
    const socket = connect({
      host: '127.0.0.1',
      port: Number(port),
      servername: 'graph.facebook.com',
      rejectUnauthorized: false,
    });
    await once(socket, 'secureConnect');
    const certificate = new X509Certificate(socket.getPeerCertificate().raw);
    socket.end();
    const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
    expect(createHash('sha256').update(key).digest('base64')).toBe(ready.spki);
    for (const host of ['graph', 'www', 'business', 'adsmanager']) {
      expect(certificate.checkHost(`${host}.facebook.com`), host).toBeTruthy();
    }
  });

  it('ends when it is told to, whoever is still connected, and has said nothing but its line', async () => {
    const other = await start();
    const kept = connectPlain(Number(new URL(other.ready.http).port), '127.0.0.1');
    kept.on('error', () => undefined);
    const cut = new Promise((resolve) => kept.once('close', resolve));
    await once(kept, 'connect');
    const exit = once(other.child, 'close');
    other.child.kill('SIGTERM');
    expect((await exit)[0]).toBe(0);
    await cut;
    expect(other.said()).toBe(`${JSON.stringify(other.ready)}\n`);
  });
});
