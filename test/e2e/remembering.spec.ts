// End to end: remembering. What one was doing is as it was when the popup opens again, also after a worker's end.

import type { Locator, Page } from '@playwright/test';
import { getLists, openPopupPage, type WorldAccount } from './harness/agency.ts';
import type { Extension } from './harness/extension.ts';
import { waitUntilKept } from './harness/read-storage.ts';
import { expect, test } from './harness.ts';

test.use({ size: { accounts: 240, people: 12 } });

const getTop = (popup: Page): Promise<number> =>
  popup.getByRole('grid', { name: 'Ad accounts' }).evaluate((grid) => grid.scrollTop);

for (const [how, isWorkerStopped] of [
  ['the popup closes', false],
  ['the popup closes and the worker ends', true],
] as const) {
  test.describe(`after ${how}`, () => {
    const reopen = async (extension: Extension, popup: Page): Promise<Page> => {
      const size = popup.viewportSize();
      await popup.close();
      if (isWorkerStopped) await extension.stopWorker();
      const again = await openPopupPage(extension);
      if (size) await again.setViewportSize(size);
      return again;
    };

    test('tab, search, selected row and place in the list are as they were', async ({
      extension,
      sandbox,
      door,
    }) => {
      const { pending } = getLists(await door.world(), sandbox.businesses.agency);
      await extension.connect(sandbox.tokens.admin);
      let popup = await openPopupPage(extension);
      await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();

      await expect(popup.getByRole('row').first()).toBeVisible();
      await popup.getByRole('searchbox', { name: 'Search ad accounts' }).focus();
      for (let press = 0; press < 30; press++) await popup.keyboard.press('ArrowDown');
      const row = popup.getByRole('row', { selected: true });
      await expect(row).toHaveAttribute('aria-rowindex', '31');
      const active = await row.getAttribute('aria-label');
      await expect(row).toBeInViewport();
      await expect.poll(() => getTop(popup)).toBeGreaterThan(500);
      const top = await getTop(popup);
      const selected = active?.match(/act_(\d+)/)?.[1];
      await waitUntilKept(extension, 'popup', { selected, scroll: { owned: top } });
      popup = await reopen(extension, popup);
      await expect(popup.getByRole('row', { selected: true })).toHaveAttribute('aria-label', active ?? '');
      await expect(popup.getByRole('row', { selected: true })).toBeInViewport();
      await expect.poll(() => getTop(popup)).toBe(top);

      await popup.getByRole('tab', { name: /^Pending/ }).click();
      await popup
        .getByRole('searchbox', { name: 'Search ad accounts' })
        .fill(pending[0]?.accountId.slice(0, 6) ?? '');
      await expect(popup.getByRole('row', { name: pending[0]?.id ?? '' })).toBeVisible();
      await waitUntilKept(extension, 'popup', { tab: 'pending', query: pending[0]?.accountId.slice(0, 6) });
      popup = await reopen(extension, popup);
      await expect(popup.getByRole('tab', { name: /^Pending/, selected: true })).toBeVisible();
      await expect(popup.getByRole('searchbox', { name: 'Search ad accounts' })).toHaveValue(
        pending[0]?.accountId.slice(0, 6) ?? '',
      );
      await expect(popup.getByRole('row', { name: pending[0]?.id ?? '' })).toBeVisible();
    });

    test('the opened account is still open, with the way back', async ({ extension, sandbox, door }) => {
      const account = getLists(await door.world(), sandbox.businesses.agency).owned[3] as WorldAccount;
      await extension.connect(sandbox.tokens.admin);
      let popup = await openPopupPage(extension);
      await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
      await popup.getByRole('searchbox', { name: 'Search ad accounts' }).fill(account.id);
      await popup.getByRole('row', { name: account.id }).click();
      await expect(popup.getByRole('heading', { name: account.name, level: 1 })).toBeVisible();
      await waitUntilKept(extension, 'popup', {
        query: account.id,
        opened: [{ kind: 'account', accountId: account.accountId }],
      });
      popup = await reopen(extension, popup);
      await expect(popup.getByRole('heading', { name: account.name, level: 1 })).toBeVisible();
      await expect(popup.getByRole('region', { name: 'People' })).toBeVisible();
      await popup.getByRole('button', { name: 'Back to the list' }).click();
      await expect(popup.getByRole('searchbox', { name: 'Search ad accounts' })).toHaveValue(account.id);
    });

    test('what is opened is where it was scrolled to, and shows what was looked for in it', async ({
      extension,
      sandbox,
      door,
    }) => {
      const account = getLists(await door.world(), sandbox.businesses.agency).owned[3] as WorldAccount;
      await extension.connect(sandbox.tokens.admin);
      let popup = await openPopupPage(extension);
      await popup.setViewportSize({ width: 400, height: 580 });
      await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
      await popup.getByRole('searchbox', { name: 'Search ad accounts' }).fill(account.id);
      await popup.getByRole('row', { name: account.id }).click();
      await expect(popup.getByRole('region', { name: 'Details' })).toBeVisible();
      const main = (): Locator => popup.getByRole('main');
      // What is opened comes in by and by.
      const scroll = (): Promise<number> =>
        main().evaluate((element) => {
          element.scrollTo(0, 180);
          return element.scrollTop;
        });
      await expect.poll(scroll).toBe(180);
      await waitUntilKept(extension, 'popup', { drafts: { 'opened/top': 180 } });
      popup = await reopen(extension, popup);
      await expect.poll(() => main().evaluate((element) => element.scrollTop)).toBe(180);

      await popup.getByRole('button', { name: 'Back to the list' }).click();
      await popup.getByRole('searchbox', { name: 'Search ad accounts' }).fill('Dana Northwind');
      await popup.getByRole('button', { name: /^Dana Northwind/ }).click();
      const filter = (): Locator => popup.getByRole('searchbox', { name: 'Find among these accounts' });
      await filter().fill('a');
      expect(await main().evaluate((element) => element.scrollTop)).toBe(0);
      await waitUntilKept(extension, 'popup', { drafts: { 'opened/filter': 'a' } });
      popup = await reopen(extension, popup);
      await expect(filter()).toHaveValue('a');
      await popup.getByRole('button', { name: 'Back to the list' }).click();
      await popup.getByRole('button', { name: /^Dana Northwind/ }).click();
      await expect(filter()).toHaveValue('');
    });

    test('what was typed into a dialog is still there', async ({ extension, sandbox }) => {
      await extension.connect(sandbox.tokens.admin);
      let popup = await openPopupPage(extension);
      await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
      await popup.getByRole('button', { name: 'More' }).click();
      await popup.getByRole('menuitem', { name: 'Create an ad account…' }).click();
      const create = (): Locator => popup.getByRole('dialog', { name: 'Create an ad account' });
      await create().getByRole('textbox', { name: 'Account name' }).fill('Frühling 봄 2027');
      await create().getByRole('combobox', { name: 'Currency' }).fill('KRW');
      await popup.getByRole('option', { name: /KRW/ }).click();
      await create().getByRole('combobox', { name: 'Time zone' }).fill('Seoul');
      await popup.getByRole('option', { name: /Seoul/ }).click();
      await expect(create().getByRole('combobox', { name: 'Time zone' })).toHaveValue(/Seoul/);
      await waitUntilKept(extension, 'popup', {
        dialog: { kind: 'create' },
        drafts: {
          [`create/${sandbox.businesses.agency}`]: {
            name: 'Frühling 봄 2027',
            currency: 'KRW',
            timezoneId: expect.any(Number),
          },
        },
      });
      popup = await reopen(extension, popup);
      await expect(create().getByRole('textbox', { name: 'Account name' })).toHaveValue('Frühling 봄 2027');
      await expect(create().getByRole('combobox', { name: 'Currency' })).toHaveValue(/KRW/);
      await expect(create().getByRole('combobox', { name: 'Time zone' })).toHaveValue(/Seoul/);
      // Closed by hand, it stays closed; what was typed waits for the next time.
      await create().getByRole('button', { name: 'Cancel' }).click();
      await waitUntilKept(extension, 'popup', { dialog: null });
      popup = await reopen(extension, popup);
      await expect(create()).toBeHidden();

      await popup.getByRole('button', { name: 'More' }).click();
      await popup.getByRole('menuitem', { name: 'Claim by id…' }).click();
      const claim = (): Locator => popup.getByRole('dialog', { name: 'Claim an ad account' });
      await claim().getByRole('textbox', { name: 'Ids or addresses' }).fill('act_1234567890, act_9876');
      await waitUntilKept(extension, 'popup', { drafts: { claim: { text: 'act_1234567890, act_9876' } } });
      popup = await reopen(extension, popup);
      await expect(claim().getByRole('textbox', { name: 'Ids or addresses' })).toHaveValue(
        'act_1234567890, act_9876',
      );
    });
  });
}

test('popup and side panel each remember their own', async ({ extension, sandbox }) => {
  await extension.connect(sandbox.tokens.admin);
  const popup = await openPopupPage(extension);
  const panel = await extension.openSurface('sidepanel');
  await popup.getByRole('searchbox', { name: 'Search ad accounts' }).fill('in the popup');
  await panel.getByRole('searchbox', { name: 'Search ad accounts' }).fill('in the panel');
  await waitUntilKept(extension, 'popup', { query: 'in the popup' });
  await waitUntilKept(extension, 'sidepanel', { query: 'in the panel' });
  await popup.close();
  await panel.close();
  const again = await openPopupPage(extension);
  await expect(again.getByRole('searchbox', { name: 'Search ad accounts' })).toHaveValue('in the popup');
  const beside = await extension.openSurface('sidepanel');
  await expect(beside.getByRole('searchbox', { name: 'Search ad accounts' })).toHaveValue('in the panel');
});
