// End to end: connecting with a pasted token, more than one, and forgetting.

import { openPopupPage } from './harness/agency.ts';
import { readAreas, readTables } from './harness/read-storage.ts';
import { checkAccessibility, expect, test } from './harness.ts';

test.use({ size: { accounts: 60, people: 8 } });

test('as an admin: the business is shown, and the settings say who, what and until when', async ({
  extension,
  sandbox,
  capture,
}) => {
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('heading', { name: 'Connect Claimdesk' })).toBeVisible();
  await capture(popup, 'connect');
  await checkAccessibility(popup);
  await popup.getByRole('textbox', { name: 'Access token' }).fill(`  ${sandbox.tokens.admin}\n`);
  await popup.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(popup.getByRole('button', { name: 'Business: Northwind Media' })).toBeVisible();
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  // The other business of the same person is a click away.
  await popup.getByRole('button', { name: /^Business:/ }).click();
  await popup
    .getByRole('listbox', { name: 'Businesses' })
    .getByRole('option', { name: 'Hanok Digital 한옥' })
    .click();
  await expect(popup.getByRole('button', { name: 'Business: Hanok Digital 한옥' })).toBeVisible();
  await expect(popup.getByRole('tab', { name: /^Owned \d+$/ })).toBeVisible();

  const options = await extension.openSurface('options');
  const dana = options.getByRole('article', { name: 'Dana Northwind' });
  await expect(dana).toContainText('Connected');
  await expect(dana).toContainText(/Ends in (59|60) days/);
  for (const name of ['business_management', 'ads_management', 'ads_read'])
    await expect(dana).toContainText(name);
  await expect(dana).toContainText('Northwind Media');
  await expect(dana).toContainText('Hanok Digital 한옥');
  await capture(options, 'options-connected');
  await checkAccessibility(options);
});

test('as a system user, whose token never ends', async ({ extension, sandbox }) => {
  await extension.connect(sandbox.tokens.systemUser);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  const options = await extension.openSurface('options');
  const card = options.getByRole('article', { name: 'Northwind API' });
  await expect(card).toContainText('System user');
  await expect(card).toContainText('Never ends, as far as Meta says');
});

test('as an employee', async ({ extension, sandbox }) => {
  await extension.connect(sandbox.tokens.employee);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('button', { name: 'Business: Northwind Media' })).toBeVisible();
  await expect(popup.getByRole('tab', { name: /^Owned \d+$/ })).toBeVisible();
});

test('a permission that is missing is named, with what it costs', async ({ extension, sandbox, capture }) => {
  await extension.connect(sandbox.tokens.readOnly ?? '');
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await expect(popup.getByRole('status').filter({ hasText: 'A permission is missing' })).toContainText(
    'ads_management',
  );
  await capture(popup, 'connect-read-only');
  const options = await extension.openSurface('options');
  const card = options.getByRole('article', { name: 'Dana Northwind' });
  await expect(card).toContainText('Without it nothing can be claimed, created or assigned.');
  await expect(card).not.toContainText('Without it no business can be read or changed.');
});

for (const [what, token, words] of [
  ['is no token', () => 'my password', "This doesn't look like an access token."],
  [
    "is an app's own token",
    () => '1234567890123456|abcdefghijklmnopqrstuvwxyz0',
    "This doesn't look like an access token.",
  ],
  ['Meta does not know', () => `EAAG${'x'.repeat(180)}`, "Meta doesn't accept this token."],
  ['has expired', (tokens) => tokens.expired ?? '', 'This token has expired.'],
  ['was revoked', (tokens) => tokens.revoked ?? '', 'This token was ended at Facebook'],
] as [string, (tokens: Record<string, string>) => string, string][]) {
  test(`what ${what} is told in words, and nothing is held`, async ({ extension, sandbox, capture }) => {
    const popup = await openPopupPage(extension);
    const field = popup.getByRole('textbox', { name: 'Access token' });
    await field.fill(token(sandbox.tokens));
    await popup.getByRole('button', { name: 'Connect', exact: true }).click();
    const alert = popup.getByRole('alert');
    await expect(alert).toContainText(words);
    await expect(field).toHaveValue('');
    await expect(field).toBeEditable();
    await capture(popup, `connect-${what.replaceAll(/\W+/g, '-')}`);
    await checkAccessibility(popup);
    const { session } = await readAreas(extension);
    expect(session.tokens ?? {}).toEqual({});
    expect((await readTables(popup)).sessions ?? []).toEqual([]);
    // And the right one works right after.
    await field.fill(sandbox.tokens.admin);
    await field.press('Enter');
    await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  });
}

