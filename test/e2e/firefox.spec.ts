// End to end in Firefox: its build, through what the product is for.

import { test as base, expect } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { type Firefox, launchFirefox } from './harness/launch-firefox.ts';
import { findPlaces, getWrites } from './harness/places.ts';
import { createSandboxDoor } from './harness/sandbox-door.ts';

const test = base.extend<{ sandbox: Sandbox; firefox: Firefox }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox({ accounts: 60, people: 8 });
    await use(sandbox);
    await sandbox.close();
  },
  firefox: async ({ sandbox }, use) => {
    const firefox = await launchFirefox(sandbox);
    await use(firefox);
    await firefox.close();
  },
});

/** Connects in a surface, and resolves when its list is whole. */
async function connect(firefox: Firefox, sandbox: Sandbox, surface: string): Promise<Page> {
  const page = await firefox.openSurface(surface);
  await page.locator('aria/Access token[role="textbox"]').fill(sandbox.tokens.admin);
  await page.locator('aria/Connect[role="button"]').click();
  const grid = await page.locator('aria/Ad accounts[role="grid"]').waitHandle();
  const owned = findPlaces(sandbox).relations('OWNER', 'CONFIRMED').length;
  await expect
    .poll(() => grid.evaluate((element) => Number(element.getAttribute('aria-rowcount'))))
    .toBe(owned);
  return page;
}

/** Searches for an account and opens it. */
async function openAccount(page: Page, accountId: string): Promise<void> {
  await page.locator('aria/Search ad accounts[role="searchbox"]').fill(accountId);
  await page.locator(`[role="row"][aria-label*="act_${accountId}"]`).click();
  await page.locator('aria/Back to the list[role="button"]').wait();
}

test('connects with a pasted token, shows the accounts of the business, and of another one', async ({
  firefox,
  sandbox,
}) => {
  const popup = await connect(firefox, sandbox, 'popup.html');
  const [first, second] = [findPlaces(sandbox), findPlaces(sandbox, sandbox.businesses.second)];
  await popup.locator(`aria/Business: ${first.name}[role="button"]`).click();
  await popup.locator(`[role="option"] ::-p-text(${second.name})`).click();
  await popup.locator(`aria/Business: ${second.name}[role="button"]`).wait();
});

test('gives tasks and takes them back, claims, withdraws: each is sent once', async ({
  firefox,
  sandbox,
}) => {
  const places = findPlaces(sandbox);
  const door = createSandboxDoor(sandbox.http);
  const panel = await connect(firefox, sandbox, 'sidepanel.html');

  const { accountId } = places.ownAccount();
  const [person] = places.people(accountId);
  await openAccount(panel, accountId);
  await panel.locator('aria/Add a person[role="combobox"]').fill(person!.name);
  await panel.locator(`[role="option"] ::-p-text(${person!.name})`).click();
  await expect.poll(() => places.tasks(accountId, person!.id)).toEqual(['ANALYZE']);
  await panel.locator(`[role="radiogroup"][aria-label="${person!.name}"] ::-p-text(Advertise)`).click();
  await expect.poll(() => places.tasks(accountId, person!.id)).toEqual(['ADVERTISE', 'ANALYZE']);
  const newest = 'section[aria-label="Activity"] li:first-child';
  await panel.locator(`${newest} ::-p-text(Advertise)`).wait();
  await panel.locator(`${newest} ::-p-aria(Undo[role="button"])`).click();
  await expect.poll(() => places.tasks(accountId, person!.id)).toEqual(['ANALYZE']);
  await panel.locator('aria/Back to the list[role="button"]').click();

  const claimed = places.claimable('confirmed').accountId;
  await panel.locator('aria/Search ad accounts[role="searchbox"]').fill(claimed);
  await panel.locator(`aria/Claim act_${claimed}…[role="button"]`).click();
  await panel.locator('[role="dialog"] ::-p-aria(Claim[role="button"])').click();
  await panel.locator('[role="dialog"] ::-p-text(It\'s yours.)').wait();
  await panel.locator('aria/Done[role="button"]').click();
  expect(sandbox.world.relation(places.id, claimed)).toMatchObject({ status: 'CONFIRMED' });

  const asked = places.relations('OWNER', 'PENDING')[0]!.account;
  await panel.locator('[role="tab"] ::-p-text(Pending)').click();
  await openAccount(panel, asked);
  await panel.locator('aria/Withdraw the request…[role="button"]').click();
  await panel.locator('[role="dialog"] ::-p-aria(Withdraw the request[role="button"])').click();
  await panel.locator('[role="dialog"] ::-p-text(The request is withdrawn.)').wait();
  expect(sandbox.world.relation(places.id, asked)).toBeUndefined();

  expect((await getWrites(door)).map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
    'POST assigned_users',
    'POST assigned_users',
    'POST assigned_users',
    'POST owned_ad_accounts',
    'DELETE ad_accounts',
  ]);
});
