// End to end: half of a panel's width, as at 200 %, in the language with the longest words: everything is read and clicked
// without scrolling sideways.

import type { Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import type { Extension } from './harness/extension.ts';
import { resize } from './harness/panel-layout.ts';
import { findPlaces } from './harness/places.ts';
import { waitUntilRead } from './harness/read-storage.ts';
import { checkAccessibility, expect, test } from './harness.ts';

test.use({ language: 'de', size: { people: 12 } });

/** What scrolls sideways, leaves the window, or has a word cut off that isn't the end of a name. */
function readWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { documentElement: root, body } = document;
    const seen = [...body.querySelectorAll('*')].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) && !element.matches('.visually-hidden'),
    );
    const scrollers = [root, ...seen].filter(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 &&
        (element === root || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)),
    );
    const leaving = seen
      .filter((element) => element.matches('button, input, a, dd, h1, h2, kbd, .chip'))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    return [...scrollers, ...leaving].map((element) => `${element.tagName}.${element.className}`);
  });
}

/** As one does in the settings; resolves when all that this begins was read. */
async function connect(settings: Page, sandbox: Sandbox): Promise<void> {
  await settings.getByRole('textbox', { name: 'Zugriffstoken' }).fill(sandbox.tokens.admin);
  await settings.keyboard.press('Enter');
  await waitUntilRead(settings, sandbox.businesses.agency, sandbox.businesses.second);
}

/** The panel of somebody who is connected. */
async function openPanel(extension: Extension, sandbox: Sandbox): Promise<Page> {
  const settings = await extension.openSurface('options');
  await connect(settings, sandbox);
  await settings.close();
  return extension.openSurface('sidepanel');
}

/** At 200 % in a panel of 400 and of 360 px. */
async function expectNarrow(page: Page): Promise<void> {
  for (const width of [200, 180]) {
    await resize(page, width, 420);
    await expect.poll(() => readWide(page), { message: `${width} px` }).toEqual([]);
  }
}

test('the settings, with nobody connected, with somebody, and asking', async ({
  extension,
  sandbox,
  capture,
}) => {
  const settings = await extension.openSurface('options');
  await expect(settings.getByRole('textbox', { name: 'Zugriffstoken' })).toBeVisible();
  await expectNarrow(settings);
  await connect(settings, sandbox);
  await settings.getByRole('button', { name: /vergessen$/ }).click();
  await expect(settings.getByRole('dialog')).toBeVisible();
  await expectNarrow(settings);
  await settings.keyboard.press('Escape');
  await expect(settings.getByRole('dialog')).toHaveCount(0);
  await expectNarrow(settings);
  await capture(settings, 'settings-180');
  await checkAccessibility(settings);
});

test('the panel: lists, menu, what there is no match for, and an account', async ({
  extension,
  sandbox,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const panel = await openPanel(extension, sandbox);
  await expect(panel.getByRole('row').first()).toBeVisible();
  await expectNarrow(panel);
  await panel.getByRole('button', { name: 'Mehr', exact: true }).click();
  await expect(panel.getByRole('menuitem').first()).toBeVisible();
  await expectNarrow(panel);
  await panel.keyboard.press('Escape');
  await panel.getByRole('searchbox').fill('act_998877665544332');
  await expect(panel.getByRole('button', { name: /998877665544332/ })).toBeVisible();
  await expectNarrow(panel);
  await panel.getByRole('searchbox').fill(places.ownAccount().accountId);
  await panel.getByRole('row', { name: `act_${places.ownAccount().accountId}` }).click();
  await expect(panel.getByRole('article').getByText(/^Stand/)).toBeVisible();
  await expectNarrow(panel);
  await capture(panel, 'account-180');
});

for (const [item, words] of [
  ['Werbekonto erstellen…', 'Prüfen'],
  ['Mit ID beanspruchen…', 'Weiter'],
  ['Tastenkürzel', null],
  ['Verbindung trennen', 'Verbindung trennen'],
] as const) {
  test(`the dialog after "${item}"`, async ({ extension, sandbox, capture }) => {
    const panel = await openPanel(extension, sandbox);
    await resize(panel, 400, 700);
    await panel.getByRole('button', { name: 'Mehr', exact: true }).click();
    await panel.getByRole('menuitem', { name: item }).click();
    const dialog = panel.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expectNarrow(panel);
    if (words) await expect(dialog.getByRole('button', { name: words })).toBeInViewport({ ratio: 1 });
    await capture(panel, `dialog-180-${item.slice(0, 8)}`);
    await checkAccessibility(panel);
  });
}
