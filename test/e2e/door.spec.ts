// End to end: the background's door. Commands come from the extension's own pages; a web page can tell digits, and
// nothing it says does anything.

import type { CDPSession, Page } from '@playwright/test';
import { getLists, openPopupPage } from './harness/agency.ts';
import type { Chrome } from './harness/extension.ts';
import { connectAndRead } from './harness/places.ts';
import { readAreas, readTables } from './harness/read-storage.ts';
import { expect, test } from './harness.ts';

declare const chrome: Chrome;

test.use({ size: { accounts: 60, people: 8 } });

/** Runs an expression where the content script runs: as one that was taken over would. Gives the value as JSON. */
async function createIsolatedWorld(
  page: Page,
  extensionId: string,
): Promise<(code: string) => Promise<unknown>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const found = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${extensionId}`) resolve(context.id);
    });
  });
  await session.send('Runtime.enable');
  const contextId = await found;
  return async (code) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `(async () => JSON.stringify((await (${code})) ?? null))()`,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return JSON.parse(result.value);
  };
}

/** A command as the extension's own pages send it. */
const asMessage = (type: string, data: unknown): string =>
  JSON.stringify({ id: 1, type, data, timestamp: 1_790_000_000_000 });

test('a command from a content script is refused in words, and does nothing', async ({
  extension,
  sandbox,
  door,
  page,
}) => {
  const world = await door.world();
  const businessId = sandbox.businesses.agency;
  const claimable = world.claimables.find(({ kind }) => kind === 'confirmed')?.account.replace('act_', '');
  await connectAndRead(extension, sandbox);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await page.goto(`https://business.facebook.com/latest/home?business_id=${businessId}`);
  const run = await createIsolatedWorld(page, extension.id);
  const since = (await door.requests()).at(-1)?.n ?? 0;
  const changes = [{ operation: 'claim-ad-account', input: { accountId: claimable } }];
  for (const [name, data] of [
    ['disconnect', {}],
    ['forget', { principal: world.users[0]?.id }],
    ['connect', { token: sandbox.tokens.employee }],
    ['sign-in', {}],
    ['plan', { businessId, changes }],
    ['apply', { businessId, changes, acknowledged: ['one-way'], tabId: null }],
    ['refresh', { businessId }],
    ['open-account', { businessId, accountId: claimable }],
    ['find-account', { businessId, accountId: claimable }],
    ['pick-business', { tabId: 1, businessId }],
  ] as const) {
    const answer = await run(`chrome.runtime.sendMessage(${asMessage(name, data)})`);
    expect(answer, name).toMatchObject({ res: { ok: false, problem: { reason: 'not-allowed' } } });
    expect(JSON.stringify(answer)).not.toContain('EAA');
  }
  expect(await door.requests(since)).toEqual([]);
  expect((await door.world()).relations).toEqual(world.relations);
  expect(Object.keys((await readAreas(extension)).session.tokens as object)).toHaveLength(1);
  expect((await readTables(popup)).runs).toEqual([]);
  // Messages of no kind that is known get no answer, and do no harm.
  for (const odd of [
    'null',
    '7',
    '"disconnect"',
    '[]',
    '{}',
    '{"type":"__proto__","timestamp":1}',
    '{"type":"tokens","timestamp":1}',
  ]) {
    const answer = await run(`chrome.runtime.sendMessage(${odd}).catch(() => null)`);
    expect(JSON.stringify(answer), odd).not.toMatch(/EAA|"ok":true/);
  }
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
});

test('a content script reaches no token and no list', async ({ extension, sandbox, page }) => {
  await extension.connect(sandbox.tokens.admin);
  await page.goto(`https://business.facebook.com/latest/home?business_id=${sandbox.businesses.agency}`);
  const run = await createIsolatedWorld(page, extension.id);
  expect(
    await run(
      `chrome.storage.session ? chrome.storage.session.get(null).catch((error) => 'refused') : 'refused'`,
    ),
  ).toBe('refused');
  // Nor the settings: whoever could write them would choose the app that one signs in to.
  for (const act of ['get(null)', `set({ settings: { appId: '666666666666666', notify: false } })`]) {
    expect(await run(`chrome.storage.local.${act}.catch(() => 'refused')`), act).toBe('refused');
  }
  // Its databases are the page's.
  expect(await run(`indexedDB.databases()`)).toEqual([]);
  for (const area of ['cookies', 'tabs', 'identity', 'webRequest', 'scripting']) {
    expect(await run(`typeof chrome.${area}`), area).toBe('undefined');
  }
});

test('a page that lies can tell digits only', async ({ extension, sandbox, page }) => {
  await extension.connect(sandbox.tokens.admin);
  const told = async (): Promise<unknown[]> =>
    Object.values(((await readAreas(extension)).session.pageContexts ?? {}) as Record<string, unknown>);
  for (const path of [
    'latest/home?hostile=1',
    `latest/settings/ad_accounts?hostile=1&business_id=${sandbox.businesses.agency}`,
    'adsmanager/manage/campaigns?hostile=1&act=572414777282895%3Cimg%20src=x%3E&business_id=__proto__',
    'latest/home?hostile=1&business_id=%22%3E%3Cscript%3E&act[]=1&act=NaN',
  ]) {
    for (const host of ['business', 'adsmanager']) {
      await page.goto(`https://${host}.facebook.com/${path}`);
      const popup = await openPopupPage(extension);
      await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
      await popup.close();
      for (const context of await told()) {
        const { businessId, adAccountIds, hint, ...others } = context as Record<string, unknown>;
        expect(others).toEqual({});
        for (const id of [businessId, hint, ...(adAccountIds as unknown[])]) {
          if (id !== null && id !== undefined) expect(id).toMatch(/^\d{5,20}$/);
        }
      }
      expect(await page.evaluate(() => (window as unknown as { reached: unknown[] }).reached)).toEqual([]);
    }
  }
});

