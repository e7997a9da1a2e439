// End-to-end harness: what a business has in the sandbox's world, to compare the screen with; and a surface's size.

import { expect, type Page } from '@playwright/test';
import type { WorldView } from '../../sandbox/door/world-view.ts';
import type { Extension } from './extension.ts';

export type WorldAccount = WorldView['adAccounts'][number];
export type WorldPerson = WorldView['people'][number];
export type ListName = 'owned' | 'shared' | 'pending';

/** A business's accounts by the list that they belong to. */
export function getLists(world: WorldView, businessId: string): Record<ListName, WorldAccount[]> {
  const accounts = new Map(world.adAccounts.map((account) => [account.id, account]));
  const pick = (isWanted: (relation: WorldView['relations'][number]) => boolean): WorldAccount[] =>
    world.relations
      .filter((relation) => relation.business === businessId && isWanted(relation))
      .flatMap(({ account }) => accounts.get(account) ?? []);
  return {
    owned: pick(({ accessType, status }) => accessType === 'OWNER' && status === 'CONFIRMED'),
    shared: pick(({ accessType, status }) => accessType === 'AGENCY' && status === 'CONFIRMED'),
    pending: pick(({ status }) => status === 'PENDING'),
  };
}

/** Who of the business may do something on an account, with the one level that the screen shows. */
export function getLevels(
  world: WorldView,
  account: string,
  businessId: string,
): { name: string; personId: string; level: 'Analyze' | 'Advertise' | 'Manage' }[] {
  return world.grants
    .filter((grant) => grant.account === account && grant.business === businessId)
    .map(({ person, tasks }) => ({
      personId: person,
      name: world.people.find(({ id }) => id === person)?.name ?? person,
      level: tasks.includes('MANAGE') ? 'Manage' : tasks.includes('ADVERTISE') ? 'Advertise' : 'Analyze',
    }));
}

/** `1200` as "1,200". */
export const withCommas = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** The popup in a tab of its own, as wide and high as the real one. */
export async function openPopupPage(extension: Extension): Promise<Page> {
  const page = await extension.openSurface('popup');
  await page.setViewportSize({ width: 400, height: 580 });
  return page;
}

/** Searches for what is unique and opens the row. */
export async function openAccount(surface: Page, account: WorldAccount): Promise<void> {
  await surface.getByRole('searchbox', { name: 'Search ad accounts' }).fill(account.accountId);
  await surface.getByRole('row', { name: account.id }).click();
  await expect(surface.getByRole('button', { name: `Copy ${account.id}` })).toBeVisible();
}
