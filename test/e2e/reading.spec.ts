// End to end: for every pair of eyes. Twice as large, without motion, in the system's own colours.

import type { Page } from '@playwright/test';
import { getLists, openAccount, openPopupPage, type WorldAccount } from './harness/agency.ts';
import type { Chrome, Extension } from './harness/extension.ts';
import { connectAndRead } from './harness/places.ts';
import { checkAccessibility, expect, test } from './harness.ts';

declare const chrome: Chrome;

test.use({ size: { accounts: 60, people: 8 } });

/** The browser's own zoom of a tab. */
async function zoom(extension: Extension, page: Page, factor: number): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  const getWidth = (): Promise<number> => page.evaluate(() => innerWidth);
  await expect.poll(getWidth).toBe(width);
  await extension.evaluate(
    async ({ url, factor }) => {
      const [tab] = await chrome.tabs.query({ url });
      await chrome.tabs.setZoom(tab?.id ?? -1, factor);
    },
    { url: page.url(), factor },
  );
  await expect.poll(getWidth).toBe(width / factor);
}

/** Nothing has to be scrolled sideways, and no control is cut off at an edge. */
async function checkWidth(page: Page, what: string): Promise<void> {
  const found = await page.evaluate(() => {
    const beyond = [...document.querySelectorAll('button, input, a, textarea, [role="radio"], [role="tab"]')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (left < -1 || right > innerWidth + 1);
      })
      .map((element) => element.outerHTML.slice(0, 120));
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = [...document.querySelectorAll('main, main *')]
      .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120));
    return { beyond, wide, sideways: Math.max(0, scrollWidth - clientWidth) };
  });
  expect(found, what).toEqual({ beyond: [], wide: [], sideways: 0 });
}

for (const [surface, width, height] of [
  // A browser gives a popup 800 by 600 at most; a panel that wide has 320 pixels of its own left at 200 %.
  ['popup', 800, 600],
  ['sidepanel', 640, 900],
] as const) {
  test(`at 200 % nothing of the ${surface} has to be scrolled sideways`, async ({
    extension,
    sandbox,
    door,
    capture,
  }) => {
    const account = getLists(await door.world(), sandbox.businesses.agency).owned[2] as WorldAccount;
    await extension.connect(sandbox.tokens.admin);
    const page = await extension.openSurface(surface);
    await page.setViewportSize({ width, height });
    await expect(page.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
    await zoom(extension, page, 2);
    await expect(page.getByRole('row').first()).toBeInViewport();
    await capture(page, `zoom-${surface}-list`);
    await checkWidth(page, 'the list');
    await openAccount(page, account);
    await expect(page.getByRole('radiogroup').first()).toBeVisible();
    await capture(page, `zoom-${surface}-account`);
    await checkWidth(page, 'an account');
    await page.getByRole('combobox', { name: 'Add a person' }).click();
    await expect(page.getByRole('option').first()).toBeInViewport();
    await page.keyboard.press('Escape');
    for (const [item, dialog] of [
      ['Create an ad account…', 'Create an ad account'],
      ['Claim by id…', 'Claim an ad account'],
    ] as const) {
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
      await capture(page, `zoom-${surface}-${dialog}`);
      await checkWidth(page, dialog);
      await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeInViewport();
      await page.keyboard.press('Escape');
    }
  });
}

test('at 200 % the settings and the connect view need no scrolling sideways', async ({
  extension,
  sandbox,
}) => {
  const popup = await extension.openSurface('popup');
  await popup.setViewportSize({ width: 800, height: 600 });
  await zoom(extension, popup, 2);
  await expect(popup.getByRole('textbox', { name: 'Access token' })).toBeVisible();
  await checkWidth(popup, 'connect');
  await popup.getByRole('textbox', { name: 'Access token' }).fill(sandbox.tokens.admin);
  await popup.keyboard.press('Enter');
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  // The browser keeps the zoom for all pages of the extension.
  const options = await extension.openSurface('options');
  await options.setViewportSize({ width: 1280, height: 900 });
  await expect.poll(() => options.evaluate(() => innerWidth)).toBe(640);
  await expect(options.getByRole('article', { name: 'Dana Northwind' })).toBeVisible();
  await checkWidth(options, 'settings');
});

test('the real popup is as wide as it is meant to be', async ({ extension, page }) => {
  await page.goto('https://business.facebook.com/latest/home');
  const popup = await extension.openPopup();
  await expect(popup.getByRole('textbox', { name: 'Access token' })).toBeVisible();
  // How high depends on the window that it hangs from.
  await expect.poll(() => popup.evaluate(() => innerWidth)).toBe(400);
  await checkWidth(popup, 'the popup');
});

test('with reduced motion nothing moves', async ({ extension, sandbox, door }) => {
  await connectAndRead(extension, sandbox);
  const popup = await openPopupPage(extension);
  await popup.emulateMedia({ reducedMotion: 'reduce' });
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await door.fault({ match: { path: 'ad_accounts|adaccounts' }, kind: 'delay', ms: 10_000 });
  await popup.getByRole('button', { name: 'More' }).click();
  await popup.getByRole('menuitem', { name: 'Read everything again' }).click();
  await expect(popup.getByRole('status').filter({ hasText: 'reading again…' })).toBeVisible();
  const getMoves = (): Promise<number[]> =>
    popup.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState }) => playState === 'running')
        .map(({ effect }) => Number(effect?.getComputedTiming().duration))
        .filter((duration) => duration > 10),
    );
  expect(await getMoves()).toEqual([]);
  await popup.keyboard.press('?');
  await expect(popup.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  expect(await getMoves()).toEqual([]);
});

test('in forced colours everything is there, and what is chosen can be told apart', async ({
  extension,
  sandbox,
  capture,
}) => {
  await extension.connect(sandbox.tokens.admin);
  const popup = await openPopupPage(extension);
  await popup.emulateMedia({ forcedColors: 'active' });
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  const getLook = (selector: string): Promise<string> =>
    popup
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { backgroundColor, outlineStyle, outlineWidth, borderBottomColor, color } =
          getComputedStyle(element);
        return [backgroundColor, outlineStyle, outlineWidth, borderBottomColor, color].join(' ');
      });
  expect(await getLook('[role="row"][aria-selected="true"]')).not.toBe(
    await getLook('[role="row"][aria-selected="false"]'),
  );
  expect(await getLook('[role="tab"][aria-selected="true"]')).not.toBe(
    await getLook('[role="tab"][aria-selected="false"]'),
  );
  await capture(popup, 'forced-colours-list');
  await popup.getByRole('row').nth(3).click();
  await expect(popup.getByRole('radiogroup').first()).toBeVisible();
  expect(await getLook('[role="radio"][aria-checked="true"]')).not.toBe(
    await getLook('[role="radio"][aria-checked="false"]'),
  );
  await capture(popup, 'forced-colours-account');
  await checkAccessibility(popup);
});
