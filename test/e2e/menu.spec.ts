// End to end: the context menu's "Claim this ad account", on a page, a link and selected text.

import type { Page } from '@playwright/test';
import type { Extension } from './harness/extension.ts';
import { connectAndRead, findPlaces, getAdsManagerUrl, getWrites } from './harness/places.ts';
import { waitUntilKept } from './harness/read-storage.ts';
import { type Chrome, expect, test } from './harness.ts';

declare const chrome: Chrome;

/**
 * A panel hears of offers once it has what is at its foot (activity has no room while there is none). Before, the popup
 * that a test's click opens may be first.
 */
const expectListening = (panel: Page): Promise<void> =>
  expect(panel.getByRole('region', { name: 'Activity', includeHidden: true })).toBeAttached();

async function openListeningPanel(extension: Extension): Promise<Page> {
  const panel = await extension.openPanel();
  await expectListening(panel);
  return panel;
}

test('the menu has its item as soon as the extension is installed', async ({ extension }) => {
  // The browser can't be asked for its menu's items; that there is one is known by changing it.
  const change = (): Promise<unknown> =>
    extension.evaluate(() => chrome.contextMenus.update('claim-ad-account', { visible: true }), undefined);
  await expect(change).toPass();
});

test('on a page: the panel offers the account that the page shows', async ({
  extension,
  sandbox,
  page,
  door,
}) => {
  const places = findPlaces(sandbox);
  const account = places.claimable('confirmed');
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(account.accountId, places.id));
  const panel = await openListeningPanel(extension);
  await extension.fireContextMenu({ page, pageUrl: page.url() });
  const dialog = panel.getByRole('dialog', { name: 'Claim an ad account' });
  await expect(dialog).toContainText(`act_${account.accountId}`);
  await expect(dialog).toContainText(places.name);
  expect(await getWrites(door)).toEqual([]);
  await dialog.getByRole('button', { name: 'Claim', exact: true }).click();
  await expect(dialog).toContainText("It's yours.");
});

test('on a page that has just gone on: the panel offers the account of its address', async ({
  extension,
  sandbox,
  page,
}) => {
  const places = findPlaces(sandbox);
  const [before, now] = [places.claimable('confirmed'), places.claimable('pending')];
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(before.accountId, places.id));
  const panel = await openListeningPanel(extension);
  await expect(panel.getByRole('region', { name: 'On this page' })).toContainText(before.accountId);
  await extension.fireContextMenu({ page, pageUrl: getAdsManagerUrl(now.accountId, places.id) });
  const dialog = panel.getByRole('dialog', { name: 'Claim an ad account' });
  await expect(dialog).toContainText(`act_${now.accountId}`);
  await expect(dialog).not.toContainText(before.accountId);
});

test('on a link: the panel offers the account that the link leads to', async ({
  extension,
  sandbox,
  page,
}) => {
  const places = findPlaces(sandbox);
  const [shown, linked] = [places.ownAccount(), places.claimable('pending')];
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(shown.accountId, places.id));
  const panel = await openListeningPanel(extension);
  await extension.fireContextMenu({
    page,
    pageUrl: page.url(),
    linkUrl: getAdsManagerUrl(linked.accountId, places.id),
  });
  const dialog = panel.getByRole('dialog', { name: 'Claim an ad account' });
  await expect(dialog).toContainText(`act_${linked.accountId}`);
  await expect(dialog).not.toContainText(shown.accountId);
});

test("on a link that may be another account's: the panel asks, and doesn't offer the page's", async ({
  extension,
  sandbox,
  page,
}) => {
  const places = findPlaces(sandbox);
  const [shown, other] = [places.claimable('confirmed'), places.claimable('pending')];
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(shown.accountId, places.id));
  const panel = await openListeningPanel(extension);
  await extension.fireContextMenu({
    page,
    pageUrl: page.url(),
    linkUrl: `https://business.facebook.com/billing_hub/accounts/details/?asset_id=${other.accountId}&business_id=${places.id}`,
  });
  const dialog = panel.getByRole('dialog', { name: 'Claim an ad account' });
  await expect(dialog.getByRole('textbox', { name: 'Ids or addresses' })).toBeFocused();
});

