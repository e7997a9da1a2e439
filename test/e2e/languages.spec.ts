// End to end: every surface and every dialog in each language, light and dark. All words are there, and axe finds
// nothing.

import type { ConsoleMessage, Locator, Page } from '@playwright/test';
import { getLevels, getLists, openPopupPage } from './harness/agency.ts';
import { checkAccessibility, expect, test } from './harness.ts';

declare const chrome: { i18n: { getMessage: (name: string) => string } };

test.use({ size: { accounts: 60, people: 8 } });

/** A text as the browser has it in its own language: the walk below finds its way by it. */
async function say(page: Page, key: string): Promise<string> {
  const text = await page.evaluate((name) => chrome.i18n.getMessage(name), key.replaceAll('.', '_'));
  expect(text, key).not.toBe('');
  return text;
}

type Role = 'button' | 'textbox' | 'searchbox' | 'region';

const get = async (page: Page, role: Role, key: string): Promise<Locator> =>
  page.getByRole(role, { name: await say(page, key), exact: true });

async function choose(page: Page, key: string): Promise<void> {
  await (await get(page, 'button', 'shell.more')).click();
  await page.getByRole('menuitem', { name: await say(page, key) }).click();
}

/** Nothing that a person would take for a mistake: keys, gaps, and what a program writes where a word is missing. */
async function checkWords(page: Page, language: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  const text = await page.evaluate(() => {
    const { body } = document;
    const labels = [...body.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? '-'),
    );
    return [body.innerText, ...labels];
  });
  for (const part of text) {
    expect(part).not.toMatch(/undefined|NaN|\[object|\[i18n\]|\$\d|\{\w*\}|\b[a-z]+\.[a-z]+[A-Z]\w+/);
    expect(part.trim(), 'a label without words').not.toBe('');
    if (language !== 'en') expect(part, 'a time of day').not.toMatch(/\d:\d\d\s[AP]M/);
  }
}

