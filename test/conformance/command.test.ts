// Conformance: the sandbox as a command: one line when ready, both servers, an end on SIGTERM.

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
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

describe('the sandbox command', () => {
  let child: ChildProcess;
  let line = '';
  let ready = {} as Ready;

  beforeAll(async () => {
    const options = ['--accounts', '12', '--people', '4', '--seed', '5', '--port', '0'];
    child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    if (!child.stdout) throw new Error('no output to read');
    [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    ready = JSON.parse(line) as Ready;
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

  it('ends when it is told to', async () => {
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
  });
});
