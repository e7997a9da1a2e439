// End to end: a person opened. Their accounts with their tasks, and the same acts from that side.

import type { WorldView } from '../sandbox/door/world-view.ts';
import { getLists, openPopupPage, type WorldPerson } from './harness/agency.ts';
import { connectAndRead } from './harness/places.ts';
import { checkAccessibility, expect, test } from './harness.ts';

test.use({ size: { accounts: 240, people: 12 } });

const find = (world: WorldView, name: string): WorldPerson => {
  const person = world.people.find((one) => one.name === name);
  if (!person) throw new Error(`nobody is called ${name}`);
  return person;
};

test('their accounts are all there, each with what they may do', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const world = await door.world();
  const minji = find(world, '김민지');
  const grants = world.grants.filter(({ person }) => person === minji.id);
  await extension.connect(sandbox.tokens.admin);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
  await popup.getByRole('searchbox', { name: 'Search ad accounts' }).fill('김민지');
  await popup.getByRole('list', { name: 'People' }).getByRole('button', { name: '김민지' }).click();
  await expect(popup.getByRole('heading', { name: '김민지', level: 1 })).toBeVisible();
  const accounts = popup.getByRole('region', { name: 'Ad accounts' });
  await expect(accounts.getByRole('heading')).toContainText(String(grants.length));
  const more = accounts.getByRole('button', { name: 'Show more' });
  for (let shown = 50; shown < grants.length; shown += 50) await more.click();
  await expect(accounts.getByRole('radiogroup')).toHaveCount(grants.length);
  for (const { account, tasks } of grants.slice(0, 10)) {
    const row = accounts.getByRole('listitem').filter({ hasText: account });
    const level = tasks.includes('MANAGE') ? 'Manage' : tasks.includes('ADVERTISE') ? 'Advertise' : 'Analyze';
    await expect(row.getByRole('radio', { checked: true })).toHaveText(level);
  }
  await capture(popup, 'person');
  await checkAccessibility(popup);
});

test('an account is added, changed, and taken away from the person’s side', async ({
  extension,
  sandbox,
  door,
}) => {
  const world = await door.world();
  const minji = find(world, '김민지');
  const has = new Set(world.grants.filter(({ person }) => person === minji.id).map(({ account }) => account));
  const fresh = getLists(world, sandbox.businesses.agency).owned.find(
    ({ id, name, status }) => status === 1 && !has.has(id) && /^[\w ]+$/.test(name),
  );
  if (!fresh) throw new Error('no account to add');
  const tasksNow = async (): Promise<string[] | undefined> =>
    (await door.world()).grants.find(({ person, account }) => person === minji.id && account === fresh.id)
      ?.tasks;

  await connectAndRead(extension, sandbox);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
  await popup.getByRole('searchbox', { name: 'Search ad accounts' }).fill('김민지');
  await popup.getByRole('list', { name: 'People' }).getByRole('button', { name: '김민지' }).click();
  const accounts = popup.getByRole('region', { name: 'Ad accounts' });
  await accounts.getByRole('combobox', { name: 'Add an account' }).fill(fresh.accountId);
  await popup.getByRole('option', { name: fresh.id }).click();
  await expect.poll(tasksNow).toEqual(['ANALYZE']);

  const row = accounts.getByRole('listitem').filter({ hasText: fresh.id });
  await expect(row.getByRole('radio', { name: 'Analyze' })).toBeChecked();
  await row.getByRole('radio', { name: 'Manage' }).click();
  await expect.poll(async () => (await tasksNow())?.toSorted()).toEqual(['ADVERTISE', 'ANALYZE', 'MANAGE']);
  await expect(row.getByRole('radio', { name: 'Manage' })).toBeChecked();

  await row.getByRole('button', { name: `Remove ${fresh.name}` }).click();
  const dialog = popup.getByRole('dialog');
  await expect(dialog).toContainText('김민지');
  await expect(dialog).toContainText(fresh.id);
  await expect(dialog).toContainText('Northwind Media');
  const sure = dialog.getByRole('checkbox', { name: 'I understand' });
  if (await sure.isVisible()) await sure.check();
  await dialog.getByRole('button', { name: /^(Remove|Leave it)/ }).click();
  await expect.poll(tasksNow).toBeUndefined();
  await expect(row).toBeHidden();
});

test('one can go from an account to a person and back, and further', async ({ extension, sandbox, door }) => {
  const world = await door.world();
  const emil = find(world, 'Emil Sørensen');
  const accountId = world.grants.find(({ person }) => person === emil.id)?.account ?? '';
  const account = world.adAccounts.find(({ id }) => id === accountId);
  await extension.connect(sandbox.tokens.admin);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
  await popup.getByRole('searchbox', { name: 'Search ad accounts' }).fill(accountId);
  await popup.getByRole('row', { name: accountId }).click();
  await popup
    .getByRole('region', { name: 'People' })
    .getByRole('button', { name: 'Emil Sørensen', exact: true })
    .click();
  await expect(popup.getByRole('heading', { name: 'Emil Sørensen', level: 1 })).toBeVisible();
  await popup.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(popup.getByRole('heading', { name: account?.name ?? '', level: 1 })).toBeVisible();
  await popup.getByRole('button', { name: 'Back to the list' }).click();
  await expect(popup.getByRole('searchbox', { name: 'Search ad accounts' })).toHaveValue(accountId);
});

test('somebody who was invited and has not joined says so, until they have', async ({
  extension,
  sandbox,
  door,
}) => {
  await connectAndRead(extension, sandbox);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
  const search = popup.getByRole('searchbox', { name: 'Search ad accounts' });
  await search.fill('new.planner');
  const hit = popup
    .getByRole('list', { name: 'People' })
    .getByRole('button', { name: 'new.planner@agency.example' });
  await hit.click();
  await expect(popup.getByRole('article')).toContainText("Invited and hasn't joined yet");
  await expect(popup.getByRole('combobox', { name: 'Add an account' })).toBeHidden();
  await door.act({ do: 'accept-invite', email: 'new.planner@agency.example', name: 'Nora Planner' });
  await popup.getByRole('button', { name: 'More' }).click();
  await popup.getByRole('menuitem', { name: 'Read everything again' }).click();
  await popup.getByRole('button', { name: 'Back to the list' }).click();
  await search.fill('Nora Planner');
  await popup.getByRole('list', { name: 'People' }).getByRole('button', { name: 'Nora Planner' }).click();
  await expect(popup.getByRole('region', { name: 'Ad accounts' })).toContainText(
    'No ad accounts are assigned to this person.',
  );
});
