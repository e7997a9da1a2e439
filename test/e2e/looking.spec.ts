// End to end: looking. The three lists, complete and as of when; an ad account opened; every status.

import type { Locator } from '@playwright/test';
import { getLists, openAccount, openPopupPage, withCommas } from './harness/agency.ts';
import { resize } from './harness/panel-layout.ts';
import { connectAndRead } from './harness/places.ts';
import { checkAccessibility, expect, test } from './harness.ts';

/** How many rows the list has room for by scrolling: those that it knows of. */
const countRows = (grid: Locator): Promise<number> =>
  grid.evaluate((element) => {
    const row = element.querySelector('[role="row"]')?.getBoundingClientRect().height ?? Number.NaN;
    return Math.round((element.querySelector('.account-rows')?.getBoundingClientRect().height ?? 0) / row);
  });

for (const accounts of [240, 1200]) {
  test.describe(`a business with ${accounts} ad accounts`, () => {
    test.use({ size: { accounts, people: 12 } });

    test('shows three lists, complete, with the true count and as of when', async ({
      extension,
      sandbox,
      door,
      capture,
    }) => {
      const lists = getLists(await door.world(), sandbox.businesses.agency);
      expect(lists.owned.length).toBe(accounts);
      await extension.connect(sandbox.tokens.admin);
      const popup = await openPopupPage(extension);
      const grid = popup.getByRole('grid', { name: 'Ad accounts' });
      const status = popup.getByRole('status').filter({ hasText: /^As of/ });
      for (const [title, list] of [
        ['Owned', lists.owned],
        ['Shared', lists.shared],
        ['Pending', lists.pending],
      ] as const) {
        const tab = popup.getByRole('tab', { name: `${title} ${withCommas(list.length)}`, exact: true });
        await tab.click();
        await expect(grid).toHaveAttribute('aria-rowcount', String(list.length));
        await expect(status).toHaveText(/^As of \d{1,2}:\d\d\s[AP]M$/);
        // The pages of a long list come in one after another: the end is the last of those that are here.
        await expect.poll(() => countRows(grid)).toBe(list.length);
        await grid.focus();
        await popup.keyboard.press('End');
        const last = popup.locator(`[role="row"][aria-rowindex="${list.length}"]`);
        await expect(last).toBeInViewport();
        await expect(popup.getByRole('row', { selected: true })).toHaveAttribute(
          'aria-rowindex',
          String(list.length),
        );
      }
      await capture(popup, `looking-${accounts}-pending`);
    });
  });
}

test.describe('a list', () => {
  test.use({ size: { accounts: 240, people: 12 } });

  test('has every account of the world once, by name and id', async ({ extension, sandbox, door }) => {
    const { owned } = getLists(await door.world(), sandbox.businesses.agency);
    await extension.connect(sandbox.tokens.admin);
    const popup = await openPopupPage(extension);
    const grid = popup.getByRole('grid', { name: 'Ad accounts' });
    await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
    await grid.focus();
    const seen = new Map<string, string>();
    /** How many rows from the first on were seen without a gap, with those that are in the document now. */
    const look = async (): Promise<number> => {
      const rows = await grid
        .getByRole('row')
        .evaluateAll((all) => all.map((row) => [row.ariaRowIndex ?? '', row.ariaLabel ?? ''] as const));
      for (const [index, label] of rows) seen.set(index, label);
      let count = 0;
      while (seen.has(String(count + 1))) count += 1;
      return count;
    };
    // Down by pages, until the last row is the active one. The rows of a page come with its next frame.
    for (let at = 0; at < 240; ) {
      at = Number(await popup.getByRole('row', { selected: true }).getAttribute('aria-rowindex'));
      await expect.poll(look).toBeGreaterThanOrEqual(at);
      if (at < 240) await popup.keyboard.press('PageDown');
    }
    expect(seen.size).toBe(240);
    const labels = [...seen.values()];
    for (const { id, name } of owned) {
      expect(labels.filter((label) => label.startsWith(`${name}, ${id}, `)).length, `${name} ${id}`).toBe(1);
    }
  });

  test('opens with the focus in the search, quiet and accessible', async ({
    extension,
    sandbox,
    capture,
  }) => {
    await extension.connect(sandbox.tokens.admin);
    const popup = await openPopupPage(extension);
    await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
    await expect(popup.getByRole('searchbox', { name: 'Search ad accounts' })).toBeFocused();
    await capture(popup, 'looking-owned');
    await checkAccessibility(popup);
  });
});

