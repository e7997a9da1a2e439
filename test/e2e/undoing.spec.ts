// End to end: Undo in Activity gives back exactly what was, whoever had it.

import type { Sandbox } from '../sandbox/start-sandbox.ts';
import type { Person } from '../sandbox/world/types.ts';
import {
  chooseFromMenu,
  connectAndRead,
  findPlaces,
  getActivity,
  getTasksOf,
  getWrites,
  openAccount,
  openAccountInPanel,
  type Places,
  undoLast,
} from './harness/places.ts';
import { waitUntilJournalled } from './harness/read-storage.ts';
import type { SandboxDoor } from './harness/sandbox-door.ts';
import { checkAccessibility, expect, test } from './harness.ts';

// Enough people that some have names of their own.
test.use({ size: { people: 24 } });

/** A person with these tasks on an account where somebody else can manage. */
async function grantTo(
  sandbox: Sandbox,
  door: SandboxDoor,
  tasks: readonly string[],
): Promise<{ places: Places; accountId: string; name: string; person: Person }> {
  const places = findPlaces(sandbox);
  const { accountId, name } = places.ownAccount();
  const [person, other] = places.people(accountId);
  await door.act({ do: 'grant', account: accountId, person: person!.id, tasks: [...tasks] });
  await door.act({
    do: 'grant',
    account: accountId,
    person: other!.id,
    tasks: ['MANAGE', 'ADVERTISE', 'ANALYZE'],
  });
  return { places, accountId, name, person: person! };
}

for (const [had, then, before, after] of [
  ['ANALYZE', 'Manage', ['ANALYZE'], ['ADVERTISE', 'ANALYZE', 'MANAGE']],
  ['DRAFT', 'Analyze', ['DRAFT'], ['ANALYZE']],
  ['DRAFT, ANALYZE', 'Manage', ['ANALYZE', 'DRAFT'], ['ADVERTISE', 'ANALYZE', 'MANAGE']],
  ['MANAGE', 'Advertise', ['ADVERTISE', 'ANALYZE', 'MANAGE'], ['ADVERTISE', 'ANALYZE']],
] as const) {
  test(`from ${had} to ${then} and back, and the undo undone`, async ({
    extension,
    sandbox,
    door,
    capture,
  }) => {
    const { places, accountId, name, person } = await grantTo(sandbox, door, before);
    const panel = await openAccountInPanel(extension, sandbox, accountId);
    await getTasksOf(panel, person).getByRole('radio', { name: then }).click();
    const first = getActivity(panel).getByRole('listitem').first();
    await expect(first).toContainText(new RegExp(`${person.name}: .* → ${then} on ${name}`));
    await undoLast(panel);
    await expect(first).toContainText(new RegExp(`Set back · ${person.name}: ${then} → .* on ${name}`));
    await expect
      .poll(() => places.tasks(accountId, person.id)?.filter((task) => task !== 'AA_ANALYZE'))
      .toEqual(before);
    const sent = (await getWrites(door)).at(-1)?.params.tasks;
    expect((JSON.parse(String(sent)) as string[]).toSorted()).toEqual(before);
    await capture(panel, 'undoing');
    // The first line is the undo itself; what it took back says so and offers nothing.
    await expect(getActivity(panel).getByRole('button', { name: /undo/i })).toHaveCount(1);
    await expect(getActivity(panel).getByRole('listitem').nth(1)).toContainText('Undone');
    await undoLast(panel);
    await expect.poll(() => places.tasks(accountId, person.id)).toEqual(after);
    await expect(getTasksOf(panel, person).getByRole('radio', { name: then })).toBeChecked();
  });
}

test('a worker that ends in the middle of an undo goes on with it when it wakes', async ({
  extension,
  sandbox,
  door,
}) => {
  const { places, accountId, person } = await grantTo(sandbox, door, ['ANALYZE']);
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await openAccount(panel, accountId);
  await getTasksOf(panel, person).getByRole('radio', { name: 'Manage' }).click();
  const first = getActivity(panel).getByRole('listitem').first();
  await expect(first).toContainText('Done');
  // Longer than it takes to see that it was sent, and to end the worker.
  await door.fault({
    match: { method: 'POST', path: '/assigned_users$' },
    kind: 'delay',
    ms: 10_000,
    times: 1,
  });
  await undoLast(panel);
  await waitUntilJournalled(panel, 'sent');
  await extension.stopWorker();
  await extension.fireAlarm('runs');
  await expect(first).toContainText(`Set back · ${person.name}: Manage → Analyze`, { timeout: 40_000 });
  await expect(first).toContainText('Done', { timeout: 40_000 });
  expect(places.tasks(accountId, person.id)).toEqual(['ANALYZE']);
  await expect(getTasksOf(panel, person).getByRole('radio', { name: 'Analyze' })).toBeChecked();
});

