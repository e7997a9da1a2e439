// End to end: "On this page", in the real panel and popup beside pages of Meta's hosts.

import type { Locator, Page } from '@playwright/test';
import type { Extension } from './harness/extension.ts';
import { findPlaces, getAdsManagerUrl, getWrites } from './harness/places.ts';
import { expect, test } from './harness.ts';

const getRegion = (surface: Page): Locator => surface.getByRole('region', { name: 'On this page' });

/** High enough that nothing is folded. */
async function openTallPanel(extension: Extension): Promise<Page> {
  const panel = await extension.openPanel();
  await panel.setViewportSize({ width: 380, height: 900 });
  return panel;
}

for (const [host, path] of [
  [
    'business',
    '/latest/settings/ad_accounts?business_id=BUSINESS&selected_asset_id=ACCOUNT&selected_asset_type=ad-account',
  ],
  ['adsmanager', '/adsmanager/manage/campaigns?act=ACCOUNT&business_id=BUSINESS'],
  ['www', '/adsmanager/manage/ads?act=ACCOUNT&business_id=BUSINESS'],
] as const) {
  test(`names the business and the account of a page on ${host}.facebook.com, and its people`, async ({
    extension,
    sandbox,
    page,
    capture,
  }) => {
    const agency = findPlaces(sandbox);
    const account = agency.ownAccount();
    await extension.connect(sandbox.tokens.admin);
    await page.goto(
      `https://${host}.facebook.com${path.replace('BUSINESS', agency.id).replace('ACCOUNT', account.accountId)}`,
    );
    const panel = await openTallPanel(extension);
    const region = getRegion(panel);
    await expect(region).toContainText(agency.id);
    await expect(region).toContainText(agency.name);
    await expect(region).toContainText(`act_${account.accountId}`);
    await expect(region).toContainText(account.name);
    await expect(region.getByText('Owned', { exact: true })).toBeVisible();
    const [someone] = sandbox.world.grantsOfAccount(account.accountId);
    const names = sandbox.world
      .grantsOfAccount(account.accountId)
      .map((grant) => sandbox.world.people.get(grant.person)?.name ?? '');
    expect(someone).toBeDefined();
    await expect(region.getByRole('listitem').first()).toContainText(
      new RegExp(names.map((name) => name.replace(/[^\p{L}\p{N} ]/gu, '.')).join('|'), 'u'),
    );
    await expect(region.getByRole('button', { name: 'Claim' })).toHaveCount(0);
    await capture(panel, `page-${host}`);
    await region.getByRole('button', { name: 'People and details' }).click();
    await expect(panel.getByRole('heading', { name: account.name })).toBeVisible();
  });
}

test('the popup shows the account of the tab that it was opened on', async ({
  extension,
  sandbox,
  page,
  capture,
}) => {
  const agency = findPlaces(sandbox);
  const account = agency.ownAccount();
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(account.accountId, agency.id));
  const popup = await extension.openPopup();
  await expect(getRegion(popup)).toContainText(`act_${account.accountId}`);
  await expect(getRegion(popup)).toContainText(account.name);
  await capture(popup, 'page-popup');
});

test('also beside what is opened: another page has another account, of nobody here', async ({
  extension,
  sandbox,
  page,
  capture,
}) => {
  const agency = findPlaces(sandbox);
  const account = agency.ownAccount();
  const other = agency.claimable('confirmed');
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(other.accountId, agency.id));
  const popup = await extension.openPopup();
  await popup.getByRole('searchbox', { name: 'Search ad accounts' }).fill(account.accountId);
  await popup.getByRole('row', { name: account.name }).first().click();
  await expect(popup.getByRole('heading', { name: account.name })).toBeVisible();
  await expect(getRegion(popup)).toContainText(`act_${other.accountId}`);
  await capture(popup, 'page-popup-opened');
  await getRegion(popup).getByRole('button', { name: 'Claim' }).click();
  await expect(popup.getByRole('dialog', { name: 'Claim an ad account' })).toContainText(other.accountId);
});

