// Conformance: the plain pages under Meta's host names, at the URL shapes that people meet.

import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();
const A = '774455661122334';
const B = '1029384756102938';

function open(address: string): Promise<{ status: number; type: string; text: string }> {
  const url = new URL(address);
  const { port } = new URL(sandbox.http);
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: url.pathname + url.search, headers: { host: url.host } };
    const sent = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: String(response.headers['content-type']), text }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('pages', () => {
  it.each([
    [`https://adsmanager.facebook.com/adsmanager/manage/campaigns?act=${A}&business_id=${B}`, [A, B]],
    [`https://business.facebook.com/latest/settings/ad_accounts?business_id=${B}`, [B]],
    [`https://business.facebook.com/settings/ad-accounts/${A}?business_id=${B}`, [A, B]],
    [`https://business.facebook.com/latest/home?business_id=${B}&asset_id=${A}`, [A, B]],
    [`https://www.facebook.com/accountquality/${B}/${A}/`, [A, B]],
  ])('%s shows the ids it was asked for', async (url, ids) => {
    const { status, type, text } = await open(url);
    expect([status, type]).toEqual([200, expect.stringContaining('text/html')]);
    for (const id of ids) expect(text).toContain(id);
    for (const token of Object.values(sandbox.tokens)) expect(text).not.toContain(token);
  });

  it('write what they were asked for as text, not as markup', async () => {
    const { text } = await open(
      'https://business.facebook.com/settings?business_id=<script>alert(1)</script>',
    );
    expect(text).not.toContain('<script>alert(1)');
  });

  it('are not the Graph API, which answers under its own name and none', async () => {
    const { text } = await open('https://business.facebook.com/v25.0/me');
    expect(text).not.toContain('"error"');
    const graph = await open('https://graph.facebook.com/v25.0/me');
    expect(JSON.parse(graph.text)).toMatchObject({ error: { code: 2500 } });
  });
});
