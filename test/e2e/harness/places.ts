// End-to-end harness: places of the agency's world by what a test needs of them, and the way to them on the screen.

import { expect, type Locator, type Page } from '@playwright/test';
import type { LoggedRequest } from '../../sandbox/door/request-log.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import type { AdAccount, Claimable, Person, Relation, Task } from '../../sandbox/world/types.ts';
import type { Extension } from './extension.ts';
import { waitUntilRead } from './read-storage.ts';
import type { SandboxDoor } from './sandbox-door.ts';

export interface Places {
  id: string;
  name: string;
  /** The business user behind the admin's token. */
  me: Person;
  relations: (accessType: Relation['accessType'], status: Relation['status']) => Relation[];
  account: (id: string) => AdAccount;
  /** People with ordinary names that nobody else has, not me, and, with `notOn`, without anything on that account. */
  people: (notOn?: string) => Person[];
  /** What somebody may do on an account, sorted; undefined for nothing. */
  tasks: (account: string, person: string) => Task[] | undefined;
  /** An active account of its own with an ordinary name; each `skip` gives another one. */
  ownAccount: (skip?: number) => AdAccount;
  claimable: (kind: Claimable['kind'], skip?: number) => AdAccount;
}

const isPlain = (name: string): boolean => /^[\w ]{1,60}$/.test(name);

/** The first of what there is, or an error that says what the world lacks. */
export function must<Value>(what: string, value: Value | undefined): Value {
  if (value === undefined) throw new Error(`The sandbox's world lacks ${what}`);
  return value;
}

/** Looks into the world as it is at each call. */
export function findPlaces(sandbox: Sandbox, id: string = sandbox.businesses.agency): Places {
  const { world } = sandbox;
  const account = (accountId: string): AdAccount => must(accountId, world.adAccounts.get(accountId));
  const relations: Places['relations'] = (accessType, status) =>
    world
      .relationsOfBusiness(id)
      .filter((relation) => relation.accessType === accessType && relation.status === status);
  const me = must(
    'the admin in the business',
    world.personsOfUser(world.named.admin).find((person) => person.business === id),
  );
  return {
    id,
    name: must('the business', world.businesses.get(id)).name,
    me,
    relations,
    account,
    people: (notOn) =>
      world
        .peopleOf(id, 'BUSINESS_USER')
        .filter(
          (person, _, all) =>
            person.id !== me.id &&
            isPlain(person.name) &&
            all.filter(({ name }) => name === person.name).length === 1 &&
            (notOn === undefined || !world.grant(notOn, person.id)),
        ),
    tasks: (accountId, person) => world.grant(accountId, person)?.tasks.toSorted(),
    ownAccount: (skip = 0) =>
      must(
        'an active account',
        relations('OWNER', 'CONFIRMED')
          .map((relation) => account(relation.account))
          .filter(({ status, name }) => status === 1 && isPlain(name))[skip],
      ),
    claimable: (kind, skip = 0) =>
      account(
        must(
          `a claimable account (${kind})`,
          world.claimables.filter((claimable) => claimable.kind === kind)[skip],
        ).account,
      ),
  };
}

/** Ads Manager's address of an account, as the browser shows it. */
export function getAdsManagerUrl(account: string, business: string): string {
  return `https://adsmanager.facebook.com/adsmanager/manage/campaigns?act=${account}&business_id=${business}`;
}

/** Every change that was sent since request `n`: not reads, and not the batches that carried them. */
export async function getWrites(door: SandboxDoor, since = 0): Promise<LoggedRequest[]> {
  return (await door.requests(since)).filter(
    ({ method, path }) => method !== 'GET' && /^\/v[\d.]+\/./.test(path),
  );
}

/**
 * Connects as the agency's admin, and waits until all that this begins was read, of the second business too: else it may
 * meet what a test does to Meta, and tell of how it was before. No surface is open meanwhile: one that opens before
 * anything was read has it read again.
 */
export async function connectAndRead(extension: Extension, sandbox: Sandbox): Promise<void> {
  await extension.connect(sandbox.tokens.admin);
  const page = await extension.openSurface('options');
  await waitUntilRead(page, sandbox.businesses.agency, sandbox.businesses.second);
  await page.close();
}

/** Presses Escape once the dialog in front hears keys: since then what is behind it can't be clicked. */
export async function escapeDialog(surface: Page): Promise<void> {
  await expect(surface.locator('body')).toHaveCSS('pointer-events', 'none');
  await surface.keyboard.press('Escape');
}

/** Opens an account from the list, by its id. */
export async function openAccount(surface: Page, accountId: string): Promise<void> {
  await surface.getByRole('searchbox', { name: 'Search ad accounts' }).fill(accountId);
  await surface.getByRole('row', { name: `act_${accountId}` }).click();
  await expect(surface.getByRole('button', { name: 'Back to the list' })).toBeVisible();
}

/**
 * Connects as the agency's admin, with all read, and opens an account in a panel that is as high as most are. Resolves
 * when what is asked about the account as it is opened has been answered: a token that ends before that ends by it.
 */
export async function openAccountInPanel(
  extension: Extension,
  sandbox: Sandbox,
  accountId: string,
): Promise<Page> {
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await panel.setViewportSize({ width: 380, height: 820 });
  await openAccount(panel, accountId);
  await expect(panel.getByRole('article').getByText(/^As of/)).toBeVisible();
  return panel;
}

/** The radiogroup of a person on the account that is open. */
export function getTasksOf(surface: Page, { name }: { name: string }): Locator {
  return surface.getByRole('region', { name: 'People' }).getByRole('radiogroup', { name, exact: true });
}

/** Adds a person to the account that is open; they get the least. */
export async function addPerson(surface: Page, { name }: { name: string }): Promise<void> {
  await surface.getByRole('combobox', { name: 'Add a person' }).fill(name);
  await surface.getByRole('option', { name }).first().click();
}

/** Shows the business in the surface, by its button. */
export async function showBusiness(surface: Page, name: string): Promise<void> {
  await surface.getByRole('button', { name: /^Business: / }).click();
  await surface.getByRole('listbox', { name: 'Businesses' }).getByRole('option', { name }).click();
  await expect(surface.getByRole('button', { name: `Business: ${name}` })).toBeVisible();
}

/** Chooses from the menu on top of the surface. */
export async function chooseFromMenu(surface: Page, name: string): Promise<void> {
  await surface.getByRole('button', { name: 'More', exact: true }).click();
  await surface.getByRole('menuitem', { name }).click();
}

/** What was done here, the newest line first. */
export const getActivity = (surface: Page): Locator => surface.getByRole('region', { name: 'Activity' });

/** Takes back what was done last. */
export const undoLast = (surface: Page): Promise<void> =>
  getActivity(surface).getByRole('listitem').first().getByRole('button', { name: 'Undo' }).click();

/** The claim dialog after ids were pasted into it. */
export async function offerByPaste(surface: Page, ids: string): Promise<Locator> {
  await chooseFromMenu(surface, 'Claim by id…');
  const dialog = surface.getByRole('dialog', { name: 'Claim an ad account' });
  await dialog.getByRole('textbox', { name: 'Ids or addresses' }).fill(ids);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  return dialog;
}