test('on selected text: all ids in it are offered, those that are ours as such', async ({
  extension,
  sandbox,
  page,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  // The dialog is planned once: what is ours has to be known by then.
  await connectAndRead(extension, sandbox);
  await page.goto(getAdsManagerUrl(places.ownAccount().accountId, places.id));
  const selectionText = (await page.locator('#several').textContent()) ?? '';
  const ids = selectionText.match(/\d{8,}/g) ?? [];
  expect(ids).toHaveLength(5);
  const panel = await openListeningPanel(extension);
  await extension.fireContextMenu({ page, pageUrl: page.url(), selectionText });
  const dialog = panel.getByRole('dialog', { name: 'Claim an ad account' });
  for (const id of ids) await expect(dialog).toContainText(`act_${id}`);
  // The last is the business's own: said, and not to be chosen.
  await expect(dialog.getByRole('checkbox', { name: `act_${ids[4]}` })).toBeDisabled();
  await expect(dialog).toContainText('belongs to the business already');
  await expect(dialog.getByRole('button', { name: 'Claim 4 accounts' })).toBeEnabled();
  await capture(panel, 'menu-selection');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect(await getWrites(door)).toEqual([]);
});

test('on text without an id: the panel asks for one', async ({ extension, sandbox, page }) => {
  const places = findPlaces(sandbox);
  await extension.connect(sandbox.tokens.admin);
  await page.goto(`https://business.facebook.com/latest/home?business_id=${places.id}`);
  const panel = await openListeningPanel(extension);
  await extension.fireContextMenu({ page, pageUrl: page.url(), selectionText: 'nothing to see here' });
  const dialog = panel.getByRole('dialog', { name: 'Claim an ad account' });
  await expect(dialog.getByRole('textbox', { name: 'Ids or addresses' })).toBeFocused();
});

test('an offer that was made before a surface was open is shown when one opens, once', async ({
  extension,
  sandbox,
  page,
}) => {
  const places = findPlaces(sandbox);
  const account = places.claimable('confirmed');
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(account.accountId, places.id));
  await extension.fireContextMenu({ page, pageUrl: page.url() });
  // The panel would open on the click itself, which a test's isn't: then the popup serves.
  const popup = await extension.findPopup();
  const dialog = popup.getByRole('dialog', { name: 'Claim an ad account' });
  await expect(dialog).toContainText(`act_${account.accountId}`);
  // Until it is put away: a popup closes by itself.
  const offered = { accountIds: [account.accountId] };
  await waitUntilKept(extension, 'popup', { drafts: { 'claim-offer': offered } });
  await popup.reload();
  await expect(dialog).toContainText(`act_${account.accountId}`);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await popup.reload();
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await expect(popup.getByRole('region', { name: 'On this page' })).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

const offerOf = (accountId: string, known: object): object => ({
  accountIds: [accountId],
  businessId: null,
  leftOut: 0,
  windowId: null,
  at: Date.now(),
  ...known,
});

test('where several surfaces are open, one shows the offer and no other', async ({
  extension,
  sandbox,
  page,
}) => {
  const places = findPlaces(sandbox);
  const account = places.claimable('confirmed');
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(account.accountId, places.id));
  const surfaces = [await extension.openSurface('popup'), await extension.openSurface('sidepanel')];
  for (const surface of surfaces) await expect(surface.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await expectListening(surfaces[1]!);
  await extension.fireContextMenu({ page, pageUrl: page.url() });
  const dialogs = surfaces.map((surface) => surface.getByRole('dialog', { name: 'Claim an ad account' }));
  const countShown = async (): Promise<number> =>
    (await Promise.all(dialogs.map((dialog) => dialog.count()))).reduce((sum, count) => sum + count, 0);
  await expect.poll(countShown).toBe(1);
  // The other one has nothing to come back to either.
  const idle = surfaces[(await dialogs[0]!.count()) === 0 ? 0 : 1]!;
  await idle.reload();
  await expect(idle.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await expect(idle.getByRole('region', { name: 'On this page' })).toBeVisible();
  expect(await countShown()).toBe(1);
});

test("of two windows' surfaces the one of the window that was clicked in has it", async ({
  extension,
  sandbox,
}) => {
  const { accountId } = findPlaces(sandbox).claimable('confirmed');
  await extension.connect(sandbox.tokens.admin);
  const here = await extension.openSurface('sidepanel');
  const opened = extension.context.waitForEvent('page');
  await extension.evaluate(
    () => chrome.windows.create({ url: chrome.runtime.getURL('/sidepanel.html') }),
    undefined,
  );
  const there = await opened;
  for (const surface of [here, there]) {
    await expect(surface.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
    await expectListening(surface);
  }
  const windowId = await there.evaluate(async () => (await chrome.windows.getCurrent()).id);
  await extension.evaluate(
    (claimOffer) => chrome.storage.session.set({ claimOffer }),
    offerOf(accountId, { windowId }),
  );
  const name = 'Claim an ad account';
  await expect(there.getByRole('dialog', { name })).toContainText(`act_${accountId}`);
  await expect(here.getByRole('dialog', { name })).toHaveCount(0);
  // A window whose surface is closed has none: then it is for whoever is there.
  await there.close();
  await extension.evaluate(
    (claimOffer) => chrome.storage.session.set({ claimOffer }),
    offerOf(accountId, { windowId }),
  );
  await expect(here.getByRole('dialog', { name })).toContainText(`act_${accountId}`);
});

test('an offer of more than ten minutes ago is dropped unseen', async ({ extension, sandbox }) => {
  const { accountId } = findPlaces(sandbox).claimable('confirmed');
  await extension.connect(sandbox.tokens.admin);
  await extension.evaluate(
    (claimOffer) => chrome.storage.session.set({ claimOffer }),
    offerOf(accountId, { at: Date.now() - 11 * 60_000 }),
  );
  const panel = await extension.openSurface('sidepanel');
  await expect(panel.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  const getKept = (): Promise<unknown> =>
    extension.evaluate(
      async () => (await chrome.storage.session.get('claimOffer')).claimOffer ?? null,
      undefined,
    );
  await expect.poll(getKept).toBeNull();
  await expect(panel.getByRole('dialog')).toHaveCount(0);
});

test("the page's business is meant, if it is one of ours", async ({ extension, sandbox, page, door }) => {
  const [agency, second] = [findPlaces(sandbox), findPlaces(sandbox, sandbox.businesses.second)];
  const account = agency.claimable('confirmed');
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(agency.ownAccount().accountId, agency.id));
  const panel = await openListeningPanel(extension);
  await expect(panel.getByRole('button', { name: `Business: ${agency.name}` })).toBeVisible();
  await page.goto(getAdsManagerUrl(account.accountId, second.id));
  await expect(panel.getByText('Page and panel show different businesses')).toBeVisible();
  await extension.fireContextMenu({ page, pageUrl: page.url() });
  const dialog = panel.getByRole('dialog', { name: 'Claim an ad account' });
  await expect(dialog).toContainText(second.name);
  await expect(dialog).toContainText(second.id);
  await dialog.getByRole('button', { name: 'Claim', exact: true }).click();
  await expect(dialog).toContainText("It's yours.");
  expect(await getWrites(door)).toMatchObject([{ path: `/v25.0/${second.id}/owned_ad_accounts` }]);
});
