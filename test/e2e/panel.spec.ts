// End to end: the room that the real panel gives to what it shows, from a zoomed laptop's to a tall screen's.

import { getLevels, getLists } from './harness/agency.ts';
import { expectRoom, resize } from './harness/panel-layout.ts';
import {
  addPerson,
  chooseFromMenu,
  connectAndRead,
  findPlaces,
  getAdsManagerUrl,
  getTasksOf,
  openAccount,
} from './harness/places.ts';
import { checkAccessibility, expect, test } from './harness.ts';

const sizes = [
  [320, 480],
  [380, 560],
  [600, 560],
  [380, 640],
  [320, 700],
  [380, 740],
  [380, 820],
  [500, 900],
  [600, 1200],
] as const;
/** No place for five rows: a panel at 200 %, and very low windows. */
const least = [
  [190, 300, 1.5],
  [320, 300, 1.5],
  [320, 400, 3],
] as const;

for (const kind of ['owned', 'to claim', 'nothing'] as const) {
  test(`beside a page with ${kind}: one scrollbar, and five rows of the list`, async ({
    extension,
    sandbox,
    page,
    capture,
  }) => {
    const agency = findPlaces(sandbox);
    const account = kind === 'owned' ? agency.ownAccount() : agency.claimable('confirmed');
    await extension.connect(sandbox.tokens.admin);
    if (kind !== 'nothing') await page.goto(getAdsManagerUrl(account.accountId, agency.id));
    const panel = await extension.openPanel();
    await resize(panel, 380, 820);
    const region = panel.getByRole('region', { name: 'On this page' });
    await expect(region).toContainText(kind === 'nothing' ? 'Open Ads Manager' : account.name);
    await expect(panel.getByRole('row').first()).toBeVisible();
    for (const [width, height] of sizes) {
      await resize(panel, width, height);
      await capture(panel, `panel-${kind}-${width}x${height}`);
      await expectRoom(panel, { scrollers: ['account-grid'], rows: height < 500 ? 4.5 : 5 });
    }
    for (const [width, height, rows] of least) {
      await resize(panel, width, height);
      await capture(panel, `panel-${kind}-${width}x${height}`);
      await expectRoom(panel, { scrollers: ['account-grid'], rows: rows });
    }
    await resize(panel, 380, 560);
    await checkAccessibility(panel);
  });
}

test('low, "On this page" is one line with what matters; unfolded it stays so, also after coming back', async ({
  extension,
  sandbox,
  page,
  capture,
}) => {
  const agency = findPlaces(sandbox);
  const account = agency.ownAccount();
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(account.accountId, agency.id));
  const panel = await extension.openPanel();
  await resize(panel, 380, 560);
  const region = panel.getByRole('region', { name: 'On this page' });
  const fold = region.getByRole('button', { name: 'On this page' });
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await expect(region).toContainText(`${agency.name}${account.name}Owned`);
  await expect(region.getByText('Balance')).toHaveCount(0);
  await expect.poll(async () => (await region.boundingBox())?.height).toBeLessThan(56);

  await fold.focus();
  await panel.keyboard.press('Enter');
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await expect(fold).toBeFocused();
  await expect(region.getByText('Balance')).toBeVisible();
  await capture(panel, 'panel-unfolded');
  await expectRoom(panel, { scrollers: ['account-grid'] });
  await checkAccessibility(panel);
  // Where both don't fit, what was unfolded has the room and the list has none, so that one of them scrolls.
  await resize(panel, 320, 400);
  await expectRoom(panel, { scrollers: ['page-dock'] });

  await panel.reload();
  await resize(panel, 380, 560);
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await fold.click();
  await expect(region.getByText('Balance')).toHaveCount(0);
  // Folding where there was no room says nothing about a tall window.
  await resize(panel, 380, 900);
  await expect(region.getByText('Balance')).toBeVisible();

  await resize(panel, 380, 560);
  await region.getByRole('button', { name: 'Open' }).click();
  await expect(panel.getByRole('heading', { name: account.name, level: 1 })).toBeVisible();
  // It is open: it isn't shown a second time.
  await expect(region.getByRole('button')).toHaveCount(0);
  await expect(region.getByText('Balance')).toHaveCount(0);
  await resize(panel, 380, 900);
  await expect(region.getByText('Balance')).toHaveCount(0);
  const shown = panel.locator(':not(.visually-hidden)');
  await expect(panel.getByText(`act_${account.accountId}`).and(shown)).toHaveCount(1);
});

test('low, an account of nobody here can be claimed from the line', async ({ extension, sandbox, page }) => {
  const agency = findPlaces(sandbox);
  const other = agency.claimable('confirmed');
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(other.accountId, agency.id));
  const panel = await extension.openPanel();
  await resize(panel, 320, 480);
  const region = panel.getByRole('region', { name: 'On this page' });
  await expect(region).toContainText(`${agency.name}${other.name}Not in ${agency.name}`);
  await region.getByRole('button', { name: 'Claim' }).click();
  await expect(panel.getByRole('dialog', { name: 'Claim an ad account' })).toContainText(other.name);
});

