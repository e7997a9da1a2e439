// End to end: page and panel show different businesses. Writes wait until the person picks one.

import type { Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import type { Extension } from './harness/extension.ts';
import { findPlaces, getAdsManagerUrl, getTasksOf, getWrites, openAccount } from './harness/places.ts';
import { type Chrome, checkAccessibility, expect, test } from './harness.ts';

declare const chrome: Chrome;

/** The panel on the agency beside a page of the second business. */
async function differ(extension: Extension, sandbox: Sandbox, page: Page): Promise<Page> {
  const [agency, second] = [findPlaces(sandbox), findPlaces(sandbox, sandbox.businesses.second)];
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(agency.ownAccount().accountId, agency.id));
  const panel = await extension.openPanel();
  await expect(panel.getByRole('button', { name: `Business: ${agency.name}` })).toBeVisible();
  await page.goto(`https://business.facebook.com/latest/home?business_id=${second.id}`);
  await expect(panel.getByText('Page and panel show different businesses')).toBeVisible();
  return panel;
}

test('nothing can be changed before one is picked, and each business is named', async ({
  extension,
  sandbox,
  page,
  door,
  capture,
}) => {
  const [agency, second] = [findPlaces(sandbox), findPlaces(sandbox, sandbox.businesses.second)];
  const panel = await differ(extension, sandbox, page);
  for (const words of [agency.name, agency.id, second.name, second.id])
    await expect(panel.getByText('Nothing is changed until you pick one.')).toContainText(words);
  await openAccount(panel, agency.ownAccount().accountId);
  const people = panel.getByRole('region', { name: 'People' });
  await expect(people.getByRole('combobox', { name: 'Add a person' })).toBeDisabled();
  await expect(people.getByRole('radio').first()).toBeVisible();
  for (const radio of await people.getByRole('radio').all()) await expect(radio).toBeDisabled();
  await expect(people.getByRole('button', { name: /^Remove / }).first()).toBeDisabled();
  await expect(people).toContainText('The page shows another business. Pick one first.');
  await checkAccessibility(panel);
  await capture(panel, 'mismatch');
  expect(await getWrites(door)).toEqual([]);
});

test("keeping the panel's business lets writes go to it, for this page", async ({
  extension,
  sandbox,
  page,
  door,
}) => {
  const agency = findPlaces(sandbox);
  const account = agency.ownAccount();
  const [person] = agency.people(account.accountId);
  const panel = await differ(extension, sandbox, page);
  await panel.getByRole('button', { name: `Keep ${agency.name}` }).click();
  await expect(panel.getByText('Page and panel show different businesses')).toBeHidden();
  await openAccount(panel, account.accountId);
  await panel.getByRole('combobox', { name: 'Add a person' }).fill(person!.name);
  await panel.getByRole('option', { name: person!.name }).click();
  await expect.poll(() => agency.tasks(account.accountId, person!.id)).toEqual(['ANALYZE']);
  await expect(getTasksOf(panel, person!).getByRole('radio', { name: 'Analyze' })).toBeChecked();
  expect(await getWrites(door)).toMatchObject([{ params: { business: agency.id, user: person!.id } }]);
});

test("using the page's business shows it, and nothing was changed in the other", async ({
  extension,
  sandbox,
  page,
  door,
}) => {
  const second = findPlaces(sandbox, sandbox.businesses.second);
  const panel = await differ(extension, sandbox, page);
  await panel.getByRole('button', { name: `Use ${second.name}` }).click();
  await expect(panel.getByRole('button', { name: `Business: ${second.name}` })).toBeVisible();
  await expect(panel.getByText('Page and panel show different businesses')).toBeHidden();
  expect(await getWrites(door)).toEqual([]);
});

test('another page asks again', async ({ extension, sandbox, page }) => {
  const agency = findPlaces(sandbox);
  const panel = await differ(extension, sandbox, page);
  await panel.getByRole('button', { name: `Keep ${agency.name}` }).click();
  await expect(panel.getByText('Page and panel show different businesses')).toBeHidden();
  await page.goto('https://business.facebook.com/latest/home?business_id=812345678901234');
  await expect(panel.getByText('Page and panel show different businesses')).toBeVisible();
  // Nobody is connected to that one, so it isn't offered.
  await expect(panel.getByRole('button', { name: /^Use / })).toHaveCount(0);
});

test('the background holds even a surface that forgot to ask', async ({ extension, sandbox, page, door }) => {
  const agency = findPlaces(sandbox);
  const panel = await differ(extension, sandbox, page);
  const changes = [
    { operation: 'claim-ad-account', input: { accountId: agency.claimable('confirmed').accountId } },
  ];
  const tabId = await extension.evaluate(
    async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id,
    undefined,
  );
  const answer = await panel.evaluate(
    (data) =>
      chrome.runtime.sendMessage({ id: 7, type: 'apply', timestamp: Date.now(), data }) as Promise<unknown>,
    { businessId: agency.id, changes, acknowledged: ['one-way', 'other-business'], tabId },
  );
  expect(answer).toMatchObject({ res: { ok: true, value: { outcome: 'needs' } } });
  expect(JSON.stringify(answer)).toContain('other-business');
  expect(await getWrites(door)).toEqual([]);
});
