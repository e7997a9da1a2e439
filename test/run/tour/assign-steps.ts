// Tour: people's tasks, and undo.

import { expect, type TourStep } from './step.ts';

export const assignSteps: TourStep[] = [
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
      // The newest one's: it comes when its change has ended, and that of the one before is there already.
      const newest = surface.getByRole('region', { name: 'Activity' }).getByRole('listitem').first();
      await newest.getByRole('button', { name: 'Undo' }).click();
    },
    expectation: async ({ sandbox, places: { account, person } }) => {
      await expect
        .poll(() => sandbox.world.grant(account.accountId, person.id)?.tasks)
        .not.toContain('ADVERTISE');
      return `${person.name}: ${sandbox.world.grant(account.accountId, person.id)?.tasks.join(', ')} at Meta again`;
    },
  },
];
