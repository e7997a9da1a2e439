// End to end: the popup begins with a picture of its list, which takes nothing and shows nothing that is gone.

import type { Locator, Page } from '@playwright/test';
import { pictureKey } from '../../utils/surfaces.ts';
import { openPopupPage } from './harness/agency.ts';
import type { Extension } from './harness/extension.ts';
import { readAreas } from './harness/read-storage.ts';
import { expect, test } from './harness.ts';

test.use({ size: { accounts: 240, people: 12 } });

interface Held {
  releaseMirror: () => void;
}

/** Runs in a page before anything else: no database answers before `releaseMirror`. */
function holdMirror(): void {
  const { promise: released, resolve } = Promise.withResolvers<void>();
  (globalThis as unknown as Held).releaseMirror = resolve;
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...input) {
    const request = open.apply(this, input);
    const opened = new Promise((resolve) => request.addEventListener('success', resolve));
    Object.defineProperty(request, 'onsuccess', {
      set: (run: () => void) => Promise.all([released, opened]).then(run),
    });
    return request;
  };
}

const release = (popup: Page): Promise<void> =>
  popup.evaluate(() => (globalThis as unknown as Held).releaseMirror());

/** A popup that shows its picture until it is let go on. */
async function openHeld(extension: Extension): Promise<Page> {
  const popup = await extension.context.newPage();
  await popup.setViewportSize({ width: 400, height: 580 });
  await popup.addInitScript(holdMirror);
  await popup.goto(`chrome-extension://${extension.id}/popup.html`);
  return popup;
}

const getPicture = async (extension: Extension): Promise<string> =>
  JSON.stringify((await readAreas(extension)).session[pictureKey] ?? '');

/** Opens the popup and closes it again once it has kept a picture with that in it. */
async function keepPicture(
  extension: Extension,
  content: string,
  act?: (popup: Page) => unknown,
): Promise<void> {
  const popup = await openPopupPage(extension);
  await popup.setViewportSize({ width: 400, height: 580 });
  await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
  await act?.(popup);
  await expect.poll(() => getPicture(extension)).toContain(content);
  await popup.close();
}

const getRow = (popup: Page, index: number): Locator => popup.locator(`[aria-rowindex="${index}"]`);