test('a content script that was taken over can tell digits only', async ({ extension, sandbox, page }) => {
  await page.goto(`https://business.facebook.com/latest/home?business_id=${sandbox.businesses.agency}`);
  const run = await createIsolatedWorld(page, extension.id);
  await run(
    `chrome.runtime.sendMessage(${JSON.stringify({
      type: 'page-context',
      businessId: '<img src=x onerror=alert(1)>',
      adAccountIds: [
        'act_1',
        '1e9',
        12,
        null,
        '__proto__',
        { toString: '1' },
        '572414777282895',
        ' 5 ',
        '9'.repeat(400),
      ],
      hint: 'javascript:alert(1)',
      token: 'EAAGstolen',
    })}).catch(() => null)`,
  );
  await expect
    .poll(async () => Object.values((await readAreas(extension)).session.pageContexts ?? {}))
    .toEqual([{ businessId: null, adAccountIds: ['572414777282895'] }]);
});

test('a web page reaches no file of the extension, and no door', async ({ extension, page }) => {
  await page.goto('https://www.facebook.com/ads/manager');
  for (const file of ['popup.html', 'options.html', 'background.js', 'icon/16.png', 'manifest.json']) {
    const reached = await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          const frame = document.createElement('img');
          frame.onload = () => resolve('an image');
          frame.onerror = () =>
            fetch(url).then(
              () => resolve('a file'),
              () => resolve('nothing'),
            );
          frame.src = url;
        }),
      `chrome-extension://${extension.id}/${file}`,
    );
    expect(reached, file).toBe('nothing');
  }
  expect(await page.evaluate(() => typeof (globalThis as { chrome?: Chrome }).chrome?.runtime)).toBe(
    'undefined',
  );
  const manifest = await extension.evaluate(() => chrome.runtime.getManifest(), undefined);
  expect(manifest).not.toHaveProperty('web_accessible_resources');
  expect(manifest).not.toHaveProperty('externally_connectable');
});

test('a command with bad input is refused in words, whoever sends it', async ({
  extension,
  sandbox,
  door,
}) => {
  await extension.connect(sandbox.tokens.admin);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await expect(popup.getByRole('status').filter({ hasText: /^As of [\d:]+\s[AP]M$/ })).toBeVisible();
  const businessId = sandbox.businesses.agency;
  const account = getLists(await door.world(), businessId).owned[0]?.accountId;
  const before = await door.world();
  const send = (type: string, data: unknown): Promise<unknown> =>
    popup.evaluate((message) => chrome.runtime.sendMessage(message) as Promise<unknown>, {
      id: 1,
      type,
      data,
      timestamp: 1,
    });
  for (const [name, data] of [
    ['connect', {}],
    ['connect', { token: 7 }],
    ['disconnect', { really: true }],
    ['forget', { principal: 'Dana' }],
    ['refresh', { businessId: `${businessId}/adaccount` }],
    ['open-account', { businessId, accountId: `act_${account}/users` }],
    ['open-account', { businessId, accountId: `${account}?fields=id` }],
    ['open-person', { businessId, personId: '../me' }],
    ['find-account', { businessId, accountId: '' }],
    ['plan', { businessId, changes: [] }],
    ['plan', { businessId, changes: [{ operation: 'delete-business', input: {} }] }],
    ['plan', { businessId, changes: [{ operation: 'constructor', input: {} }] }],
    [
      'apply',
      {
        businessId,
        changes: [{ operation: 'set-tasks', input: { accountId: account } }],
        acknowledged: [],
        tabId: null,
      },
    ],
    [
      'apply',
      {
        businessId,
        changes: [{ operation: 'set-tasks', input: { accountId: account, personId: '1234567', tasks: 99 } }],
        acknowledged: [],
        tabId: null,
      },
    ],
    [
      'apply',
      {
        businessId,
        changes: [{ operation: 'remove-ad-account', input: { accountId: account } }],
        acknowledged: ['everything'],
        tabId: 1.5,
      },
    ],
    ['try-again', { principal: 'Dana' }],
    ['take-claim-offer', { at: 'now' }],
    ['pause-run', { runId: 'all' }],
    ['resume-run', { runId: 'all', tabId: null }],
    ['undo-run', { runId: 1, acknowledged: [], tabId: null }],
    ['pick-business', { tabId: '1', businessId }],
  ] as const) {
    const answer = await send(name, data);
    const label = `${name} ${JSON.stringify(data).slice(0, 80)}`;
    expect(answer, label).toMatchObject({
      res: { ok: false, problem: { kind: 'local', reason: 'invalid-input' } },
    });
    expect(
      (answer as { res: { problem: { message: string } } }).res.problem.message.length,
      label,
    ).toBeGreaterThan(5);
  }
  // A paste of any length is answered as what it is not.
  expect(await send('connect', { token: 'x'.repeat(20_000) })).toMatchObject({
    res: { ok: false, problem: { kind: 'local', reason: 'not-a-token' } },
  });
  expect((await door.world()).grants).toEqual(before.grants);
  expect((await readTables(popup)).runs).toEqual([]);
});