test('no answer from Meta is told, and the token is to be pasted again', async ({
  extension,
  sandbox,
  door,
}) => {
  const popup = await openPopupPage(extension);
  await door.fault({ kind: 'drop-before' });
  await popup.getByRole('textbox', { name: 'Access token' }).fill(sandbox.tokens.admin);
  await popup.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(popup.getByRole('alert')).toContainText("There's no answer from Meta.", { timeout: 60_000 });
  expect((await readAreas(extension)).session.tokens ?? {}).toEqual({});
});

test('two people can be connected, and one be forgotten', async ({ extension, sandbox, door }) => {
  await extension.connect(sandbox.tokens.admin);
  const options = await extension.openSurface('options');
  await options.getByText('Connect another person').click();
  await options.getByRole('textbox', { name: 'Access token' }).fill(sandbox.tokens.outsider);
  await options.getByRole('button', { name: 'Connect', exact: true }).click();
  const olga = options.getByRole('article', { name: 'Olga Elsewhere' });
  await expect(olga).toContainText('Lone Pine Studio');
  await expect(options.getByRole('article', { name: 'Dana Northwind' })).toContainText('Northwind Media');
  const countTokens = async (): Promise<number> =>
    Object.keys((await readAreas(extension)).session.tokens as object).length;
  await expect.poll(countTokens).toBe(2);

  // Each business is read with the token of its own person.
  const popup = await openPopupPage(extension);
  const since = (await door.requests()).at(-1)?.n ?? 0;
  await popup.getByRole('button', { name: /^Business:/ }).click();
  await popup.getByRole('option', { name: 'Lone Pine Studio' }).click();
  await popup.getByRole('button', { name: 'More' }).click();
  await popup.getByRole('menuitem', { name: 'Read everything again' }).click();
  await expect.poll(async () => (await door.requests(since)).map(({ token }) => token)).toContain('outsider');
  await expect(popup.getByRole('status').filter({ hasText: /^As of [\d:]+\s[AP]M$/ })).toBeVisible();
  await popup.close();

  await olga.getByRole('button', { name: 'Forget Olga Elsewhere' }).click();
  await options.getByRole('dialog').getByRole('button', { name: 'Forget Olga Elsewhere' }).click();
  await expect(olga).toBeHidden();
  await expect.poll(countTokens).toBe(1);
  const getTables = async (): Promise<string> => JSON.stringify(await readTables(options));
  await expect.poll(getTables).not.toMatch(/Lone Pine Studio|Olga Elsewhere/);
  expect(await getTables()).toContain('Northwind Media');
});

test('Disconnect forgets everything', async ({ extension, sandbox, capture }) => {
  await extension.connect(sandbox.tokens.admin);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await popup.getByRole('searchbox', { name: 'Search ad accounts' }).fill('something');
  await popup.getByRole('button', { name: 'More' }).click();
  await popup.getByRole('menuitem', { name: 'Disconnect' }).click();
  const dialog = popup.getByRole('dialog', { name: 'Disconnect', exact: true });
  await expect(dialog).toBeVisible();
  await capture(popup, 'disconnect');
  await checkAccessibility(popup);
  await dialog.getByRole('button', { name: 'Disconnect' }).click();
  await expect(popup.getByRole('heading', { name: 'Connect Claimdesk' })).toBeVisible();
  await expect(popup.getByRole('textbox', { name: 'Access token' })).toBeVisible();
  await expect.poll(async () => Object.values(await readTables(popup)).flat()).toEqual([]);
  // What the view shows from now on may be kept; nothing of before is. The databases go first.
  await expect
    .poll(async () => JSON.stringify(await readAreas(extension)))
    .not.toMatch(/EAA|something|Northwind|3058129785819853/);
  await popup.close();
  const again = await openPopupPage(extension);
  await expect(again.getByRole('heading', { name: 'Connect Claimdesk' })).toBeVisible();
});
