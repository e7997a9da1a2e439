// End to end: a narrow panel, in the language with the longest words: ids are whole, the list that was chosen is in
// sight, and where it is low as well, one thing at a time scrolls.

import type { Page } from '@playwright/test';
import { expectRoom, resize } from './harness/panel-layout.ts';
import { findPlaces, getAdsManagerUrl, must } from './harness/places.ts';
import { waitUntilKept } from './harness/read-storage.ts';
import { checkAccessibility, expect, test } from './harness.ts';

test.use({ language: 'de', size: { people: 24 } });

async function openPanel(surface: Promise<Page>, token: string): Promise<Page> {
  const panel = await surface;
  await resize(panel, 320, 720);
  await panel.getByRole('textbox', { name: 'Zugriffstoken' }).fill(token);
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('row').first()).toBeVisible();
  return panel;
}

test("a fact's id is read in one line", async ({ extension, sandbox, capture }) => {
  const { relations, account } = findPlaces(sandbox);
  const { accountId } = must(
    'an account with a media agency',
    relations('OWNER', 'CONFIRMED')
      .map((relation) => account(relation.account))
      .find(({ mediaAgency }) => mediaAgency === sandbox.businesses.agency),
  );
  const panel = await openPanel(extension.openPanel(), sandbox.tokens.admin);
  await panel.getByRole('searchbox').fill(accountId);
  await panel.getByRole('row', { name: `act_${accountId}` }).click();
  const id = panel.getByRole('definition').getByText(sandbox.businesses.agency, { exact: true }).last();
  await expect(id).toBeVisible();
  for (const width of [320, 304, 300, 260]) {
    await resize(panel, width, 720);
    const lines = await id.evaluate((element) => {
      const words = document.createRange();
      words.selectNodeContents(element);
      return words.getClientRects().length;
    });
    expect(lines, `${width} px`).toBe(1);
  }
  await capture(panel, 'narrow-facts');
});

/** All but the edge that lies under the line below the tabs. */
const whole = { ratio: 0.9 };

test('the list that a key or the last time chose is in sight', async ({ extension, sandbox, capture }) => {
  const panel = await openPanel(extension.openPanel(), sandbox.tokens.admin);
  await resize(panel, 176, 300);
  const pending = panel.getByRole('tab', { name: /^Offen/ });
  await expect(pending).not.toBeInViewport(whole);
  await panel.keyboard.press('Alt+3');
  await expect(pending).toHaveAttribute('aria-selected', 'true');
  await expect(pending).toBeInViewport(whole);
  await panel.keyboard.press('Alt+1');
  await expect(panel.getByRole('tab', { name: /^Eigene/ })).toBeInViewport(whole);
  await panel.keyboard.press('Alt+3');
  await waitUntilKept(extension, 'sidepanel', { tab: 'pending' });
  await panel.reload();
  await expect(pending).toHaveAttribute('aria-selected', 'true');
  await expect(pending).toBeInViewport(whole);
  await capture(panel, 'narrow-tabs');
});

test('people that are found leave the list its room, until all of them are asked for', async ({
  extension,
  sandbox,
  capture,
}) => {
  const panel = await openPanel(extension.openPanel(), sandbox.tokens.admin);
  for (const [width, height] of [
    [320, 400],
    [200, 300],
  ] as const) {
    await resize(panel, width, height);
    const search = panel.getByRole('searchbox');
    await search.fill('a');
    const people = panel.getByRole('list', { name: 'Personen' });
    await expect(people.getByRole('listitem')).toHaveCount(2);
    await expectRoom(panel, { scrollers: ['account-grid'], rows: 1 });
    await capture(panel, `narrow-people-${width}x${height}`);
    await people.getByRole('button').last().click();
    await expect(people.getByRole('button').nth(1)).toBeFocused();
    await expectRoom(panel, { scrollers: ['people-hits'] });
    await checkAccessibility(panel);
    await search.click();
    await expectRoom(panel, { scrollers: ['account-grid'], rows: 1 });
    await search.fill('');
  }
});

test('beside what failed a moment ago and a page of the account, the list alone scrolls', async ({
  extension,
  sandbox,
  page,
  capture,
}) => {
  const panel = await openPanel(extension.openPanel(), sandbox.tokens.admin);
  await panel.getByRole('searchbox').fill('act_912345678901234');
  // Offered once every list was read.
  await panel.getByRole('button', { name: 'act_912345678901234 beanspruchen' }).click();
  const dialog = panel.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Beanspruchen', exact: true }).click();
  await expect(dialog).toContainText('Meta findet kein Werbekonto');
  await dialog.getByRole('button', { name: 'Fertig' }).click();
  await panel.getByRole('searchbox').fill('');
  await page.goto(getAdsManagerUrl('912345678901234', sandbox.businesses.agency));
  const onPage = panel.getByRole('region', { name: 'Auf dieser Seite' });
  await expect(onPage).toContainText('act_912345678901234');
  for (const [width, height] of [
    [200, 300],
    [320, 300],
  ] as const) {
    await resize(panel, width, height);
    await expectRoom(panel, { scrollers: ['account-grid'], rows: 1 });
    await capture(panel, `narrow-docks-${width}x${height}`);
  }
});
