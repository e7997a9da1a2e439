// End to end: signing in with Facebook, in the browser's own window; and what happens when a sign-in ends in the
// middle of work.

import type { Page } from '@playwright/test';
import { getLists, openPopupPage } from './harness/agency.ts';
import type { Extension } from './harness/extension.ts';
import { connectAndRead } from './harness/places.ts';
import { readAreas, readTables } from './harness/read-storage.ts';
import { expect, test } from './harness.ts';

test.use({ size: { accounts: 60, people: 8 } });

/** As a person does: the settings, then back in the popup. */
async function enterAppId(extension: Extension, appId: string): Promise<void> {
  const options = await extension.openSurface('options');
  const field = options.getByRole('textbox', { name: 'App id' });
  await field.fill(appId);
  await field.press('Enter');
  await expect(options.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await options.close();
}

/** Clicks "Sign in with Facebook" and gives the window that opens. */
async function startSignIn(extension: Extension, popup: Page): Promise<Page> {
  const opened = extension.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Sign in with Facebook' }).click();
  const window = await opened;
  await window.waitForURL(/\/dialog\/oauth\?/);
  return window;
}

test('without an app id the button says what is missing, and leads to the settings', async ({
  extension,
}) => {
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('button', { name: 'Sign in with Facebook' })).toBeDisabled();
  const opened = extension.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Enter it in the settings' }).click();
  const options = await opened;
  const field = options.getByRole('textbox', { name: 'App id' });
  await field.fill('my app');
  await field.press('Enter');
  await expect(options.getByRole('alert')).toHaveText('An app id is 5 to 20 digits.');
  await expect(options.getByText(`https://${extension.id}.chromiumapp.org/`)).toBeVisible();
});

test('Continue connects; the window closes and leaves no token behind', async ({
  extension,
  sandbox,
  capture,
}) => {
  await enterAppId(extension, sandbox.app);
  const popup = await openPopupPage(extension);
  const facebook = await startSignIn(extension, popup);
  await expect(facebook).toHaveURL(/^https:\/\/www\.facebook\.com\/v25\.0\/dialog\/oauth\?/);
  const asked = new URL(facebook.url()).searchParams;
  expect(asked.get('client_id')).toBe(sandbox.app);
  expect(asked.get('redirect_uri')).toBe(`https://${extension.id}.chromiumapp.org/`);
  expect(asked.get('state')).toMatch(/^[0-9a-f]{32}$/);
  await expect(popup.getByText("Facebook's own window is open. Go on there.")).toBeVisible();
  await capture(popup, 'sign-in-open');
  const closed = facebook.waitForEvent('close');
  await facebook.getByRole('button', { name: /^Continue/ }).click();
  await closed;
  await expect(popup.getByRole('button', { name: 'Business: Northwind Media' })).toBeVisible();
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  const { session } = await readAreas(extension);
  expect(Object.keys(session.tokens as object)).toHaveLength(1);
});

test('Cancel at Facebook is told as that, and nothing is held', async ({ extension, sandbox, capture }) => {
  await enterAppId(extension, sandbox.app);
  const popup = await openPopupPage(extension);
  const facebook = await startSignIn(extension, popup);
  await facebook.getByRole('button', { name: 'Cancel' }).click();
  await expect(popup.getByRole('alert')).toContainText("Facebook didn't sign you in, or you said no.");
  await capture(popup, 'sign-in-refused');
  expect((await readAreas(extension)).session.tokens ?? {}).toEqual({});
});