for (const language of ['en', 'de', 'ko']) {
  test.describe(`in ${language}`, () => {
    test.use({ language });
    let complaints: string[] = [];
    const listen = (message: ConsoleMessage): void => {
      if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
    };
    test.beforeEach(({ extension }) => {
      complaints = [];
      extension.context.on('console', listen);
      extension.context.on('weberror', (error) => complaints.push(String(error.error())));
    });
    test.afterEach(() => expect(complaints).toEqual([]));

    test('connecting, the list, an account, a person, activity and settings', async ({
      extension,
      sandbox,
      door,
      capture,
    }) => {
      const world = await door.world();
      const { owned } = getLists(world, sandbox.businesses.agency);
      const look = async (page: Page, name: string): Promise<void> => {
        await capture(page, `${language}-${name}`);
        await checkWords(page, language);
        await checkAccessibility(page);
      };
      const popup = await openPopupPage(extension);
      const field = await get(popup, 'textbox', 'connect.token');
      await field.fill('no token');
      await field.press('Enter');
      await expect(popup.getByRole('alert')).toContainText(await say(popup, 'problem.notAToken.what'));
      await look(popup, 'connect');
      await field.fill(sandbox.tokens.admin);
      await field.press('Enter');
      await expect(
        popup.getByRole('tab', { name: `${await say(popup, 'accounts.owned')} 60` }),
      ).toBeVisible();
      await look(popup, 'list');
      const search = await get(popup, 'searchbox', 'accounts.search');
      await search.fill('Emil');
      const person = popup.getByRole('button', { name: /Emil Sørensen/ }).first();
      await expect(person).toBeVisible();
      await look(popup, 'search');
      await person.click();
      await expect(popup.getByRole('heading', { level: 1 })).toHaveText('Emil Sørensen');
      await expect(popup.getByRole('radiogroup').first()).toBeVisible();
      await look(popup, 'person');
      await popup.keyboard.press('Escape');
      const crowded = owned.toSorted(
        (a, b) =>
          getLevels(world, b.id, sandbox.businesses.agency).length -
          getLevels(world, a.id, sandbox.businesses.agency).length,
      )[0];
      await search.fill(crowded?.id ?? '');
      await popup.getByRole('row', { name: crowded?.id ?? '' }).click();
      await expect(popup.getByRole('radiogroup').first()).toBeVisible();
      await look(popup, 'account');
      await popup.keyboard.press('Escape');
      await search.fill('no such account');
      await expect(popup.getByRole('tabpanel')).toContainText(await say(popup, 'empty.noMatchTitle'));
      await look(popup, 'no-match');
      await popup.close();

      const panel = await extension.openSurface('sidepanel');
      await panel.setViewportSize({ width: 380, height: 820 });
      await expect(await get(panel, 'region', 'activity.title')).toBeVisible();
      await look(panel, 'panel');
      const options = await extension.openSurface('options');
      await expect(options.getByRole('article', { name: 'Dana Northwind' })).toBeVisible();
      await look(options, 'options');
    });

    test('each dialog: claim, create, remove, guard, keys, disconnect', async ({
      extension,
      sandbox,
      door,
      capture,
    }) => {
      const world = await door.world();
      const agency = sandbox.businesses.agency;
      const lists = getLists(world, agency);
      await extension.context.pages()[0]?.bringToFront();
      const popup = await openPopupPage(extension);
      const field = await get(popup, 'textbox', 'connect.token');
      await field.fill(sandbox.tokens.admin);
      await field.press('Enter');
      await expect(
        popup.getByRole('tab', { name: `${await say(popup, 'accounts.owned')} 60` }),
      ).toBeVisible();
      const dialog = popup.getByRole('dialog');
      const look = async (name: string, titleKey: string): Promise<void> => {
        await expect(popup.getByRole('dialog', { name: await say(popup, titleKey) })).toBeVisible();
        await capture(popup, `${language}-dialog-${name}`);
        await checkWords(popup, language);
        await checkAccessibility(popup);
      };
      await choose(popup, 'shell.keys');
      await look('keys', 'keys.title');
      await popup.keyboard.press('Escape');

      await choose(popup, 'shell.claimById');
      await look('claim-paste', 'claim.title');
      const ids = world.claimables.slice(0, 2).map(({ account }) => account);
      await (await get(popup, 'textbox', 'claim.paste')).fill(ids.join(' '));
      await (await get(popup, 'button', 'claim.next')).click();
      for (const id of ids) await expect(dialog).toContainText(id);
      await look('claim', 'claim.title');
      await (await get(popup, 'button', 'claim.cancel')).click();

      await choose(popup, 'shell.create');
      await look('create', 'create.title');
      await (await get(popup, 'button', 'create.review')).click();
      await expect(dialog).toContainText(await say(popup, 'create.missingName'));
      await look('create-faults', 'create.title');
      await (await get(popup, 'button', 'create.cancel')).click();

      const search = await get(popup, 'searchbox', 'accounts.search');
      await popup.keyboard.press('Alt+3');
      await search.fill(lists.pending[0]?.id ?? '');
      await popup.getByRole('row', { name: lists.pending[0]?.id ?? '' }).click();
      await (await get(popup, 'button', 'accounts.withdraw')).click();
      await look('withdraw', 'remove.withdrawTitle');
      await popup.keyboard.press('Escape');
      await popup.keyboard.press('Escape');

      // The only person who can manage an account is about to lose that.
      const alone = lists.owned.find(
        ({ id }) => getLevels(world, id, agency).filter(({ level }) => level === 'Manage').length === 1,
      );
      const last = getLevels(world, alone?.id ?? '', agency).find(({ level }) => level === 'Manage');
      await popup.keyboard.press('Alt+1');
      await search.fill(alone?.id ?? '');
      await popup.getByRole('row', { name: alone?.id ?? '' }).click();
      await expect(popup.getByRole('article').getByRole('radiogroup').first()).toBeVisible();
      await popup
        .getByRole('radiogroup', { name: last?.name ?? '', exact: true })
        .filter({ has: popup.getByRole('radio', { checked: true, name: await say(popup, 'people.manage') }) })
        .getByRole('radio', { name: await say(popup, 'people.analyze') })
        .click();
      await look('guard', 'guard.title');
      await (await get(popup, 'button', 'guard.cancel')).click();

      await popup.keyboard.press('Escape');
      await choose(popup, 'shell.disconnect');
      await look('disconnect', 'shell.disconnect');
    });
  });
}
