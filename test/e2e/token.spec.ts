// End to end: the promise. A token is in the background's memory and in what goes to graph.facebook.com, and nowhere
// else: not in a file of the profile, a page, an address, a message, a database or another site's page.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { getLists, openPopupPage } from './harness/agency.ts';
import type { Chrome } from './harness/extension.ts';
import { findSecret, type NetLog, readNetLog } from './harness/net-log.ts';
import { readAreas, readTables } from './harness/read-storage.ts';
import { expect, test } from './harness.ts';

declare const chrome: Chrome;

test.use({ size: { accounts: 60, people: 8 }, isNetLogged: true });

/** Everything that reaches a page beside its document: messages, and answers to its own. */
function listen(): void {
  const heard: string[] = [];
  Object.assign(globalThis, { heard });
  if (typeof chrome === 'undefined' || !chrome.runtime?.onMessage) return;
  chrome.runtime.onMessage.addListener((message) => void heard.push(JSON.stringify(message) ?? ''));
  const send = chrome.runtime.sendMessage.bind(chrome.runtime) as (...given: unknown[]) => unknown;
  // Answers too: what the background says to a command.
  Object.assign(chrome.runtime, {
    sendMessage: (message: unknown, ...rest: unknown[]) => {
      const callback = rest.at(-1);
      if (typeof callback !== 'function') return send(message, ...rest);
      return send(message, ...rest.slice(0, -1), (answer: unknown) => {
        heard.push(`answer ${JSON.stringify(answer)}`);
        callback(answer);
      });
    },
  });
}

/** The document as it is, with every field's value and attribute, and everything that was heard. */
const readPage = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const values = [...document.querySelectorAll('input, textarea')].map(
      (field) => (field as HTMLInputElement).value,
    );
    const { heard = [] } = globalThis as { heard?: string[] };
    const stored = [
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      JSON.stringify(history.state),
    ];
    return [document.documentElement.outerHTML, location.href, ...values, ...stored, ...heard].join('\n');
  });

