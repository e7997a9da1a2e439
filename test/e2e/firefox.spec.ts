// End to end in Firefox: a smoke run of its build.

import { test as base, expect } from '@playwright/test';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { type Firefox, launchFirefox } from './harness/launch-firefox.ts';

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

test('the add-on connects with a pasted token and shows the accounts of the business', async ({
  firefox,
  sandbox,
}) => {
  const popup = await firefox.openSurface('popup.html');
  await popup.locator('aria/Access token[role="textbox"]').fill(sandbox.tokens.admin);
  await popup.locator('aria/Connect[role="button"]').click();
  const grid = await popup.locator('aria/Ad accounts[role="grid"]').waitHandle();
  const owned = sandbox.world
    .relationsOfBusiness(sandbox.businesses.agency)
    .filter(({ accessType, status }) => accessType === 'OWNER' && status === 'CONFIRMED').length;
  await expect
    .poll(() => grid.evaluate((element) => Number(element.getAttribute('aria-rowcount'))))
    .toBe(owned);
});
