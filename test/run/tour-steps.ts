// Runs: the main job, step by step: what is done, and what has to be seen then, on the screen and at Meta.

import { expect } from '@playwright/test';
import type { Tour } from './run-tour.ts';

export interface TourStep {
  name: string;
  act: (tour: Tour) => Promise<void>;
  /** Throws where it doesn't hold; gives what it saw, in words. */
  expectation: (tour: Tour) => Promise<string>;
}

const numbers = new Intl.NumberFormat('en-US');
const adsManager = (account: string, business: string): string =>
  `https://adsmanager.facebook.com/adsmanager/manage/campaigns?act=${account}&business_id=${business}`;

export const tourSteps: TourStep[] = [
  {
    name: 'Open the popup',
    act: async (tour) => {
      await tour.page.goto(adsManager(tour.places.account.accountId, tour.places.business.id));
      tour.surface = await tour.extension.openPopup();
    },
    expectation: async ({ surface }) => {
      await expect(surface.getByRole('textbox', { name: 'Access token' })).toBeVisible();
      await expect(surface.getByRole('button', { name: 'Sign in with Facebook' })).toBeVisible();
      return 'it asks for a token, or to sign in with Facebook';
    },
  },
  {
    name: 'Connect with a token',
    act: async ({ surface, sandbox }) => {
      await surface.getByRole('textbox', { name: 'Access token' }).fill(sandbox.tokens.admin);
      await surface.getByRole('button', { name: 'Connect', exact: true }).click();
    },
    expectation: async ({ surface, places: { business, counts } }) => {
      await expect(surface.getByRole('button', { name: `Business: ${business.name}` })).toBeVisible();
      const tabs = [
        `Owned ${numbers.format(counts.owned)}`,
        `Shared ${numbers.format(counts.shared)}`,
        `Pending ${numbers.format(counts.pending)}`,
      ];
      for (const name of tabs) await expect(surface.getByRole('tab', { name, exact: true })).toBeVisible();
      await expect(surface.getByRole('grid', { name: 'Ad accounts' })).toHaveAttribute(
        'aria-rowcount',
        String(counts.owned),
      );
      return `${business.name}: ${tabs.join(', ')}, as many as Meta has`;
    },
  },
  {
    name: 'Search',
    act: async ({ surface, places: { account } }) => {
      await surface.getByRole('searchbox', { name: 'Search ad accounts' }).fill(account.name);
    },
    expectation: async ({ surface, places: { account } }) => {
      const row = surface.getByRole('row', { name: `act_${account.accountId}` });
      await expect(row).toBeVisible();
      return `a row: ${await row.getAttribute('aria-label')}`;
    },
  },
  {
    name: 'Open the side panel beside the page',
    act: async (tour) => {
      tour.surface = await tour.extension.openPanel();
    },
    expectation: async ({ surface, places: { business, account } }) => {
      const region = surface.getByRole('region', { name: 'On this page' });
      await expect(region).toContainText(business.id);
      await expect(region).toContainText(`act_${account.accountId}`);
      await expect(region).toContainText(account.name);
      return `on this page: ${business.name} (${business.id}), ${account.name} (act_${account.accountId})`;
    },
  },
  {
    name: 'Open the account',
    act: async ({ surface, places: { account } }) => {
      await surface.getByRole('searchbox', { name: 'Search ad accounts' }).fill(account.accountId);
      await surface.getByRole('row', { name: `act_${account.accountId}` }).click();
    },
    expectation: async ({ surface, sandbox, places: { account } }) => {
      await expect(surface.getByRole('heading', { name: account.name })).toBeVisible();
      const people = surface.getByRole('region', { name: 'People' }).getByRole('radiogroup');
      await expect(people).toHaveCount(sandbox.world.grantsOfAccount(account.accountId).length);
      return `${account.name}, ${await people.count()} people`;
    },
  },
  {
    name: 'Add a person',
    act: async ({ surface, places: { person } }) => {
      await surface.getByRole('combobox', { name: 'Add a person' }).fill(person.name);
      await surface.getByRole('option', { name: person.name }).first().click();
    },
    expectation: async ({ surface, sandbox, places: { account, person } }) => {
      await expect
        .poll(() => sandbox.world.grant(account.accountId, person.id)?.tasks.length)
        .toBeGreaterThan(0);
      await expect(surface.getByRole('radiogroup', { name: person.name })).toBeVisible();
      return `${person.name}: ${sandbox.world.grant(account.accountId, person.id)?.tasks.join(', ')} at Meta`;
    },
  },
  {
    name: 'Change what they may do',
    act: async ({ surface, places: { person } }) => {
      await surface
        .getByRole('radiogroup', { name: person.name })
        .getByRole('radio', { name: 'Advertise' })
        .click();
    },
    expectation: async ({ surface, sandbox, places: { account, person } }) => {
      const radio = surface
        .getByRole('radiogroup', { name: person.name })
        .getByRole('radio', { name: 'Advertise' });
      await expect(radio).toBeChecked();
      await expect
        .poll(() => sandbox.world.grant(account.accountId, person.id)?.tasks.toSorted())
        .toEqual(['ADVERTISE', 'ANALYZE']);
      return `${person.name}: Advertise, which is ADVERTISE and ANALYZE at Meta`;
    },
  },
  {
    name: 'Undo',
    act: async ({ surface }) => {
      await surface
        .getByRole('region', { name: 'Activity' })
        .getByRole('button', { name: 'Undo' })
        .first()
        .click();
    },
    expectation: async ({ sandbox, places: { account, person } }) => {
      await expect
        .poll(() => sandbox.world.grant(account.accountId, person.id)?.tasks)
        .not.toContain('ADVERTISE');
      return `${person.name}: ${sandbox.world.grant(account.accountId, person.id)?.tasks.join(', ')} at Meta again`;
    },
  },
  {
    name: 'Go to an account of somebody else',
    act: async ({ page, places }) => {
      await page.goto(adsManager(places.claimable.confirmed, places.business.id));
    },
    expectation: async ({ surface, places: { claimable } }) => {
      const region = surface.getByRole('region', { name: 'On this page' });
      await expect(region).toContainText(`act_${claimable.confirmed}`);
      await expect(region.getByRole('button', { name: 'Claim' })).toBeEnabled();
      return `act_${claimable.confirmed}, not in the business, with a button to claim it`;
    },
  },
  {
    name: 'Claim it',
    act: claim,
    expectation: async ({ surface, sandbox, places: { business, claimable } }) => {
      await expect(surface.getByRole('dialog')).toContainText("It's yours.");
      expect(sandbox.world.relation(business.id, claimable.confirmed)).toMatchObject({
        accessType: 'OWNER',
        status: 'CONFIRMED',
      });
      return "it's yours, and OWNER, CONFIRMED at Meta";
    },
  },
  {
    name: 'Claim one whose admins have to answer',
    act: async (tour) => {
      await tour.surface.keyboard.press('Escape');
      await expect(tour.surface.getByRole('dialog')).toBeHidden();
      await tour.page.goto(adsManager(tour.places.claimable.pending, tour.places.business.id));
      await expect(tour.surface.getByRole('region', { name: 'On this page' })).toContainText(
        `act_${tour.places.claimable.pending}`,
      );
      await claim(tour);
    },
    expectation: async ({ surface, sandbox, places: { business, claimable, counts } }) => {
      await expect(surface.getByRole('dialog')).toContainText('Asked.');
      expect(sandbox.world.relation(business.id, claimable.pending)).toMatchObject({ status: 'PENDING' });
      await surface.keyboard.press('Escape');
      await expect(surface.getByRole('tab', { name: `Pending ${counts.pending + 1}` })).toBeVisible();
      return `asked; ${counts.pending + 1} are pending`;
    },
  },
];

async function claim({ surface, places: { business } }: Tour): Promise<void> {
  await surface.getByRole('region', { name: 'On this page' }).getByRole('button', { name: 'Claim' }).click();
  const dialog = surface.getByRole('dialog', { name: 'Claim an ad account' });
  await expect(dialog).toContainText(business.name);
  await dialog.getByRole('button', { name: 'Claim', exact: true }).click();
}