test('a removal is taken back with all that the person had', async ({ extension, sandbox, door }) => {
  const { places, accountId, person } = await grantTo(sandbox, door, ['ADVERTISE', 'ANALYZE']);
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await openAccount(panel, accountId);
  await panel.getByRole('button', { name: `Remove ${person.name}` }).click();
  await panel
    .getByRole('dialog')
    .getByRole('button', { name: `Remove ${person.name}` })
    .click();
  await expect.poll(() => places.tasks(accountId, person.id)).toBeUndefined();
  await undoLast(panel);
  await expect.poll(() => places.tasks(accountId, person.id)).toEqual(['ADVERTISE', 'ANALYZE']);
  await expect(getTasksOf(panel, person).getByRole('radio', { name: 'Advertise' })).toBeChecked();
});

test('an undo that would leave nobody to manage asks first; cancelled, nothing is sent', async ({
  extension,
  sandbox,
  door,
}) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const [person] = places.people(accountId);
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await openAccount(panel, accountId);
  await expect(panel.getByRole('article').getByText(/^As of/)).toBeVisible();
  for (const grant of [...sandbox.world.grantsOfAccount(accountId)])
    await door.act({ do: 'grant', account: accountId, person: grant.person, tasks: [] });
  await door.act({ do: 'grant', account: accountId, person: person!.id, tasks: ['ANALYZE'] });
  await panel.getByRole('button', { name: 'Back to the list' }).click();
  await openAccount(panel, accountId);
  await getTasksOf(panel, person!).getByRole('radio', { name: 'Manage' }).click();
  await expect.poll(() => places.tasks(accountId, person!.id)).toContain('MANAGE');
  const sent = (await getWrites(door)).length;
  await undoLast(panel);
  const dialog = panel.getByRole('dialog', { name: 'Are you sure?' });
  await expect(dialog).toContainText('There may be nobody left who can manage this account.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect(await getWrites(door)).toHaveLength(sent);
});

test('an older line asks before it takes back a newer change as well; what it says is what comes', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const [person] = places.people(accountId);
  await door.act({ do: 'grant', account: accountId, person: person!.id, tasks: ['ANALYZE'] });
  const panel = await openAccountInPanel(extension, sandbox, accountId);
  const told = panel.getByRole('region', { name: 'People' }).getByRole('status');
  for (const level of ['Manage', 'Advertise']) {
    await getTasksOf(panel, person!).getByRole('radio', { name: level }).click();
    await expect(told).toContainText(`${person!.name} can now ${level}`);
  }
  const sent = (await getWrites(door)).length;
  const older = getActivity(panel).getByRole('listitem').nth(1);
  await expect(older).toContainText('Analyze → Manage');
  await older.getByRole('button', { name: 'Undo' }).click();
  const dialog = panel.getByRole('dialog', { name: 'Are you sure?' });
  await expect(dialog).toContainText('This was changed since.');
  await expect(dialog).toContainText('Now: Advertise. After: Analyze.');
  await checkAccessibility(panel);
  await capture(panel, 'undo-changed-since');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect(await getWrites(door)).toHaveLength(sent);

  await older.getByRole('button', { name: 'Undo' }).click();
  await dialog.getByRole('button', { name: 'Undo all the same' }).click();
  await expect.poll(() => places.tasks(accountId, person!.id)).toEqual(['ANALYZE']);
  await expect(told).toContainText(`${person!.name} can now Analyze`);
});

test('in the popup, Undo is beside what is opened, and Activity in the menu', async ({
  extension,
  sandbox,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const [person] = places.people(accountId);
  await connectAndRead(extension, sandbox);
  const popup = await extension.openSurface('popup');
  await openAccount(popup, accountId);
  // Nothing was done yet, and the popup is low.
  await expect(getActivity(popup)).toHaveCount(0);
  const assign = async (): Promise<void> => {
    await popup.getByRole('combobox', { name: 'Add a person' }).fill(person!.name);
    await popup.getByRole('option', { name: person!.name }).click();
    await expect.poll(() => places.tasks(accountId, person!.id)).toEqual(['ANALYZE']);
  };
  await assign();
  await expect(getActivity(popup).getByRole('listitem')).toHaveCount(1);
  await checkAccessibility(popup);
  await capture(popup, 'undoing-popup');
  await undoLast(popup);
  await expect.poll(() => places.tasks(accountId, person!.id)).toBeUndefined();
  await expect(getTasksOf(popup, person!)).toHaveCount(0);
  await assign();
  await chooseFromMenu(popup, 'Activity');
  await expect(getActivity(popup)).toHaveCount(1);
  await undoLast(popup);
  await expect.poll(() => places.tasks(accountId, person!.id)).toBeUndefined();
});
