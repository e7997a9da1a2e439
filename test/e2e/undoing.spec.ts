// End to end: Undo in Activity gives back exactly what was, whoever had it.

import type { Locator, Page } from '@playwright/test';
import { expectRoom, resize } from './harness/panel-layout.ts';
import {
  chooseFromMenu,
  connectAndRead,
  findPlaces,
  getTasksOf,
  getWrites,
  offerByPaste,
  openAccount,
  openAccountInPanel,
} from './harness/places.ts';
import { checkAccessibility, expect, test } from './harness.ts';

// Enough people that some have names of their own.
test.use({ size: { people: 24 } });

const getActivity = (surface: Page): Locator => surface.getByRole('region', { name: 'Activity' });
const undoLast = (surface: Page): Promise<void> =>
  getActivity(surface).getByRole('listitem').first().getByRole('button', { name: 'Undo' }).click();

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
    const places = findPlaces(sandbox);
    const { accountId, name } = places.ownAccount();
    const [person, other] = places.people(accountId);
    await door.act({ do: 'grant', account: accountId, person: person!.id, tasks: [...before] });
    await door.act({
      do: 'grant',
      account: accountId,
      person: other!.id,
      tasks: ['MANAGE', 'ADVERTISE', 'ANALYZE'],
    });
    const panel = await openAccountInPanel(extension, sandbox, accountId);
    await getTasksOf(panel, person!).getByRole('radio', { name: then }).click();
    const first = getActivity(panel).getByRole('listitem').first();
    await expect(first).toContainText(new RegExp(`${person!.name}: .* → ${then} on ${name}`));
    await undoLast(panel);
    await expect(first).toContainText(new RegExp(`Taken back · ${person!.name}: ${then} → .* on ${name}`));
    await expect
      .poll(() => places.tasks(accountId, person!.id)?.filter((task) => task !== 'AA_ANALYZE'))
      .toEqual(before);
    const sent = (await getWrites(door)).at(-1)?.params.tasks;
    expect((JSON.parse(String(sent)) as string[]).toSorted()).toEqual(before);
    await capture(panel, 'undoing');
    // The first line is the undo itself; what it took back says so and offers nothing.
    await expect(getActivity(panel).getByRole('button', { name: /undo/i })).toHaveCount(1);
    await expect(getActivity(panel).getByRole('listitem').nth(1)).toContainText('Undone');
    await undoLast(panel);
    await expect.poll(() => places.tasks(accountId, person!.id)).toEqual(after);
    await expect(getTasksOf(panel, person!).getByRole('radio', { name: then })).toBeChecked();
  });
}

