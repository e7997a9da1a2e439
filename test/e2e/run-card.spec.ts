// End to end: the card of a run that failed: it leaves the list its room, and is put away for every surface.

import type { Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import { expectRoom, resize } from './harness/panel-layout.ts';
import { addPerson, connectAndRead, findPlaces, getAdsManagerUrl, openAccount } from './harness/places.ts';
import type { SandboxDoor } from './harness/sandbox-door.ts';
import { checkAccessibility, expect, test } from './harness.ts';

// Enough people for somebody to be free on each account.
test.use({ size: { people: 24 } });

/** Two changes that Meta refuses, and back to the list. */
async function failTwice(surface: Page, sandbox: Sandbox, door: SandboxDoor): Promise<void> {
  const places = findPlaces(sandbox);
  const runs = surface.getByRole('region', { name: 'Runs' });
  await door.fault({ match: { method: 'POST', path: '/assigned_users$' }, kind: 'code:200' });
  for (const { accountId, name } of [places.ownAccount(), places.ownAccount(1)]) {
    await openAccount(surface, accountId);
    await expect(surface.getByRole('combobox', { name: 'Add a person' })).toBeEnabled();
    await addPerson(surface, places.people(accountId)[0]!);
    // Folded it shows the newest.
    await expect(runs).toContainText(name);
    await expect(runs.getByRole('button', { name: 'Retry failed' }).first()).toBeVisible();
    await surface.getByRole('button', { name: 'Back to the list' }).click();
  }
  await surface.getByRole('searchbox').fill('');
}

test('put away in the panel it is gone in the popup too, and stays away, until it is tried again', async ({
  extension,
  sandbox,
  door,
}) => {
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await resize(panel, 380, 1200);
  await failTwice(panel, sandbox, door);
  const popup = await extension.openSurface('popup');
  const inPanel = panel.getByRole('region', { name: 'Runs' });
  const inPopup = popup.getByRole('region', { name: 'Runs' });
  await expect(inPanel.getByRole('listitem')).toHaveCount(2);
  await expect(inPopup).toBeVisible();
  for (const left of [1, 0]) {
    await inPanel.getByRole('button', { name: 'Dismiss' }).first().click();
    await expect(inPanel.getByRole('listitem')).toHaveCount(left);
  }
  await expect(inPopup).toHaveCount(0);

  await panel.reload();
  const again = panel.getByRole('region', { name: 'Activity' }).getByRole('button', { name: 'Retry failed' });
  await expect(again).toHaveCount(2);
  await expect(inPanel).toHaveCount(0);
  await again.first().click();
  await expect(inPanel.getByRole('listitem')).toHaveCount(1);
  await expect(inPopup.getByRole('listitem')).toHaveCount(1);
});

test('beside a page without an account the panel has one scrollbar, and what the page shows is whole', async ({
  extension,
  sandbox,
  door,
  page,
  capture,
}) => {
  const { id, name } = findPlaces(sandbox);
  await connectAndRead(extension, sandbox);
  await page.goto(`https://business.facebook.com/settings/people?business_id=${id}`);
  const panel = await extension.openPanel();
  await resize(panel, 380, 820);
  const region = panel.getByRole('region', { name: 'On this page' });
  await expect(region).toContainText(`${name}There's no ad account on this page.`);
  await failTwice(panel, sandbox, door);
  for (const [width, height] of [
    [380, 820],
    [360, 700],
    [360, 560],
  ] as const) {
    await resize(panel, width, height);
    await capture(panel, `panel-failed-${width}x${height}`);
    await expectRoom(panel, { scrollers: ['account-grid'], rows: 4.5 });
  }
  // What the person unfolds takes its room from elsewhere.
  await resize(panel, 380, 820);
  const runs = panel.getByRole('region', { name: 'Runs' });
  await runs.getByRole('button', { name: 'Runs' }).click();
  await expect(runs.getByRole('listitem')).toHaveCount(2);
  await expectRoom(panel);
  expect(await panel.locator('.page-dock').evaluate((dock) => dock.scrollHeight - dock.clientHeight)).toBe(0);
  await checkAccessibility(panel);
});

test('in a popup as low as 200 % makes it, one thing scrolls, and a folded card says first how many failed', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await resize(panel, 380, 820);
  await failTwice(panel, sandbox, door);
  await panel.close();
  const popup = await extension.openSurface('popup');
  await resize(popup, 400, 300);
  const runs = popup.getByRole('region', { name: 'Runs' });
  await expect(runs).toBeVisible();
  await expect(runs.locator('.run-counts')).toHaveText('1 failed');
  // Its line is cut to the pixel.
  await expect(runs.locator('.run-counts')).toBeInViewport({ ratio: 0.9 });
  const readScrollers = () =>
    popup.evaluate(() =>
      [...document.querySelectorAll('#root, #root *')]
        .filter((element) => element.scrollHeight > element.clientHeight + 1)
        .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowY))
        .map(({ classList }) => classList[0]),
    );
  await expect.poll(readScrollers).toEqual(['account-grid']);
  await expect(popup.getByRole('row').first()).toBeInViewport();
  await expect(popup.getByRole('status').filter({ hasText: 'As of' })).toBeInViewport({ ratio: 1 });
  await capture(popup, 'popup-lowest-failed');
  // Unfolded, it has the list's room; what is searched for has it back.
  await runs.getByRole('button', { name: 'Runs' }).click();
  await expect.poll(readScrollers).toEqual(['runs-dock']);
  const { accountId } = findPlaces(sandbox).ownAccount();
  await popup.getByRole('searchbox').fill(accountId);
  await expect(popup.getByRole('row', { name: `act_${accountId}` })).toBeInViewport({ ratio: 1 });
  await expect.poll(readScrollers).toEqual([]);
  await checkAccessibility(popup);
});

for (const kind of ['an account', 'no account']) {
  test(`in a popup that is cut, beside a page with ${kind}, the list alone scrolls`, async ({
    extension,
    sandbox,
    door,
    page,
    capture,
  }) => {
    const places = findPlaces(sandbox);
    await connectAndRead(extension, sandbox);
    const panel = await extension.openSurface('sidepanel');
    await resize(panel, 380, 820);
    await failTwice(panel, sandbox, door);
    await panel.close();
    if (kind === 'an account') await page.goto(getAdsManagerUrl(places.ownAccount().accountId, places.id));
    const popup = await extension.openPopup();
    const runs = popup.getByRole('region', { name: 'Runs' });
    await expect(runs.getByRole('button', { name: 'Retry failed' })).toBeVisible();
    if (kind === 'an account')
      await expect(popup.getByRole('region', { name: 'On this page' })).toContainText(
        places.ownAccount().name,
      );
    await expect
      .poll(() =>
        popup.evaluate(() =>
          [...document.querySelectorAll('.surface, .surface *')]
            .filter((element) => element.scrollHeight > element.clientHeight + 1)
            .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowY))
            .map(({ classList }) => classList[0]),
        ),
      )
      .toEqual(['account-grid']);
    await capture(popup, `popup-low-failed-${kind.replace(' ', '-')}`);
    // Unfolded, it is all there.
    await runs.getByRole('button', { name: 'Runs' }).click();
    await expect(runs.getByRole('listitem')).toHaveCount(2);
    await checkAccessibility(popup);
  });
}
