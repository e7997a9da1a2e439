// Tour: claiming, and waiting for the answer.

import { createSandboxDoor } from '../../e2e/harness/sandbox-door.ts';
import { closeDialog, expect, getAdsManagerUrl, type Tour, type TourStep } from './step.ts';

export const claimSteps: TourStep[] = [
  {
    name: 'Go to an account of somebody else',
    act: async ({ page, places }) => {
      await page.goto(getAdsManagerUrl(places.claimable.confirmed, places.business.id));
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
      await closeDialog(tour);
      await tour.page.goto(getAdsManagerUrl(tour.places.claimable.pending, tour.places.business.id));
      await expect(tour.surface.getByRole('region', { name: 'On this page' })).toContainText(
        `act_${tour.places.claimable.pending}`,
      );
      await claim(tour);
    },
    expectation: async ({ surface, sandbox, places: { business, claimable } }) => {
      await expect(surface.getByRole('dialog')).toContainText('Asked.');
      expect(sandbox.world.relation(business.id, claimable.pending)).toMatchObject({ status: 'PENDING' });
      return 'asked, and PENDING at Meta';
    },
  },
  {
    name: 'See it among the pending',
    act: async (tour) => {
      await closeDialog(tour);
      await tour.surface.getByRole('button', { name: 'Back to the list' }).click();
      await tour.surface.getByRole('tab', { name: /^Pending/ }).click();
      await tour.surface
        .getByRole('searchbox', { name: 'Search ad accounts' })
        .fill(tour.places.claimable.pending);
    },
    expectation: async ({ surface, places: { claimable, counts } }) => {
      const tab = surface.getByRole('tab', { name: `Pending ${counts.pending + 1}` });
      await expect(tab).toBeVisible();
      await expect(surface.getByRole('row', { name: `act_${claimable.pending}` })).toBeVisible();
      return `act_${claimable.pending}, one of ${counts.pending + 1} pending`;
    },
  },
  {
    name: 'Hear that it was accepted',
    act: async ({ extension, sandbox, places: { claimable } }) => {
      const door = createSandboxDoor(sandbox.http);
      await door.act({ do: 'accept-claim', account: claimable.pending });
      await extension.fireAlarm('pending');
    },
    expectation: async ({ extension, surface, places: { counts } }) => {
      await expect.poll(() => extension.badge()).toBe('1');
      await expect.poll(async () => (await extension.notifications()).length).toBe(1);
      await expect(surface.getByRole('tab', { name: `Pending ${counts.pending}` })).toBeVisible();
      return `a notification, a badge of 1, and ${counts.pending} pending`;
    },
  },
];

async function claim({ surface, places: { business } }: Tour): Promise<void> {
  await surface.getByRole('region', { name: 'On this page' }).getByRole('button', { name: 'Claim' }).click();
  const dialog = surface.getByRole('dialog', { name: 'Claim an ad account' });
  await expect(dialog).toContainText(business.name);
  await dialog.getByRole('button', { name: 'Claim', exact: true }).click();
}
