// Tour: creating an ad account, and withdrawing a request.

import { closeDialog, expect, type TourStep } from './step.ts';

const newAccount = 'Tour of the house 2026';
/** Who the ads are for, who runs them, who takes part: the business itself, somebody not on Facebook, nobody. */
const parties = [
  ['Who the ads are for', 'own'],
  ['Media agency', 'There is one, but without a Page or app on Facebook'],
  ['Partner', 'Nobody, not applicable'],
] as const;
export const createSteps: TourStep[] = [
  {
    name: 'Create an ad account',
    act: async ({ surface, places: { business } }) => {
      await surface.getByRole('button', { name: 'More', exact: true }).click();
      await surface.getByRole('menuitem', { name: 'Create an ad account…' }).click();
      const dialog = surface.getByRole('dialog', { name: 'Create an ad account' });
      await dialog.getByRole('textbox', { name: 'Account name' }).fill(newAccount);
      await dialog.getByRole('combobox', { name: 'Currency' }).fill('EUR');
      await dialog.getByRole('option', { name: /EUR/ }).first().click();
      await dialog.getByRole('combobox', { name: 'Time zone' }).fill('Berlin');
      await dialog
        .getByRole('option', { name: /Berlin/ })
        .first()
        .click();
      for (const [who, choice] of parties) {
        const group = dialog.getByRole('group', { name: who });
        await group.getByRole('radio', { name: choice === 'own' ? business.name : choice }).check();
      }
      await dialog.getByRole('button', { name: 'Review' }).click();
      await dialog.getByRole('button', { name: 'Create ad account' }).click();
    },
    expectation: async ({ surface, sandbox }) => {
      await expect(surface.getByRole('dialog')).toContainText('The account is there.');
      const created = [...sandbox.world.adAccounts.values()].filter(({ name }) => name === newAccount);
      expect(created).toMatchObject([{ currency: 'EUR', partner: 'NONE', mediaAgency: 'UNFOUND' }]);
      return `${newAccount}, act_${created[0]?.accountId}, in EUR at Meta, once`;
    },
  },
  {
    name: 'Withdraw a request',
    act: async (tour) => {
      await closeDialog(tour);
      const { surface, places } = tour;
      await surface.getByRole('tab', { name: /^Pending/ }).click();
      await surface.getByRole('searchbox', { name: 'Search ad accounts' }).fill(places.asked);
      await surface.getByRole('row', { name: `act_${places.asked}` }).click();
      await surface.getByRole('button', { name: 'Withdraw the request…' }).click();
      const dialog = surface.getByRole('dialog', { name: 'Withdraw the request' });
      await expect(dialog).toContainText(`act_${places.asked}`);
      await expect(dialog).toContainText(places.business.name);
      await dialog.getByRole('button', { name: 'Withdraw the request' }).click();
    },
    expectation: async ({ surface, sandbox, places: { business, asked } }) => {
      await expect(surface.getByRole('dialog')).toContainText('The request is withdrawn.');
      expect(sandbox.world.relation(business.id, asked)).toBeUndefined();
      return `act_${asked} is no longer asked for at Meta`;
    },
  },
];