test('until the list is there it is shown as it was left; nothing in the picture answers', async ({
  extension,
  sandbox,
  capture,
}) => {
  await extension.connect(sandbox.tokens.admin);
  let label: string | null = null;
  await keepPicture(extension, '520]', async (popup) => {
    await popup.getByRole('grid', { name: 'Ad accounts' }).evaluate((grid) => grid.scrollTo(0, 520));
    await expect(getRow(popup, 11)).toBeInViewport();
    label = await getRow(popup, 11).getAttribute('aria-label');
  });
  expect(label).toMatch(/act_\d+/);

  const popup = await openHeld(extension);
  const row = getRow(popup, 11);
  await expect(row).toHaveAttribute('aria-label', label ?? '');
  await expect(row).toBeInViewport();
  await expect(popup.locator('#root')).toHaveAttribute('data-slow');
  await capture(popup, 'picture');
  await popup.keyboard.press('Tab');
  expect(await popup.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await row.click({ force: true });

  await release(popup);
  await expect(popup.locator('#root')).not.toHaveAttribute('inert');
  await expect(popup.getByRole('searchbox', { name: 'Search ad accounts' })).toBeFocused();
  const grid = popup.getByRole('grid', { name: 'Ad accounts' });
  await expect.poll(() => grid.evaluate((element) => element.scrollTop)).toBe(520);
  await expect(row).toHaveAttribute('aria-label', label ?? '');
  await row.click();
  await expect(popup.getByRole('button', { name: 'Back to the list' })).toBeVisible();
});

for (const [what, token, banner] of [
  ['', 'admin', null],
  [', below what stands in the way', 'readOnly', 'A permission is missing'],
] as const) {
  test(`the rows stand where the picture has them${what}`, async ({ extension, sandbox }) => {
    await extension.connect(sandbox.tokens[token] ?? '');
    await keepPicture(extension, banner ?? 'Owned');
    const popup = await openHeld(extension);
    const getTop = async (): Promise<number> => (await getRow(popup, 3).boundingBox())?.y ?? Number.NaN;
    await expect(getRow(popup, 3)).toBeVisible();
    const top = await getTop();
    expect(top).toBeGreaterThan(150);
    await popup.evaluate(() => {
      const tops: number[] = [];
      const note = (): void => {
        tops.push(document.querySelector('[aria-rowindex="3"]')?.getBoundingClientRect().top ?? -1);
        requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
      Object.assign(globalThis, { tops });
    });
    await release(popup);
    await expect(popup.getByRole('status').filter({ hasText: 'As of' })).toBeVisible();
    if (banner !== null) await expect(popup.getByRole('status').filter({ hasText: banner })).toBeVisible();
    await expect(popup.locator('.avatars').first()).toBeVisible();
    const tops = await popup.evaluate(() => (globalThis as unknown as { tops: number[] }).tops);
    expect([...new Set(tops)]).toEqual([top]);
  });
}

test('what is typed over it is looked for, from the first match on', async ({ extension, sandbox }) => {
  await extension.connect(sandbox.tokens.admin);
  await keepPicture(extension, '520]', async (popup) => {
    await popup.getByRole('grid', { name: 'Ad accounts' }).evaluate((grid) => grid.scrollTo(0, 520));
  });
  const popup = await openHeld(extension);
  await expect(popup.locator('#root')).toHaveAttribute('inert');
  await popup.keyboard.type('ac');
  await release(popup);
  const search = popup.getByRole('searchbox', { name: 'Search ad accounts' });
  await expect(search).toHaveValue('ac');
  await expect(getRow(popup, 1)).toBeInViewport();
  await expect(popup.locator('.search-hits')).toHaveText(/^[1-9]\d* of 240$/);
  // What follows goes on from there.
  await popup.keyboard.type('t_');
  await expect(search).toHaveValue('act_');
  await expect(popup.locator('.search-hits')).toHaveText('240 of 240');
});

test('what was forgotten is in no picture', async ({ extension, sandbox }) => {
  await extension.connect(sandbox.tokens.admin);
  await keepPicture(extension, 'Northwind Media');
  const options = await extension.openSurface('options');
  const forget = { name: 'Forget Dana Northwind' };
  await options.getByRole('article', { name: 'Dana Northwind' }).getByRole('button', forget).click();
  await options.getByRole('dialog').getByRole('button', forget).click();
  await expect.poll(() => getPicture(extension)).toBe('""');
  const popup = await openHeld(extension);
  await release(popup);
  await expect(popup.getByRole('heading', { name: 'Connect Claimdesk' })).toBeVisible();
});

test('Disconnect takes it away', async ({ extension, sandbox }) => {
  await extension.connect(sandbox.tokens.admin);
  await keepPicture(extension, 'Northwind Media');
  const popup = await openPopupPage(extension);
  await popup.getByRole('button', { name: 'More' }).click();
  await popup.getByRole('menuitem', { name: 'Disconnect' }).click();
  const dialog = popup.getByRole('dialog', { name: 'Disconnect', exact: true });
  await dialog.getByRole('button', { name: 'Disconnect' }).click();
  await expect(popup.getByRole('textbox', { name: 'Access token' })).toBeFocused();
  expect(await getPicture(extension)).toBe('""');
});

test('a page whose mirror never answers says so', async ({ extension, sandbox, capture }) => {
  await extension.connect(sandbox.tokens.admin);
  await keepPicture(extension, 'Northwind Media');
  const popup = await openHeld(extension);
  await expect(getRow(popup, 1)).toBeVisible();
  await expect(popup.getByRole('alert')).toContainText('Claimdesk is taking too long to open.');
  await capture(popup, 'stuck');
  await popup.getByRole('button', { name: 'Open again' }).click();
  await expect(getRow(popup, 1)).toBeVisible();
  await release(popup);
  await expect(popup.getByRole('searchbox', { name: 'Search ad accounts' })).toBeFocused();
});
