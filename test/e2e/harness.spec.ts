// End to end: the harness itself, so that a test built on it that fails has found something else.

import { readFile } from 'node:fs/promises';
import { type Chrome, expect, test } from './harness.ts';

declare const chrome: Chrome;

test('the built extension loads, and its worker runs', async ({ extension }) => {
  const manifest = await extension.evaluate(() => chrome.runtime.getManifest(), undefined);
  expect(manifest.manifest_version).toBe(3);
  expect(await extension.isWorkerRunning()).toBe(true);
});

test('the worker can be stopped, and starts again without what it had in memory', async ({ extension }) => {
  await extension.evaluate(() => Object.assign(globalThis, { remembered: true }), undefined);
  await extension.stopWorker();
  expect(await extension.isWorkerRunning()).toBe(false);
  expect(await extension.evaluate(() => 'remembered' in globalThis, undefined)).toBe(false);
  expect(await extension.isWorkerRunning()).toBe(true);
});

test('the real popup opens', async ({ extension }) => {
  const popup = await extension.openPopup();
  expect(popup.url()).toBe(`chrome-extension://${extension.id}/popup.html`);
  const contexts = await extension.evaluate(() => chrome.runtime.getContexts({}), undefined);
  expect(contexts.map(({ contextType }) => contextType)).toContain('POPUP');
});

test('the real side panel opens beside a page', async ({ extension, page, sandbox }) => {
  await page.goto(
    `https://business.facebook.com/settings/ad-accounts?business_id=${sandbox.businesses.agency}`,
  );
  const panel = await extension.openPanel();
  expect(panel.url()).toBe(`chrome-extension://${extension.id}/sidepanel.html`);
  const [tab] = await panel.evaluate(() => chrome.tabs.query({ active: true, currentWindow: true }));
  expect(tab?.id).toBe(
    await extension.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.id, undefined),
  );
  const contexts = await extension.evaluate(() => chrome.runtime.getContexts({}), undefined);
  expect(contexts.map(({ contextType }) => contextType)).toContain('SIDE_PANEL');
});

test('each surface opens in a tab', async ({ extension }) => {
  for (const name of ['popup', 'sidepanel', 'options'] as const) {
    const page = await extension.openSurface(name);
    expect(new URL(page.url()).pathname).toBe(`/${name}.html`);
    await page.close();
  }
});

test("Meta's hosts are the sandbox, and its certificate is accepted", async ({ page, sandbox }) => {
  for (const host of ['business', 'adsmanager', 'www']) {
    const response = await page.goto(
      `https://${host}.facebook.com/latest/home?business_id=${sandbox.businesses.agency}`,
    );
    expect(response?.status(), host).toBe(200);
    expect(page.url()).toContain(`https://${host}.facebook.com/`);
  }
  const graph = await page.goto('https://graph.facebook.com/v25.0/me');
  expect(await graph?.json()).toMatchObject({ error: { type: 'OAuthException' } });
});

test('no other host is reached', async ({ page }) => {
  await expect(page.goto('https://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
});

test("the built content script runs in Meta's pages, and tells the worker", async ({
  extension,
  page,
  sandbox,
}) => {
  await extension.evaluate(() => {
    chrome.runtime.onMessage.addListener((message) => void Object.assign(globalThis, { heard: message }));
  }, undefined);
  await page.goto(
    `https://business.facebook.com/settings/ad-accounts?business_id=${sandbox.businesses.agency}`,
  );
  await expect
    .poll(() => extension.evaluate(() => (globalThis as { heard?: unknown }).heard, undefined))
    .toMatchObject({ businessId: sandbox.businesses.agency });
});

test('the log of requests has what the browser asked, by the names of tokens', async ({
  door,
  page,
  sandbox,
}) => {
  const since = (await door.requests()).at(-1)?.n ?? 0;
  await page.goto(`https://graph.facebook.com/v25.0/me?access_token=${sandbox.tokens.admin}`);
  const asked = await door.requests(since);
  expect(asked).toContainEqual(expect.objectContaining({ path: '/v25.0/me', token: 'admin', status: 200 }));
  expect(JSON.stringify(asked)).not.toContain(sandbox.tokens.admin);
});

test('a fault is met once, and then no more', async ({ door, page, sandbox }) => {
  await door.fault({ match: { path: '/me$' }, kind: 'http500', times: 1 });
  const me = `https://graph.facebook.com/v25.0/me?access_token=${sandbox.tokens.admin}`;
  expect((await page.goto(me))?.status()).toBe(500);
  expect((await page.goto(me))?.status()).toBe(200);
});

test.describe('a world of its own', () => {
  test.use({ size: { accounts: 7 } });
  test('has the size that was asked for', async ({ door }) => {
    const { sizes } = await door.world();
    expect(sizes.accounts).toBe(7);
  });
});

test.describe('in Korean', () => {
  test.use({ language: 'ko' });
  test("the browser's language is Korean", async ({ extension }) => {
    expect(await extension.evaluate(() => chrome.i18n.getUILanguage(), undefined)).toBe('ko');
  });
});

test.describe('with a net log', () => {
  test.use({ isNetLogged: true });
  test('it has what the browser sent', async ({ extension, netLog, page, sandbox }) => {
    await page.goto(`https://graph.facebook.com/v25.0/me?access_token=${sandbox.tokens.admin}`);
    await extension.close();
    const log = await readFile(netLog, 'utf8');
    expect(log).toContain(`/v25.0/me?access_token=${sandbox.tokens.admin}`);
  });
});