test.describe('statuses', () => {
  test.use({ size: { accounts: 240, people: 12 } });

  /** Meta's numbers in our words. */
  const words: Record<number, string> = {
    1: 'Active',
    2: 'Disabled',
    3: 'Payment failed',
    7: 'In risk review',
    8: 'Payment being settled',
    9: 'Payment overdue, grace period',
    100: 'Closing',
    101: 'Closed',
  };
  const reasons = [
    '',
    'ads policy',
    'intellectual property review',
    'risk payment',
    'grey account shut down',
    'ads review',
    'business integrity review',
    'closed for good',
    'unused reseller account',
    'unused account',
    'umbrella ad account',
    'business policy',
    'misrepresentation',
    'legal entity no longer shared',
    'chat ads review',
    'compromised account',
  ];

  test('each is a word with its reason, in the list and on the account', async ({
    extension,
    sandbox,
    door,
  }) => {
    const { owned } = getLists(await door.world(), sandbox.businesses.agency);
    // One account of each pair of status and reason that the world has.
    const kinds = new Map(owned.map((account) => [`${account.status}/${account.disableReason}`, account]));
    expect([...new Set(owned.map(({ status }) => status))].sort((a, b) => a - b)).toEqual(
      Object.keys(words).map(Number),
    );
    expect(kinds.size).toBeGreaterThan(20);
    await extension.connect(sandbox.tokens.admin);
    const popup = await openPopupPage(extension);
    const search = popup.getByRole('searchbox', { name: 'Search ad accounts' });
    await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
    for (const { id, accountId, name, status, disableReason } of kinds.values()) {
      const word = words[status] ?? '';
      const text = disableReason === 0 ? word : `${word}: ${reasons[disableReason]}`;
      await search.fill(accountId);
      const row = popup.getByRole('row', { name: `${name}, ${id}, ${text}`, exact: true });
      await expect(row).toBeVisible();
      if (status !== 1) await expect(row).toContainText(text);
    }
  });

  test('an account that is disabled while it is looked at says so when opened again', async ({
    extension,
    sandbox,
    door,
  }) => {
    const account = getLists(await door.world(), sandbox.businesses.agency).owned.find(
      ({ status }) => status === 1,
    );
    if (!account) throw new Error('no active account');
    await connectAndRead(extension, sandbox);
    const popup = await openPopupPage(extension);
    await openAccount(popup, account);
    await expect(popup.getByRole('article')).toContainText('Active');
    await expect(popup.getByRole('article').getByText(/^As of/)).toBeVisible();
    await door.act({ do: 'disable-account', account: account.id, reason: 3 });
    await popup.getByRole('button', { name: 'Back to the list' }).click();
    await openAccount(popup, account);
    await expect(popup.getByRole('article')).toContainText('Disabled: risk payment');
  });
});

test('the rows stand where they are as the rest comes in: a click meets the row it was meant for', async ({
  extension,
  sandbox,
}) => {
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await panel.addInitScript(() => {
    interface Shift extends PerformanceEntry {
      sources: { previousRect: DOMRect; currentRect: DOMRect }[];
    }
    const shifts: unknown[] = [];
    Object.assign(window, { shifts });
    // Up or down: the words of a row give way as its people come in, which leads no click to another row.
    const isOfRows = ({ sources }: Shift): boolean =>
      sources.some(({ previousRect, currentRect }) => previousRect.top !== currentRect.top);
    new PerformanceObserver((list) => {
      const moved = (list.getEntries() as Shift[]).filter(isOfRows);
      shifts.push(...moved.map((entry) => entry.toJSON()));
    }).observe({
      type: 'layout-shift',
      buffered: true,
    });
  });
  for (const [width, height] of [
    [1280, 720],
    [380, 820],
    [320, 700],
    [380, 560],
    [600, 400],
    [190, 300],
  ] as const) {
    await resize(panel, width, height);
    await panel.reload();
    await expect(panel.getByRole('row').first()).toBeVisible();
    await panel.locator('.on-page .on-page-quiet').waitFor({ state: 'attached' });
    await panel.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    const shifts = await panel.evaluate(() => (window as unknown as { shifts: unknown[] }).shifts);
    expect(shifts, `${width} × ${height}`).toEqual([]);
  }
});
