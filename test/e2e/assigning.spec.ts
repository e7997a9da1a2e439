// End to end: who may do what on an account: add, change, remove; and what is guarded.

import type { Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import {
  addPerson,
  connectAndRead,
  findPlaces,
  getTasksOf,
  getWrites,
  openAccount,
  openAccountInPanel,
} from './harness/places.ts';
import type { SandboxDoor } from './harness/sandbox-door.ts';
import { checkAccessibility, expect, test } from './harness.ts';

// Enough people that some have names of their own.
test.use({ size: { people: 24 } });

const analyze = ['ANALYZE'];
const advertise = ['ADVERTISE', 'ANALYZE'];
const manage = ['ADVERTISE', 'ANALYZE', 'MANAGE'];

/** The tasks that were sent, in order; null where somebody was removed. */
async function getSent(door: SandboxDoor): Promise<(string[] | null)[]> {
  return (await getWrites(door)).map(({ method, params }) =>
    method === 'DELETE' ? null : (JSON.parse(String(params.tasks)) as string[]).toSorted(),
  );
}

/** Nobody else has anything on the account, as Meta has it from the start. */
async function leaveOnly(
  sandbox: Sandbox,
  door: SandboxDoor,
  account: string,
  person: string,
): Promise<void> {
  for (const grant of [...sandbox.world.grantsOfAccount(account)])
    await door.act({ do: 'grant', account, person: grant.person, tasks: [] });
  await door.act({ do: 'grant', account, person, tasks: manage });
}

for (const surface of ['sidepanel', 'popup'] as const) {
  test(`in the ${surface}: adds a person, changes each level, removes them, with whole sets on the wire`, async ({
    extension,
    sandbox,
    door,
    capture,
  }) => {
    const places = findPlaces(sandbox);
    const { accountId } = places.ownAccount();
    const [person] = places.people(accountId);
    await connectAndRead(extension, sandbox);
    const page = await extension.openSurface(surface);
    await page.setViewportSize({ width: surface === 'popup' ? 400 : 380, height: 600 });
    await openAccount(page, accountId);
    await addPerson(page, person!);
    const radios = getTasksOf(page, person!);
    await expect.poll(() => places.tasks(accountId, person!.id)).toEqual(analyze);
    for (const [level, tasks] of [
      ['Manage', manage],
      ['Advertise', advertise],
      ['Analyze', analyze],
    ] as const) {
      await expect(radios).not.toHaveAttribute('aria-busy', 'true');
      await radios.getByRole('radio', { name: level }).click();
      await expect(radios.getByRole('radio', { name: level })).toBeChecked();
      // DRAFT appears beside ADVERTISE by itself, so what was sent is asked, not what is there.
      await expect.poll(async () => (await getSent(door)).at(-1)).toEqual(tasks);
    }
    await capture(page, `assigning-${surface}`);
    await expect(radios).not.toHaveAttribute('aria-busy', 'true');
    await page.getByRole('button', { name: `Remove ${person!.name}` }).click();
    const dialog = page.getByRole('dialog', { name: 'Are you sure?' });
    await expect(dialog).toContainText(person!.name);
    await dialog.getByRole('button', { name: `Remove ${person!.name}` }).click();
    await expect(radios).toHaveCount(0);
    await expect.poll(() => places.tasks(accountId, person!.id)).toBeUndefined();
    expect(await getSent(door)).toEqual([analyze, manage, advertise, analyze, null]);
    for (const { params } of await getWrites(door))
      expect(params).toMatchObject({ user: person!.id, business: places.id });
  });
}

test('the last person who can manage it is not removed by a slip', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const { accountId, name } = places.ownAccount();
  const [person] = places.people();
  await leaveOnly(sandbox, door, accountId, person!.id);
  const panel = await openAccountInPanel(extension, sandbox, accountId);
  const dialog = panel.getByRole('dialog', { name: 'Are you sure?' });
  for (const act of [
    () => panel.getByRole('button', { name: `Remove ${person!.name}` }).click(),
    () => getTasksOf(panel, person!).getByRole('radio', { name: 'Analyze' }).click(),
  ]) {
    await act();
    await expect(dialog).toContainText('There may be nobody left who can manage this account.');
    for (const words of [person!.name, name, `act_${accountId}`, places.name])
      await expect(dialog).toContainText(words);
    await expect(dialog.getByRole('button', { name: 'Leave it without a known manager' })).toBeDisabled();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
  }
  await expect(getTasksOf(panel, person!).getByRole('radio', { name: 'Manage' })).toBeChecked();
  expect(await getWrites(door)).toEqual([]);

  await getTasksOf(panel, person!).getByRole('radio', { name: 'Analyze' }).click();
  await expect(dialog).toContainText('There may be nobody left who can manage this account.');
  await checkAccessibility(panel);
  await capture(panel, 'assigning-last-manager');
  await dialog.getByRole('checkbox', { name: 'I understand' }).check();
  await dialog.getByRole('button', { name: 'Leave it without a known manager' }).click();
  await expect.poll(() => places.tasks(accountId, person!.id)).toEqual(analyze);
  await expect(panel.getByText('Nobody can manage this account.')).toBeVisible();
});