test("an account that isn't the business's can be claimed beside its id", async ({
  extension,
  sandbox,
  page,
  capture,
}) => {
  const agency = findPlaces(sandbox);
  const other = agency.claimable('confirmed');
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(other.accountId, agency.id));
  const panel = await openTallPanel(extension);
  const region = getRegion(panel);
  await expect(region).toContainText(`act_${other.accountId}`);
  await expect(region).toContainText(other.name);
  await expect(region).toContainText(`Not in ${agency.name}`);
  await expect(region.getByRole('button', { name: 'Claim' })).toBeEnabled();
  await capture(panel, 'page-claim');
});

test('a business that nobody is connected to is named by its id, and nothing is invented', async ({
  extension,
  sandbox,
  page,
}) => {
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl('912345678901234', '812345678901234'));
  const panel = await openTallPanel(extension);
  const region = getRegion(panel);
  await expect(region).toContainText('812345678901234');
  await expect(region).toContainText("You aren't connected to this business.");
  await expect(region).toContainText('act_912345678901234');
  await expect(region).toContainText("Meta doesn't show it to you");
});

test('follows the page as it goes to another account by itself', async ({ extension, sandbox, page }) => {
  const agency = findPlaces(sandbox);
  await extension.connect(sandbox.tokens.admin);
  await page.goto(`https://business.facebook.com/latest/home?business_id=${agency.id}`);
  const panel = await openTallPanel(extension);
  await expect(getRegion(panel)).toContainText(agency.id);
  await expect(getRegion(panel)).toContainText("There's no ad account on this page.");
  for (const move of [0, 1, 2]) {
    const button = page.locator('#moves button').nth(move);
    const id = ((await button.textContent()) ?? '').replace(/\D/g, '');
    await button.click();
    await expect(getRegion(panel)).toContainText(`act_${id}`);
  }
  const [left] = await page.evaluate(() => [new URLSearchParams(location.search).get('act')]);
  await page.goBack();
  await expect(getRegion(panel)).not.toContainText(`act_${left}`);
});

test('follows the tab in front; each tab has its own account', async ({ extension, sandbox, page }) => {
  const agency = findPlaces(sandbox);
  const [one, two] = [agency.ownAccount(0), agency.ownAccount(1)];
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(one.accountId, agency.id));
  const second = await extension.context.newPage();
  await second.goto(getAdsManagerUrl(two.accountId, agency.id));
  await second.bringToFront();
  const panel = await openTallPanel(extension);
  await second.bringToFront();
  await expect(getRegion(panel)).toContainText(`act_${two.accountId}`);
  await page.bringToFront();
  await expect(getRegion(panel)).toContainText(`act_${one.accountId}`);
  await expect(getRegion(panel)).not.toContainText(`act_${two.accountId}`);
  // What a tab behind does is not shown.
  await second.goto(getAdsManagerUrl(agency.ownAccount(2).accountId, agency.id));
  await expect(getRegion(panel)).toContainText(`act_${one.accountId}`);
  await second.bringToFront();
  await expect(getRegion(panel)).toContainText(`act_${agency.ownAccount(2).accountId}`);
});

test('nothing of the page is left once the tab leaves Meta', async ({ extension, sandbox, page }) => {
  const agency = findPlaces(sandbox);
  const account = agency.ownAccount();
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(account.accountId, agency.id));
  const panel = await openTallPanel(extension);
  await expect(getRegion(panel)).toContainText(`act_${account.accountId}`);
  await page.goto('about:blank');
  await expect(getRegion(panel)).toContainText('Open Ads Manager in this tab');
  await expect(getRegion(panel)).not.toContainText(account.accountId);
});

test('a page that went to other ids by itself is not taken for what it was loaded with', async ({
  extension,
  sandbox,
  page,
}) => {
  const [agency, second] = [findPlaces(sandbox), findPlaces(sandbox, sandbox.businesses.second)];
  const account = agency.claimable('confirmed');
  const goTo = (path: string): Promise<void> =>
    page.evaluate((address) => history.pushState({}, '', address), path);
  await extension.connect(sandbox.tokens.admin);
  await page.goto(`https://business.facebook.com/overview?in_page_business=${agency.id}`);
  const panel = await openTallPanel(extension);
  const region = getRegion(panel);
  await expect(region).toContainText(agency.id);
  await goTo(`/adsmanager/manage/campaigns?act=${account.accountId}&business_id=${second.id}`);
  await expect(region).toContainText(`act_${account.accountId}`);
  await goTo('/overview');
  await expect(region).not.toContainText(account.accountId);
  await expect(region).not.toContainText(second.id);
  await expect(region).not.toContainText(agency.id);
});