test('a removal is taken back with all that the person had', async ({ extension, sandbox, door }) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const [person, other] = places.people(accountId);
  await door.act({ do: 'grant', account: accountId, person: person!.id, tasks: ['ADVERTISE', 'ANALYZE'] });
  await door.act({
    do: 'grant',
    account: accountId,
    person: other!.id,
    tasks: ['MANAGE', 'ADVERTISE', 'ANALYZE'],
  });
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await openAccount(panel, accountId);
  await panel.getByRole('button', { name: `Remove ${person!.name}` }).click();
  await panel
    .getByRole('dialog')
    .getByRole('button', { name: `Remove ${person!.name}` })
    .click();
  await expect.poll(() => places.tasks(accountId, person!.id)).toBeUndefined();
  await undoLast(panel);
  await expect.poll(() => places.tasks(accountId, person!.id)).toEqual(['ADVERTISE', 'ANALYZE']);
  await expect(getTasksOf(panel, person!).getByRole('radio', { name: 'Advertise' })).toBeChecked();
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

test('a claim that is pending is taken back by withdrawing it; a confirmed one says that it is one way', async ({
  extension,
  sandbox,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const [pending, confirmed] = [places.claimable('pending'), places.claimable('confirmed')];
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await panel.setViewportSize({ width: 380, height: 820 });
  for (const { accountId } of [confirmed, pending]) await claim(panel, accountId);
  const lines = getActivity(panel).getByRole('listitem');
  await expect(lines.nth(1)).toContainText('One way');
  await expect(lines.nth(1).getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await undoLast(panel);
  await expect.poll(() => sandbox.world.relation(places.id, pending.accountId)).toBeUndefined();
  await expect(lines.first()).toContainText('Taken back · ');
  // That one taken back is the claim again, and is called so.
  await undoLast(panel);
  const dialog = panel.getByRole('dialog', { name: 'Are you sure?' });
  await expect(dialog).toContainText(`Claim act_${pending.accountId}`);
  await capture(panel, 'undo-withdrawal');
  await dialog.getByRole('button', { name: 'Claim', exact: true }).click();
  await expect.poll(() => sandbox.world.relation(places.id, pending.accountId)?.status).toBe('PENDING');
});

async function claim(panel: Page, accountId: string): Promise<void> {
  const dialog = await offerByPaste(panel, accountId);
  await dialog.getByRole('button', { name: 'Claim', exact: true }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
}

test('a claim that was accepted since says that it is one way', async ({ extension, sandbox, door }) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.claimable('pending');
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await resize(panel, 360, 820);
  await claim(panel, accountId);
  const line = getActivity(panel).getByRole('listitem').first();
  await expect(line.getByRole('button', { name: 'Undo' })).toBeVisible();
  await door.act({ do: 'accept-claim', account: accountId, business: places.id });
  await extension.fireAlarm('pending');
  await expect(panel.getByText('Claim accepted')).toBeVisible();
  await expect(line).toContainText('One way');
  await expect(line.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});

test('folded, a refused undo is told in a notice as wide as the panel, which can be dismissed', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.claimable('pending');
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await resize(panel, 360, 820);
  await claim(panel, accountId);
  await door.act({ do: 'decline-claim', account: accountId, business: places.id });
  await extension.fireAlarm('pending');
  const told = panel.getByRole('status').filter({ hasText: 'Claim not pending any more' });
  await told.getByRole('button', { name: 'Dismiss' }).click();
  await expect(told).toHaveCount(0);
  await resize(panel, 360, 600);
  const activity = getActivity(panel);
  const undo = activity.getByRole('button', { name: 'Undo' });
  const refusal = activity.getByRole('alert');
  const dismiss = activity.getByRole('button', { name: 'Dismiss' });
  await undo.click();
  await expect(refusal).toContainText("This account isn't in the business.");
  for (const [width, height] of [
    [360, 600],
    [360, 780],
    [360, 400],
    [320, 400],
    [200, 400],
    [190, 300],
  ] as const) {
    await resize(panel, width, height);
    await capture(panel, `undo-refused-${width}x${height}`);
    expect((await refusal.boundingBox())?.width, `${width}×${height}`).toBeGreaterThan(width - 40);
    await expectRoom(panel, { rows: height < 500 ? 1 : 3 });
    for (const button of [undo, dismiss]) await expect(button).toBeInViewport({ ratio: 1 });
  }
  await checkAccessibility(panel);
  await dismiss.click();
  await expect(refusal).toHaveCount(0);
  for (const width of [200, 180]) {
    await resize(panel, width, 400);
    await capture(panel, `activity-folded-${width}`);
    await expect(undo).toBeInViewport({ ratio: 1 });
    const dock = panel.locator('.activity-dock');
    expect(await dock.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await expectRoom(panel, { scrollers: ['account-grid'] });
  }
});

test('in the popup, Activity is in the menu', async ({ extension, sandbox }) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const [person] = places.people(accountId);
  await connectAndRead(extension, sandbox);
  const popup = await extension.openSurface('popup');
  await openAccount(popup, accountId);
  await popup.getByRole('combobox', { name: 'Add a person' }).fill(person!.name);
  await popup.getByRole('option', { name: person!.name }).click();
  await expect.poll(() => places.tasks(accountId, person!.id)).toEqual(['ANALYZE']);
  await chooseFromMenu(popup, 'Activity');
  await undoLast(popup);
  await expect.poll(() => places.tasks(accountId, person!.id)).toBeUndefined();
});
