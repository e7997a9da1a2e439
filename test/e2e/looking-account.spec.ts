// End to end: an account opened from the list. What it says, its figures, its id, and the way to Ads Manager.

import {
  getLevels,
  getLists,
  openAccount,
  openPopupPage,
  type WorldAccount,
  withCommas,
} from './harness/agency.ts';
import { connectAndRead } from './harness/places.ts';
import { checkAccessibility, expect, test } from './harness.ts';

test.describe('an account opened', () => {
  test.use({ size: { accounts: 240, people: 12 } });

  test('shows relation, permitted tasks, and people with their tasks', async ({
    extension,
    sandbox,
    door,
    capture,
  }) => {
    const world = await door.world();
    const agency = sandbox.businesses.agency;
    const lists = getLists(world, agency);
    await extension.connect(sandbox.tokens.admin);
    const panel = await extension.openSurface('sidepanel');
    await panel.setViewportSize({ width: 380, height: 820 });
    await expect(panel.getByRole('tab', { name: 'Owned 240' })).toBeVisible();

    const busiest = lists.owned.toSorted(
      (a, b) => getLevels(world, b.id, agency).length - getLevels(world, a.id, agency).length,
    )[0] as WorldAccount;
    await openAccount(panel, busiest);
    await expect(panel.getByRole('heading', { name: busiest.name })).toBeVisible();
    const details = panel.getByRole('region', { name: 'Details' });
    await expect(details).toContainText('Owned by Northwind Media');
    await expect(details).toContainText('Analyze, Advertise, and Manage');
    const people = panel.getByRole('region', { name: 'People' });
    const levels = getLevels(world, busiest.id, agency);
    await expect(people.getByRole('radiogroup')).toHaveCount(levels.length);
    for (const { name, level } of levels) {
      const twins = levels.filter((other) => other.name === name);
      const checked = people
        .getByRole('radiogroup', { name, exact: true })
        .getByRole('radio', { checked: true });
      await expect(checked).toHaveCount(twins.length);
      if (twins.length === 1) await expect(checked).toHaveText(level);
    }
    await capture(panel, 'looking-account');
    await checkAccessibility(panel);
    // Whoever scrolled sees which account it is all the same.
    const subject = panel.locator('.back-subject');
    await expect(subject).toHaveCount(0);
    await panel.getByText("Can't be removed.").scrollIntoViewIfNeeded();
    await expect(subject).toBeVisible();
    await expect(subject).toHaveAttribute('data-name', busiest.name);
    await checkAccessibility(panel);
    await capture(panel, 'looking-account-scrolled');

    // Shared accounts, of which the business may give out only a part.
    const limits = world.relations.filter(
      ({ business, accessType, status }) =>
        business === agency && accessType === 'AGENCY' && status === 'CONFIRMED',
    );
    const only = limits.find(({ permittedTasks }) => permittedTasks.join() === 'ANALYZE');
    const shared = lists.shared.find(({ id }) => id === only?.account) as WorldAccount;
    await panel.getByRole('button', { name: 'Back to the list' }).click();
    await panel.getByRole('tab', { name: /^Shared/ }).click();
    await openAccount(panel, shared);
    await expect(details).toContainText('Shared with Northwind Media as an agency');
    await expect(details).toContainText(/may be given\s*Analyze(?!,)/);
    const owner = world.businesses.find(({ id }) => id === shared.ownerBusiness);
    await expect(details).toContainText(owner?.name ?? '');
  });

  test('shows its figures in its own currency', async ({ extension, sandbox, door }) => {
    const { owned } = getLists(await door.world(), sandbox.businesses.agency);
    await extension.connect(sandbox.tokens.admin);
    const popup = await openPopupPage(extension);
    await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
    // How Graph counts: yen, won and forint have no hundredths; a dinar has a hundred, not a thousand.
    for (const [currency, sign, decimals] of [
      ['JPY', '¥', 0],
      ['KRW', '₩', 0],
      ['HUF', 'HUF ', 0],
      ['EUR', '€', 2],
      ['BHD', 'BHD ', 2],
    ] as const) {
      const account = owned.find(
        (one) => one.currency === currency && one.spendCap > 0 && one.amountSpent > 0,
      );
      if (!account) throw new Error(`no account in ${currency}`);
      const say = (minor: number): string => {
        const digits = String(minor).padStart(decimals + 1, '0');
        const whole = withCommas(Number(digits.slice(0, digits.length - decimals)));
        return `${sign}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
      };
      await openAccount(popup, account);
      const figures = popup.getByRole('article');
      for (const [label, minor] of [
        ['Spent so far', account.amountSpent],
        ['Balance due', account.balance],
        ['Spending limit', account.spendCap],
        // The sandbox tells the same of each.
        ['Smallest campaign limit', 10_000],
      ] as const) {
        const value = figures.locator('dl > div').filter({ hasText: label }).getByRole('definition');
        await expect(value).toHaveText(say(minor), { useInnerText: true });
      }
      await popup.getByRole('button', { name: 'Back to the list' }).click();
    }
  });

  test('its id is copied with one click, and Ads Manager opens on it', async ({
    extension,
    sandbox,
    door,
  }) => {
    const account = getLists(await door.world(), sandbox.businesses.agency).owned[0] as WorldAccount;
    await extension.connect(sandbox.tokens.admin);
    const popup = await openPopupPage(extension);
    await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
    await openAccount(popup, account);
    // It is said for a moment only.
    const told = popup.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    await popup.getByRole('button', { name: `Copy ${account.id}` }).click();
    await told;
    const opened = extension.context.waitForEvent('page');
    await popup.getByRole('link', { name: 'Open in Ads Manager' }).click();
    const manager = await opened;
    await expect(manager).toHaveURL(
      `https://adsmanager.facebook.com/adsmanager/manage/campaigns?act=${account.accountId}&business_id=${sandbox.businesses.agency}`,
    );
    await manager.close();
    await popup.getByRole('button', { name: 'Back to the list' }).click();
    const search = popup.getByRole('searchbox', { name: 'Search ad accounts' });
    await search.fill('');
    await search.press('ControlOrMeta+v');
    await expect(search).toHaveValue(account.id);
  });

  test('over a limit, or without an answer, it is whole by itself or by Try again', async ({
    extension,
    sandbox,
    door,
  }) => {
    const [one, other] = getLists(await door.world(), sandbox.businesses.agency).owned;
    await connectAndRead(extension, sandbox);
    const popup = await openPopupPage(extension);
    await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
    const opened = popup.getByRole('article');

    await door.fault({ kind: 'drop-before' });
    await openAccount(popup, one as WorldAccount);
    await expect(opened.getByRole('alert')).toContainText("There's no answer from Meta.", {
      timeout: 45_000,
    });
    await door.clearFaults();
    await opened.getByRole('button', { name: 'Try again' }).click();
    await expect(opened.getByRole('alert')).toHaveCount(0);
    await expect(opened.getByText('…', { exact: true })).toHaveCount(0);
    await popup.getByRole('button', { name: 'Back to the list' }).click();

    await door.fault({ kind: 'throttle' });
    await openAccount(popup, other as WorldAccount);
    await expect(opened.getByRole('alert')).toContainText('It goes on by itself in a minute.');
    await door.clearFaults();
    // Meta counts in minutes, so that this takes one.
    await expect(opened.getByRole('alert')).toHaveCount(0, { timeout: 100_000 });
    await expect(opened.getByText('…', { exact: true })).toHaveCount(0);
  });
});