test('taking something from oneself asks for a word of its own', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const [other] = places.people();
  for (const person of [places.me.id, other!.id])
    await door.act({ do: 'grant', account: accountId, person, tasks: manage });
  const panel = await openAccountInPanel(extension, sandbox, accountId);
  await panel.getByRole('button', { name: `Remove ${places.me.name}` }).click();
  const dialog = panel.getByRole('dialog', { name: 'Are you sure?' });
  await expect(dialog).toContainText('This takes something from yourself.');
  await expect(dialog.getByRole('button', { name: 'Change my own access' })).toBeDisabled();
  await capture(panel, 'assigning-yourself');
  await panel.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await getWrites(door)).toEqual([]);
  await panel.getByRole('button', { name: `Remove ${places.me.name}` }).click();
  await dialog.getByRole('checkbox', { name: 'I understand' }).check();
  await dialog.getByRole('button', { name: 'Change my own access' }).click();
  await expect.poll(() => places.tasks(accountId, places.me.id)).toBeUndefined();
});

test('the last manager is not removed though the panel still shows another one', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const [person, gone] = places.people();
  await leaveOnly(sandbox, door, accountId, person!.id);
  await door.act({ do: 'grant', account: accountId, person: gone!.id, tasks: manage });
  const panel = await openAccountInPanel(extension, sandbox, accountId);
  // Nothing is on its way any more that would tell the panel of what comes now.
  await expect(panel.getByRole('article').getByText(/^As of/)).toBeVisible();
  await expect(getTasksOf(panel, gone!).getByRole('radio', { name: 'Manage' })).toBeChecked();
  await door.act({ do: 'grant', account: accountId, person: gone!.id, tasks: [] });
  await getTasksOf(panel, person!).getByRole('radio', { name: 'Analyze' }).click();
  await expect(panel.getByRole('region', { name: 'People' }).getByRole('alert')).toContainText(
    'Nothing was changed: there might have been nobody left who can manage this account.',
  );
  // What is so now is shown, and the same click asks.
  await expect(getTasksOf(panel, gone!)).toHaveCount(0);
  await capture(panel, 'assigning-stale');
  expect(await getWrites(door)).toEqual([]);
  expect(places.tasks(accountId, person!.id)).toEqual(manage);
  await assign(panel, person!, 'Analyze');
  const dialog = panel.getByRole('dialog', { name: 'Are you sure?' });
  await dialog.getByRole('checkbox', { name: 'I understand' }).check();
  await dialog.getByRole('button', { name: 'Leave it without a known manager' }).click();
  await expect.poll(() => places.tasks(accountId, person!.id)).toEqual(analyze);
});

test('what the owner of a shared account does not permit cannot be chosen', async ({
  extension,
  sandbox,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const relation = places
    .relations('AGENCY', 'CONFIRMED')
    .find(
      ({ permittedTasks, account }) =>
        !permittedTasks.includes('MANAGE') &&
        sandbox.world
          .grantsOfAccount(account)
          .some(({ person }) => sandbox.world.people.get(person)?.business === places.id),
    );
  expect(relation).toBeDefined();
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  await panel.getByRole('tab', { name: /^Shared/ }).click();
  await openAccount(panel, relation!.account);
  const people = panel.getByRole('region', { name: 'People' });
  await expect(people.getByRole('radio', { name: 'Manage' }).first()).toBeVisible();
  for (const radio of await people.getByRole('radio', { name: 'Manage' }).all()) {
    await expect(radio).toBeDisabled();
    await expect(radio).toHaveAttribute('title', /may not give this out/);
  }
  await capture(panel, 'assigning-permitted');
});

test('somebody invited is shown, and cannot be added before they join', async ({
  extension,
  sandbox,
  door,
}) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const invited = [...sandbox.world.invitations.values()].find(({ business }) => business === places.id);
  expect(invited).toBeDefined();
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  await openAccount(panel, accountId);
  await panel.getByRole('combobox', { name: 'Add a person' }).fill(invited!.email);
  const option = panel.getByRole('option', { name: invited!.email });
  await expect(option).toHaveAttribute('aria-disabled', 'true');
  await expect(option).toContainText("hasn't joined yet");
  await option.click({ force: true });
  await expect(option).toBeVisible();
  expect(await getWrites(door)).toEqual([]);
});

async function assign(panel: Page, person: { name: string }, level: string): Promise<void> {
  await getTasksOf(panel, person).getByRole('radio', { name: level }).click();
}

for (const [code, what, todo] of [
  ['2620', 'Meta refused this change of rights.', 'Check that the person has joined'],
  ['10', 'You may not do this.', 'Ask an admin of the business'],
  ['200', 'lacks a permission', 'Connect again with all permissions granted'],
] as const) {
  test(`a refusal (${code}) is told with its remedy where it happened, and can be tried again`, async ({
    extension,
    sandbox,
    door,
    capture,
  }) => {
    const places = findPlaces(sandbox);
    const { accountId } = places.ownAccount();
    const [person] = places.people(accountId);
    await door.act({ do: 'grant', account: accountId, person: person!.id, tasks: analyze });
    const panel = await openAccountInPanel(extension, sandbox, accountId);
    await door.fault({ match: { method: 'POST', path: '/assigned_users$' }, kind: `code:${code}`, times: 1 });
    await assign(panel, person!, 'Manage');
    const told = panel.getByRole('region', { name: 'People' }).getByRole('alert');
    await expect(told).toContainText(what);
    await expect(told).toContainText(todo);
    await expect(told).toContainText(person!.name);
    await expect(getTasksOf(panel, person!).getByRole('radio', { name: 'Analyze' })).toBeChecked();
    await capture(panel, `assigning-refused-${code}`);
    const runs = panel.getByRole('region', { name: 'Runs' });
    await runs.getByRole('button', { name: 'Retry failed' }).click();
    await expect(getTasksOf(panel, person!).getByRole('radio', { name: 'Manage' })).toBeChecked();
    await expect.poll(() => places.tasks(accountId, person!.id)).toEqual(manage);
    await expect(runs).toHaveCount(0);
  });
}