test('a refusal is told in the popup that is opened next, because that window closed the one before', async ({
  extension,
  sandbox,
}) => {
  await enterAppId(extension, sandbox.app);
  const popup = await openPopupPage(extension);
  const facebook = await startSignIn(extension, popup);
  await popup.close();
  const closed = facebook.waitForEvent('close');
  await facebook.getByRole('button', { name: 'Cancel' }).click();
  await closed;
  const again = await openPopupPage(extension);
  await expect(again.getByRole('alert')).toContainText("Facebook didn't sign you in, or you said no.");
  await again.getByRole('textbox', { name: 'Access token' }).fill(sandbox.tokens.admin);
  await again.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(again.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  expect((await readAreas(extension)).session.signInProblem ?? null).toBeNull();
});

test('a window that is closed before the end is told, and one can start again', async ({
  extension,
  sandbox,
  door,
}) => {
  await enterAppId(extension, sandbox.app);
  const popup = await openPopupPage(extension);
  await (await startSignIn(extension, popup)).close();
  await expect(popup.getByRole('alert')).toContainText('The sign-in window closed before it was done.');
  await door.act({ do: 'sign-in-auto', decision: 'continue' });
  await popup.getByRole('button', { name: 'Sign in with Facebook' }).click();
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
});

test('an app id that Facebook does not know ends with its error page, and words for it', async ({
  extension,
  sandbox,
}) => {
  await enterAppId(extension, sandbox.businesses.agency);
  const popup = await openPopupPage(extension);
  const facebook = await startSignIn(extension, popup);
  await expect(facebook.getByRole('heading')).toHaveText('Invalid App ID');
  await facebook.close();
  await expect(popup.getByRole('alert')).toContainText('check the app id and the redirect address');
});

for (const [what, change] of [
  ['another state', (url: URL) => url.searchParams.set('state', '0'.repeat(32))],
  ['no state', (url: URL) => url.searchParams.delete('state')],
] as const) {
  test(`an answer with ${what} is not taken`, async ({ extension, sandbox, capture }) => {
    await enterAppId(extension, sandbox.app);
    const popup = await openPopupPage(extension);
    const facebook = await startSignIn(extension, popup);
    // Somebody else's question: the dialog answers with the state that it was asked with.
    const url = new URL(facebook.url());
    change(url);
    await facebook.goto(url.href);
    await facebook.getByRole('button', { name: /^Continue/ }).click();
    await expect(popup.getByRole('alert')).toContainText("The answer to the sign-in wasn't to our question.");
    await capture(popup, 'sign-in-not-ours');
    expect((await readAreas(extension)).session.tokens ?? {}).toEqual({});
    expect((await readTables(popup)).sessions ?? []).toEqual([]);
  });
}

test('a permission that was left out at Facebook is named', async ({ extension, sandbox, door }) => {
  await door.act({ do: 'sign-in-auto', decision: 'continue', declined: ['ads_management'] });
  await enterAppId(extension, sandbox.app);
  const popup = await openPopupPage(extension);
  await popup.getByRole('button', { name: 'Sign in with Facebook' }).click();
  await expect(popup.getByRole('status').filter({ hasText: 'A permission is missing' })).toContainText(
    'ads_management',
  );
});

test('a token that ends in the middle of work stops it, until the same person is back', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const world = await door.world();
  const emil = world.people.find(({ name }) => name === 'Emil Sørensen');
  const has = new Set(world.grants.filter(({ person }) => person === emil?.id).map(({ account }) => account));
  const account = getLists(world, sandbox.businesses.agency).owned.find(
    ({ id, status }) => status === 1 && !has.has(id),
  );
  const hasNow = async (): Promise<boolean> =>
    (await door.world()).grants.some((grant) => grant.account === account?.id && grant.person === emil?.id);

  await connectAndRead(extension, sandbox);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await popup.getByRole('searchbox', { name: 'Search ad accounts' }).fill(account?.id ?? '');
  await popup.getByRole('row', { name: account?.id ?? '' }).click();
  await expect(popup.getByRole('article').getByText(/^As of/)).toBeVisible();
  await door.act({ do: 'expire-token', token: 'admin' });
  await popup.getByRole('combobox', { name: 'Add a person' }).fill('Emil');
  await popup.getByRole('option', { name: 'Emil Sørensen' }).click();

  const signedOut = popup
    .getByRole('status')
    .filter({ hasText: 'Work under way waits and goes on when you are back.' });
  await expect(signedOut).toBeVisible();
  const runs = popup.getByRole('region', { name: 'Runs' });
  await expect(runs).toContainText('Sign in again as the same person, and it goes on.');
  await expect(runs).toContainText('Emil Sørensen');
  await capture(popup, 'signed-out-in-the-middle');
  await expect.poll(async () => (await readAreas(extension)).session.tokens ?? {}).toEqual({});
  expect(await hasNow()).toBe(false);

  // Somebody else comes: the work is not theirs.
  await signedOut.getByRole('button', { name: 'Sign in again' }).click();
  const field = popup.getByRole('textbox', { name: 'Access token' });
  await field.fill(sandbox.tokens.employee);
  await field.press('Enter');
  await expect(popup.getByText("You're connected as Emil Sørensen.")).toBeVisible();
  await expect(runs).toContainText('Sign in again as the same person, and it goes on.');
  await extension.fireAlarm('runs');
  expect(await hasNow()).toBe(false);
  await capture(popup, 'signed-out-somebody-else');

  // The same person comes: it goes on by itself, and is done once.
  await door.act({ do: 'restore-token', token: 'admin' });
  const since = (await door.requests()).at(-1)?.n ?? 0;
  await field.fill(sandbox.tokens.admin);
  await field.press('Enter');
  await expect.poll(hasNow).toBe(true);
  await expect(signedOut).toBeHidden();
  await expect(runs).toBeHidden();
  const sent = (await door.requests(since)).filter(
    ({ method, path }) => method === 'POST' && path.includes(`${account?.id}/assigned_users`),
  );
  expect(sent.map(({ token, status }) => [token, status])).toEqual([['admin', 200]]);
});

test('a token that is revoked while one looks keeps what was read, and says why it ended', async ({
  extension,
  sandbox,
  door,
}) => {
  await connectAndRead(extension, sandbox);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await door.act({ do: 'revoke-token', token: 'admin', subcode: 460 });
  await popup.getByRole('row').first().click();
  const signedOut = popup.getByRole('status').filter({ hasText: 'Sign in again as Dana Northwind' });
  await expect(signedOut).toBeVisible();
  await signedOut.getByRole('button', { name: 'Sign in again' }).click();
  await expect(popup.getByRole('article', { name: 'Dana Northwind' })).toContainText(
    'The password was changed',
  );
  await popup.getByRole('button', { name: 'Back', exact: true }).click();
  await popup.getByRole('button', { name: 'Back to the list' }).click();
  await expect(popup.getByRole('grid')).toHaveAttribute('aria-rowcount', '60');
});