test('the token is nowhere but in the background and on its way to graph.facebook.com', async ({
  extension,
  sandbox,
  door,
  page,
  netLog,
}) => {
  test.setTimeout(240_000);
  await extension.context.addInitScript(listen);
  const { admin } = sandbox.tokens;
  const world = await door.world();
  const agency = sandbox.businesses.agency;
  const lists = getLists(world, agency);
  const claimable = world.claimables.find(({ kind }) => kind === 'confirmed')?.account ?? '';
  const seen: string[] = [];
  const urls: string[] = [];
  const consoles: string[] = [];
  extension.context.on('request', (request) => urls.push(request.url()));
  extension.context.on('console', (message) => consoles.push(message.text()));
  const look = async (surface: Page, when: string): Promise<void> => {
    const text = await readPage(surface);
    expect(text.includes(admin), `the page ${surface.url()}, ${when}`).toBe(false);
    seen.push(text);
  };

  // Typed and sent: from then on it is gone.
  const popup = await openPopupPage(extension);
  await popup.getByRole('textbox', { name: 'Access token' }).fill(admin);
  const html = await popup.evaluate(() => document.documentElement.outerHTML);
  expect(html.includes(admin), 'the document while the token is in the field').toBe(false);
  await popup.keyboard.press('Enter');
  await look(popup, 'right after it was sent');
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await look(popup, 'connected');

  // Work: look, open, assign, claim.
  const emil = world.people.find(({ name }) => name === 'Emil Sørensen');
  const has = new Set(world.grants.filter(({ person }) => person === emil?.id).map(({ account }) => account));
  const account = lists.owned.find(({ id, status }) => status === 1 && !has.has(id));
  await page.goto(
    `https://business.facebook.com/latest/home?business_id=${agency}&act=${account?.accountId}`,
  );
  await popup.getByRole('searchbox', { name: 'Search ad accounts' }).fill(account?.id ?? '');
  await popup.getByRole('row', { name: account?.id ?? '' }).click();
  await popup.getByRole('combobox', { name: 'Add a person' }).fill('Emil');
  await popup.getByRole('option', { name: 'Emil Sørensen' }).click();
  const isGiven = async (): Promise<boolean> =>
    (await door.world()).grants.some((grant) => grant.account === account?.id && grant.person === emil?.id);
  await expect.poll(isGiven).toBe(true);
  await look(popup, 'assigned');
  await popup.getByRole('button', { name: 'Back to the list' }).click();
  await popup.getByRole('searchbox', { name: 'Search ad accounts' }).fill(claimable);
  await popup.getByRole('button', { name: `Claim ${claimable}…` }).click();
  const dialog = popup.getByRole('dialog', { name: 'Claim an ad account' });
  await dialog.getByRole('button', { name: 'Claim', exact: true }).click();
  await expect(dialog).toContainText("It's yours.");
  await look(popup, 'claimed');
  await dialog.getByRole('button', { name: 'Done' }).click();

  // Every surface, also the real ones; a worker that ends; an error of Meta's; a sign-in.
  const panel = await extension.openPanel();
  await expect(panel.getByRole('region', { name: 'Activity' })).toBeVisible();
  await look(panel, 'the side panel');
  await extension.stopWorker();
  await door.fault({
    match: { path: '/adaccounts|owned_ad_accounts|assigned_users' },
    kind: 'code:100',
    times: 3,
  });
  const { length: before } = await door.requests();
  await panel.getByRole('row').nth(1).click();
  await expect(panel.getByRole('button', { name: 'Back to the list' })).toBeVisible();
  await expect
    .poll(async () => (await door.requests()).slice(before).some(({ error }) => error?.code === 100))
    .toBe(true);
  await look(panel, 'after an error');
  await door.clearFaults();
  const options = await extension.openSurface('options');
  await options.getByRole('textbox', { name: 'App id' }).fill(sandbox.app);
  await options.getByRole('textbox', { name: 'App id' }).press('Enter');
  await expect(options.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await options.getByText('Connect another person').click();
  await door.act({ do: 'sign-in-as', person: 'employee' });
  const opened = extension.context.waitForEvent('page');
  await options.getByRole('button', { name: 'Sign in with Facebook' }).click();
  const facebook = await opened;
  await expect(facebook.getByRole('button', { name: /^Continue/ })).toBeVisible();
  await look(facebook, 'the sign-in window');
  await facebook.getByRole('button', { name: /^Continue/ }).click();
  await expect(options.getByRole('article', { name: 'Emil Sørensen' })).toContainText('Connected');
  const signedIn = sandbox.tokens['sign-in-1'] ?? '';
  const tokens = [admin, signedIn];
  expect(signedIn).toMatch(/^EAA/);
  await look(options, 'the settings');
  await look(page, "Meta's page");
  const pages = extension.context.pages().filter((one) => one.url() !== 'about:blank');
  for (const one of pages) seen.push(await readPage(one));
  seen.push(...(await Promise.all([popup, panel, options].map(readPage))));

  // What is kept: in memory by the background alone, and there as ciphertext.
  const areas = await readAreas(extension);
  expect(Object.keys(areas.session.tokens as object)).toHaveLength(tokens.length);
  const kept = JSON.stringify([areas, await readTables(options)]);
  const heard = (await popup.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).join('\n');
  expect(heard, 'messages were listened to').toContain('answer');
  for (const token of tokens) {
    expect(kept.includes(token), 'databases and storage').toBe(false);
    expect(
      seen.some((text) => text.includes(token)),
      'pages, and messages to them',
    ).toBe(false);
    expect(
      consoles.some((text) => text.includes(token)),
      'consoles',
    ).toBe(false);
  }
  // A URL with a token: the redirect of Facebook's own window alone, which no server ever sees.
  expect(urls.filter((url) => url.includes(admin))).toEqual([]);
  expect(urls.filter((url) => url.includes(signedIn) && !url.includes('.chromiumapp.org/#'))).toEqual([]);

  await extension.close();
  await checkProfile(extension.profile, tokens);
  checkNetwork(await readNetLog(netLog), { tokens, extensionId: extension.id });
});

/** No file of the profile has a token, in any way that files write text. */
async function checkProfile(profile: string, tokens: readonly string[]): Promise<void> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(50);
  const found: string[] = [];
  let hasMirror = false;
  for (const file of files) {
    const bytes = await readFile(file);
    for (const token of tokens) found.push(...findSecret(bytes, token).map((how) => `${file}: ${how}`));
    hasMirror ||= bytes.includes('Northwind') || bytes.includes(Buffer.from('Northwind', 'utf16le'));
  }
  expect(hasMirror, 'the mirror is in these files').toBe(true);
  expect(found).toEqual([]);
}

/** The extension asks graph.facebook.com alone; a token is in a header or a form's body there. */
function checkNetwork(log: NetLog, { tokens, extensionId }: { tokens: string[]; extensionId: string }): void {
  const asked = log.requests.filter(({ initiator }) => initiator === `chrome-extension://${extensionId}`);
  expect(asked.length).toBeGreaterThan(5);
  const isOwnFile = (url: string): boolean => url.startsWith(`chrome-extension://${extensionId}/`);
  const places = new Set(
    asked
      .filter(({ url }) => !isOwnFile(url))
      .map(({ url }) => new URL(url))
      .map(({ host, pathname }) => (host === 'graph.facebook.com' ? host : host + pathname)),
  );
  // Besides Graph: the window of the sign-in, which the extension opened.
  expect([...places].sort()).toEqual(['graph.facebook.com', 'www.facebook.com/v25.0/dialog/oauth']);
  for (const token of tokens) {
    expect(
      log.requests.filter(({ url }) => url.includes(token) && !url.includes('.chromiumapp.org/#')),
    ).toEqual([]);
    const sent = log.findSent(token);
    expect(sent.length, 'the token was used').toBeGreaterThan(0);
    const used = new Set(sent.map(({ host, where }) => `${host.replace(':443', '')} ${where}`));
    expect([...used].sort()).toEqual(['graph.facebook.com authorization', 'graph.facebook.com body']);
  }
}
