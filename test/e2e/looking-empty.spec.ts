// End to end: looking where there is less to see. No accounts, no rights, a list that breaks off, no connection.

import { getLists, openPopupPage } from './harness/agency.ts';
import { escapeDialog } from './harness/places.ts';
import { expect, test } from './harness.ts';

test.use({ size: { accounts: 240, people: 12 } });

test('a business without accounts says what comes next, for each list', async ({
  extension,
  sandbox,
  capture,
}) => {
  await extension.connect(sandbox.tokens.outsider);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('button', { name: 'Business: Lone Pine Studio' })).toBeVisible();
  await popup.getByRole('tab', { name: 'Shared 0' }).click();
  const list = popup.getByRole('tabpanel');
  await expect(list).toContainText('Nothing is shared with you');
  await popup.getByRole('tab', { name: 'Pending 0' }).click();
  await expect(list).toContainText('Nothing is pending');
  await capture(popup, 'looking-nothing-pending');
  await expect(popup.getByRole('status').filter({ hasText: /^As of/ })).toBeVisible();
});

test.describe('a business that owns nothing', () => {
  test.use({ size: { accounts: 0, people: 2 } });
  test('offers to create or to claim the first account', async ({ extension, sandbox, capture }) => {
    await extension.connect(sandbox.tokens.admin);
    const popup = await openPopupPage(extension);
    await expect(popup.getByRole('tab', { name: 'Owned 0' })).toBeVisible();
    const list = popup.getByRole('tabpanel');
    await expect(list).toContainText('No ad accounts yet');
    await capture(popup, 'looking-nothing-owned');
    await list.getByRole('button', { name: 'Claim an ad account' }).click();
    await expect(popup.getByRole('dialog', { name: 'Claim an ad account' })).toBeVisible();
    await escapeDialog(popup);
    await list.getByRole('button', { name: 'Create an ad account' }).click();
    await expect(popup.getByRole('dialog', { name: 'Create an ad account' })).toBeVisible();
  });
});

test('an employee sees the accounts that Meta shows them, and the count of those', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const world = await door.world();
  const emil = world.people.find(({ name }) => name === 'Emil Sørensen');
  const mine = new Set(
    world.grants.filter(({ person }) => person === emil?.id).map(({ account }) => account),
  );
  const owned = getLists(world, sandbox.businesses.agency).owned.filter(({ id }) => mine.has(id));
  await extension.connect(sandbox.tokens.employee);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: `Owned ${owned.length}`, exact: true })).toBeVisible();
  await expect(popup.getByRole('grid')).toHaveAttribute('aria-rowcount', String(owned.length));
  await capture(popup, 'looking-employee');
});

test('a token that may not read the business says which permission is missing', async ({
  extension,
  sandbox,
  capture,
}) => {
  const popup = await openPopupPage(extension);
  await popup.getByRole('textbox', { name: 'Access token' }).fill(sandbox.tokens.limited ?? '');
  await popup.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(popup.getByRole('main')).toContainText('No business here');
  await expect(popup.getByRole('article', { name: 'Dana Northwind' })).toContainText(
    'business_management. Without it no business can be read or changed.',
  );
  await capture(popup, 'looking-limited');
});

test('a list that may not be read says so, and whom to ask', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  await door.fault({ match: { path: 'owned_ad_accounts' }, kind: 'code:10' });
  await extension.connect(sandbox.tokens.admin);
  const popup = await openPopupPage(extension);
  const list = popup.getByRole('tabpanel');
  await expect(list).toContainText('Not allowed to see this list');
  await expect(list).toContainText('Northwind Media');
  await capture(popup, 'looking-no-rights');
  await door.clearFaults();
  await list.getByRole('button', { name: 'Read again' }).click();
  await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
});

test.describe('a list of several pages', () => {
  test.use({ size: { accounts: 1200, people: 6 } });

  test('whose next page fails says how many so far, and goes on when it is tried again', async ({
    extension,
    sandbox,
    door,
    capture,
  }) => {
    const edge = { path: '/owned_ad_accounts' };
    // Short pages, slow enough to see them come in; the one after the next is refused.
    await door.fault({ match: edge, kind: 'short-page' }, { match: edge, kind: 'delay', ms: 3_000 });
    await extension.connect(sandbox.tokens.admin);
    const popup = await openPopupPage(extension);
    const status = popup.getByRole('status').filter({ hasText: /^As of/ });
    await expect(status).toContainText(/[1-9]\d* (of 1,200 )?so far/);
    await door.fault({ match: edge, kind: 'code:100' });
    await expect(status).toContainText(/\d so far, then reading failed/);
    const loaded = (await status.innerText()).match(/([\d,]+) so far/)?.[1]?.replace(',', '');
    expect(Number(loaded)).toBeGreaterThan(0);
    expect(Number(loaded)).toBeLessThan(1200);
    await expect(popup.getByRole('tab', { name: /^Owned/ })).toHaveAccessibleName(
      /^Owned (1,200|\d+ so far)$/,
    );
    await capture(popup, 'looking-so-far');
    await door.clearFaults();
    await popup.getByRole('button', { name: 'Try again' }).click();
    await expect(status).toHaveText(/^As of \d{1,2}:\d\d\s[AP]M$/);
    await expect(popup.getByRole('tab', { name: 'Owned 1,200', exact: true })).toBeVisible();
    await expect(popup.getByRole('grid')).toHaveAttribute('aria-rowcount', '1200');
  });
});

test('without a connection, what was read stays and its time is told', async ({
  extension,
  sandbox,
  capture,
}) => {
  await extension.connect(sandbox.tokens.admin);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 240' })).toBeVisible();
  await expect(popup.getByRole('tab', { name: /^Pending \d/ })).toBeVisible();
  await extension.context.setOffline(true);
  const offline = popup.getByRole('status').filter({ hasText: 'No connection' });
  await expect(offline).toBeVisible();
  await expect(popup.getByRole('grid')).toHaveAttribute('aria-rowcount', '240');
  await expect(popup.getByRole('status').filter({ hasText: /^As of/ })).toBeVisible();
  await capture(popup, 'looking-offline');
  await popup.getByRole('row').first().click();
  await expect(popup.getByRole('button', { name: 'Back to the list' })).toBeVisible();
  await extension.context.setOffline(false);
  await expect(offline).toBeHidden();
});
