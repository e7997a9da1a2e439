// Tour: connecting and looking.

import { expect, getAdsManagerUrl, type TourStep } from './step.ts';

const numbers = new Intl.NumberFormat('en-US');

export const lookSteps: TourStep[] = [
  {
    name: 'Open the popup',
    act: async (tour) => {
      await tour.page.goto(getAdsManagerUrl(tour.places.account.accountId, tour.places.business.id));
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
    expectation: async ({ surface }) => {
      const shown = surface.getByRole('button', { name: /^Business: / });
      await expect(shown).toBeVisible();
      await expect(surface.getByRole('textbox', { name: 'Access token' })).toBeHidden();
      await expect(surface.getByRole('row').first()).toBeVisible();
      return `${await shown.getAttribute('aria-label')}`;
    },
  },
  {
    name: 'Pick the business',
    act: async ({ surface, places: { business } }) => {
      await surface.getByRole('button', { name: /^Business: / }).click();
      await surface
        .getByRole('listbox', { name: 'Businesses' })
        .getByRole('option', { name: business.name })
        .click();
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
];
