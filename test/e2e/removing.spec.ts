// End to end: giving up a request or an agency's access; and why an own account stays.

import { connectAndRead, findPlaces, getWrites, openAccount } from './harness/places.ts';
import { checkAccessibility, expect, test } from './harness.ts';

test('a request that waits is withdrawn: named, asked, gone', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const count = sandbox.world
    .relationsOfBusiness(places.id)
    .filter(({ status }) => status === 'PENDING').length;
  const account = places.relations('OWNER', 'PENDING')[0]!.account;
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  await panel.setViewportSize({ width: 380, height: 820 });
  await panel.getByRole('tab', { name: `Pending ${count}` }).click();
  await openAccount(panel, account);
  await panel.getByRole('button', { name: 'Withdraw the request…' }).click();
  const dialog = panel.getByRole('dialog', { name: 'Withdraw the request' });
  for (const words of [`act_${account}`, places.name, places.id]) await expect(dialog).toContainText(words);
  await checkAccessibility(panel);
  await capture(panel, 'removing-withdraw');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect(await getWrites(door)).toEqual([]);

  await panel.getByRole('button', { name: 'Withdraw the request…' }).click();
  await dialog.getByRole('button', { name: 'Withdraw the request' }).click();
  await expect(dialog).toContainText('The request is withdrawn.');
  expect(sandbox.world.relation(places.id, account)).toBeUndefined();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(panel.getByText('You withdrew the request for it.')).toBeVisible();
  await expect(panel.getByRole('region', { name: 'Activity' })).toContainText(/Withdrew the request for/);
  await capture(panel, 'removing-withdrawn');
  await panel.getByRole('button', { name: 'Back to the list' }).click();
  await expect(panel.getByRole('tab', { name: `Pending ${count - 1}` })).toBeVisible();
  expect(await getWrites(door)).toMatchObject([{ method: 'DELETE', status: 200 }]);
});

test('a request is withdrawn from its row in the list', async ({ extension, sandbox, door, capture }) => {
  const places = findPlaces(sandbox);
  const account = places.relations('OWNER', 'PENDING')[0]!.account;
  await connectAndRead(extension, sandbox);
  const popup = await extension.openSurface('popup');
  await popup.getByRole('tab', { name: /^Pending/ }).click();
  const search = popup.getByRole('searchbox', { name: 'Search ad accounts' });
  await search.fill(account);
  const row = popup.getByRole('row', { name: `act_${account}` });
  await expect(row).toContainText('Pending');
  await checkAccessibility(popup);
  await capture(popup, 'removing-row');
  await row.getByRole('button', { name: /^Withdraw/ }).click();
  const dialog = popup.getByRole('dialog', { name: 'Withdraw the request' });
  await expect(dialog).toContainText(`act_${account}`);
  await dialog.getByRole('button', { name: 'Withdraw the request' }).click();
  await expect(dialog).toContainText('The request is withdrawn.');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(row).toHaveCount(0);
  expect(await getWrites(door)).toMatchObject([{ method: 'DELETE', status: 200 }]);
});

test('a connection that breaks under a withdrawal: the browser repeats nothing, the look finds it done', async ({
  extension,
  sandbox,
  door,
}) => {
  const places = findPlaces(sandbox);
  const account = places.relations('OWNER', 'PENDING')[0]!.account;
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await panel.getByRole('tab', { name: /^Pending/ }).click();
  await openAccount(panel, account);
  await door.fault({ match: { method: 'DELETE', path: '/ad_accounts$' }, kind: 'drop-after', times: 1 });
  await panel.getByRole('button', { name: 'Withdraw the request…' }).click();
  const dialog = panel.getByRole('dialog', { name: 'Withdraw the request' });
  await dialog.getByRole('button', { name: 'Withdraw the request' }).click();
  // A broken connection may take half a minute to be noticed.
  await expect(dialog).toContainText('The request is withdrawn.', { timeout: 90_000 });
  expect(sandbox.world.relation(places.id, account)).toBeUndefined();
  expect(await getWrites(door)).toHaveLength(1);
});

test("an agency's access is given up, and its people go with it", async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const isOurs = (person: string): boolean => sandbox.world.people.get(person)?.business === places.id;
  const relation = places
    .relations('AGENCY', 'CONFIRMED')
    .find(({ account }) => sandbox.world.grantsOfAccount(account).some(({ person }) => isOurs(person)));
  const account = places.account(relation!.account);
  const [grant] = sandbox.world.grantsOfAccount(account.accountId).filter(({ person }) => isOurs(person));
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  await panel.setViewportSize({ width: 380, height: 820 });
  await panel.getByRole('tab', { name: /^Shared/ }).click();
  await openAccount(panel, account.accountId);
  await expect(panel.getByRole('region', { name: 'People' }).getByRole('radiogroup').first()).toBeVisible();
  await panel.getByRole('button', { name: 'Remove…', exact: true }).click();
  const dialog = panel.getByRole('dialog', { name: 'Give up access' });
  await expect(dialog).toContainText(`act_${account.accountId}`);
  await expect(dialog).toContainText(sandbox.world.people.get(grant!.person)!.name);
  await capture(panel, 'removing-give-up');
  await dialog.getByRole('button', { name: 'Give up access' }).click();
  await expect(dialog).toContainText('Access is given up.');
  expect(sandbox.world.relation(places.id, account.accountId)).toBeUndefined();
  expect(sandbox.world.grantsOfAccount(account.accountId).filter(({ person }) => isOurs(person))).toEqual([]);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(
    panel.getByRole('heading', { name: 'This ad account is no longer in the list' }),
  ).toBeVisible();
  // Nobody is shown as having something on it any more, from the person's side either.
  expect(await getWrites(door)).toHaveLength(1);
});

test('an account that the business owns says why it stays', async ({ extension, sandbox, door }) => {
  const places = findPlaces(sandbox);
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  await openAccount(panel, places.ownAccount().accountId);
  await expect(panel.getByText(`Can't be removed. ${places.name} owns this ad account`)).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Remove…', exact: true })).toHaveCount(0);
  expect(await getWrites(door)).toEqual([]);
});

test('a request that was answered meanwhile is told in words, and nothing is lost', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const account = places.relations('OWNER', 'PENDING')[0]!.account;
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  await panel.getByRole('tab', { name: /^Pending/ }).click();
  await openAccount(panel, account);
  await panel.getByRole('button', { name: 'Withdraw the request…' }).click();
  await door.fault({ match: { method: 'DELETE', path: '/ad_accounts$' }, kind: 'code:10', times: 1 });
  const dialog = panel.getByRole('dialog', { name: 'Withdraw the request' });
  await dialog.getByRole('button', { name: 'Withdraw the request' }).click();
  await expect(dialog.getByRole('alert')).toContainText('You may not do this.');
  await expect(dialog.getByRole('alert')).toContainText('Ask an admin of the business');
  await capture(panel, 'removing-refused');
  expect(sandbox.world.relation(places.id, account)).toMatchObject({ status: 'PENDING' });
  await dialog.getByRole('button', { name: 'Done' }).click();
  await panel.getByRole('region', { name: 'Runs' }).getByRole('button', { name: 'Retry failed' }).click();
  await expect.poll(() => sandbox.world.relation(places.id, account)).toBeUndefined();
});