test('low, activity is one line with its Undo, and what is under way another', async ({
  extension,
  sandbox,
  page,
  door,
  capture,
}) => {
  const agency = findPlaces(sandbox);
  const account = agency.ownAccount();
  const [one] = agency.people(account.accountId);
  await connectAndRead(extension, sandbox);
  await page.goto(getAdsManagerUrl(account.accountId, agency.id));
  const panel = await extension.openPanel();
  await resize(panel, 380, 820);
  await openAccount(panel, account.accountId);
  await expect(panel.getByRole('combobox', { name: 'Add a person' })).toBeEnabled();
  await addPerson(panel, one!);
  const activity = panel.getByRole('region', { name: 'Activity' });
  await expect(activity.getByRole('button', { name: 'Undo' })).toBeVisible();
  await getTasksOf(panel, one!).getByRole('radio', { name: 'Advertise' }).click();
  await expect(activity).toContainText('Advertise');
  await panel.getByRole('button', { name: 'Back to the list' }).click();
  await panel.getByRole('searchbox').fill('');

  await resize(panel, 380, 560);
  await expect(activity.getByRole('listitem')).toHaveCount(1);
  await expect(activity.getByRole('button', { name: 'Undo' })).toBeVisible();
  await capture(panel, 'panel-activity-folded');
  await expectRoom(panel, { scrollers: ['account-grid'], rows: 5 });
  await activity.getByRole('button', { name: 'Activity' }).click();
  await expect(activity.getByRole('listitem')).toHaveCount(2);
  await expectRoom(panel, { scrollers: ['account-grid'] });
  await activity.getByRole('button', { name: 'Activity' }).click();
  for (const [width, height] of least) {
    await resize(panel, width, height);
    await expectRoom(panel, { scrollers: ['account-grid'] });
  }

  await door.fault({ kind: 'drop-before' });
  await resize(panel, 380, 820);
  await openAccount(panel, account.accountId);
  await getTasksOf(panel, one!).getByRole('radio', { name: 'Manage' }).click();
  const runs = panel.getByRole('region', { name: 'Runs' });
  await expect(runs).toContainText("There's no connection to Meta.", { timeout: 60_000 });
  await panel.getByRole('button', { name: 'Back to the list' }).click();
  await panel.getByRole('searchbox').fill('');
  for (const [width, height] of [
    [380, 560],
    [320, 700],
    [380, 820],
    [600, 1200],
  ] as const) {
    await resize(panel, width, height);
    await capture(panel, `panel-runs-${width}x${height}`);
    await expectRoom(panel, { scrollers: ['account-grid'], rows: 4 });
    await expect(runs.getByRole('button', { name: 'Pause' })).toBeInViewport();
  }
  await resize(panel, 380, 560);
  await checkAccessibility(panel);
  await chooseFromMenu(panel, 'Activity');
  await expect(activity.getByRole('listitem')).toHaveCount(3);
  await expectRoom(panel);
});

test('a search without hits offers the other list where a click meets it', async ({
  extension,
  sandbox,
  page,
  capture,
}) => {
  const agency = findPlaces(sandbox);
  const account = agency.ownAccount();
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(account.accountId, agency.id));
  const panel = await extension.openPanel();
  await panel.getByRole('searchbox').fill(account.accountId);
  const offer = panel.getByRole('button', { name: 'One match in Owned' });
  for (const [width, height] of [...sizes, ...least]) {
    await resize(panel, width, height);
    await panel.getByRole('tab', { name: 'Shared' }).click();
    await offer.scrollIntoViewIfNeeded();
    await capture(panel, `panel-no-match-${width}x${height}`);
    await expectRoom(panel);
    await offer.click();
    await expect(panel.getByRole('row')).toHaveCount(1);
  }
});

test('what stands in the way is whole, and the list is there beside it', async ({
  extension,
  sandbox,
  page,
  capture,
}) => {
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl('912345678901234', '812345678901234'));
  const panel = await extension.openPanel();
  const keep = panel.getByRole('button', { name: /^Keep / });
  await expect(keep).toBeVisible();
  await expect(panel.getByRole('row').first()).toBeVisible();
  for (const [width, height] of [
    [320, 400],
    [380, 480],
    [380, 560],
    [320, 700],
    [380, 820],
  ] as const) {
    await resize(panel, width, height);
    await capture(panel, `panel-notice-${width}x${height}`);
    await expectRoom(panel, { scrollers: ['account-grid'], rows: 1 });
    await expect(keep).toBeInViewport({ ratio: 1 });
  }
  await checkAccessibility(panel);
});

for (const language of ['en', 'de', 'ko']) {
  test.describe(`in ${language}`, () => {
    test.use({ language });
    test('people take a line each where the panel is narrow, and are whole at 200 %', async ({
      extension,
      sandbox,
      door,
      capture,
    }) => {
      const agency = sandbox.businesses.agency;
      const world = await door.world();
      const crowded = getLists(world, agency).owned.toSorted(
        (a, b) => getLevels(world, b.id, agency).length - getLevels(world, a.id, agency).length,
      )[0]!;
      const panel = await extension.openSurface('sidepanel');
      await resize(panel, 360, 820);
      await panel.getByRole('textbox').fill(sandbox.tokens.admin);
      await panel.keyboard.press('Enter');
      await panel.getByRole('searchbox').fill(crowded.id);
      await panel.getByRole('row', { name: crowded.id }).click();
      const groups = panel.getByRole('radiogroup');
      await expect(groups).toHaveCount(getLevels(world, crowded.id, agency).length);
      const people = panel.getByRole('listitem').filter({ has: groups });
      for (const person of await people.all())
        expect((await person.boundingBox())?.height, await person.innerText()).toBeLessThan(60);
      await capture(panel, `panel-people-${language}`);
      await resize(panel, 190, 410);
      await groups.last().scrollIntoViewIfNeeded();
      await capture(panel, `panel-people-${language}-zoomed`);
      for (const word of await groups.last().getByRole('radio').all())
        expect(await word.evaluate(({ clientWidth, scrollWidth }) => scrollWidth - clientWidth)).toBe(0);
      expect(await panel.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
      await checkAccessibility(panel);
    });
  });
}