test('an id that only the page claims to be an account is shown once Meta knows it as one', async ({
  extension,
  sandbox,
  page,
  door,
}) => {
  const agency = findPlaces(sandbox);
  const account = agency.claimable('confirmed');
  const address = (id: string): string =>
    `https://business.facebook.com/latest/settings/ad_accounts?business_id=${agency.id}&selected_asset_id=${id}&selected_asset_type=ad-account`;
  await extension.connect(sandbox.tokens.admin);
  await page.goto(address('912345678901234'));
  const panel = await openTallPanel(extension);
  await expect(getRegion(panel)).toContainText(agency.id);
  await expect
    .poll(async () => (await door.requests()).some(({ path }) => path.includes('912345678901234')))
    .toBe(true);
  await expect(getRegion(panel)).toContainText("There's no ad account on this page.");
  await expect(getRegion(panel)).not.toContainText('912345678901234');
  await page.goto(address(account.accountId));
  await expect(getRegion(panel)).toContainText(`act_${account.accountId}`);
});

test('a page that lies gets nothing in: no ids of its data, no command, no token', async ({
  extension,
  sandbox,
  page,
  door,
}) => {
  const agency = findPlaces(sandbox);
  const account = agency.ownAccount();
  await extension.connect(sandbox.tokens.admin);
  const since = (await door.requests()).at(-1)?.n ?? 0;
  await page.goto(`${getAdsManagerUrl(account.accountId, agency.id)}&hostile=1`);
  const panel = await openTallPanel(extension);
  const region = getRegion(panel);
  await expect(region).toContainText(`act_${account.accountId}`);
  await expect(region).toContainText(agency.id);
  for (const lie of [/1{16}/, /2{16}/, /3{5}/, /4{16}/, /5{16}/, /6{16}/, /7{16}/, /9{15}/])
    await expect(panel.locator('body')).not.toContainText(lie);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'reached') as unknown[])).toEqual([]);
  const answers = await page.evaluate(() => Reflect.get(globalThis, 'answers') as unknown);
  expect(String(answers)).not.toContain(sandbox.tokens.admin);
  expect(await getWrites(door, since)).toEqual([]);
});

test('where a page has no address to tell by, its data does', async ({ extension, sandbox, page }) => {
  const agency = findPlaces(sandbox);
  await extension.connect(sandbox.tokens.admin);
  await page.goto(`https://business.facebook.com/latest/home?in_page_business=${agency.id}`);
  const panel = await openTallPanel(extension);
  await expect(getRegion(panel)).toContainText(agency.id);
  await expect(getRegion(panel)).toContainText(agency.name);
});

test('data that comes late, inside of other markup, is read too', async ({ extension, sandbox, page }) => {
  const agency = findPlaces(sandbox);
  await extension.connect(sandbox.tokens.admin);
  await page.goto('https://business.facebook.com/overview');
  const panel = await openTallPanel(extension);
  await expect(getRegion(panel)).toContainText('Open Ads Manager in this tab');
  await page.evaluate((id) => {
    const part = document.createElement('div');
    part.innerHTML = `<p><script type="application/json">{"businessID":"${id}"}</script></p>`;
    document.body.append(part);
  }, agency.id);
  await expect(getRegion(panel)).toContainText(agency.name);
});

test('a page that stops the content script is not taken for what it showed before', async ({
  extension,
  sandbox,
  page,
}) => {
  const agency = findPlaces(sandbox);
  const account = agency.ownAccount();
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(account.accountId, agency.id));
  const panel = await openTallPanel(extension);
  await expect(getRegion(panel)).toContainText(`act_${account.accountId}`);
  // As a second start of the script would tell the first: every page can say so, if it knows the extension.
  await page.evaluate((id) => {
    const detail = { contentScriptName: 'page-context', messageId: 'another' };
    document.dispatchEvent(new CustomEvent(`${id}:page-context:wxt:content-script-started`, { detail }));
  }, extension.id);
  await expect(getRegion(panel)).not.toContainText(account.accountId);
});
