// End to end: claiming. One way, said before; yours, asked, or refused in words.

import type { Claimable } from '../sandbox/world/types.ts';
import { connectAndRead, findPlaces, getAdsManagerUrl, getWrites, offerByPaste } from './harness/places.ts';
import { checkAccessibility, expect, test } from './harness.ts';

test('from the panel: the dialog names account and business, says one way, and it is yours', async ({
  extension,
  sandbox,
  page,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const account = places.claimable('confirmed');
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(account.accountId, places.id));
  const panel = await extension.openPanel();
  const region = panel.getByRole('region', { name: 'On this page' });
  await region.getByRole('button', { name: 'Claim' }).click();
  const dialog = panel.getByRole('dialog', { name: 'Claim an ad account' });
  await expect(dialog).toContainText(account.name);
  await expect(dialog).toContainText(`act_${account.accountId}`);
  await expect(dialog).toContainText(places.name);
  await expect(dialog).toContainText(places.id);
  await expect(dialog).toContainText("This can't be taken back here.");
  await checkAccessibility(panel);
  await capture(panel, 'claim-review');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect(await getWrites(door)).toEqual([]);

  await region.getByRole('button', { name: 'Claim' }).click();
  await dialog.getByRole('button', { name: 'Claim', exact: true }).click();
  await expect(dialog).toContainText("It's yours.");
  await capture(panel, 'claim-yours');
  expect(await getWrites(door)).toMatchObject([
    { method: 'POST', path: `/v25.0/${places.id}/owned_ad_accounts`, status: 200 },
  ]);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(region.getByText('Owned', { exact: true })).toBeVisible();
  await expect(panel.getByRole('tab', { name: 'Owned 61' })).toBeVisible();
  await expect(panel.getByRole('region', { name: 'Activity' })).toContainText(
    `act_${account.accountId} for ${places.name}`,
  );
});

test('from the popup: an account of somebody else is asked for, and waits among the pending', async ({
  extension,
  sandbox,
  page,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const account = places.claimable('pending');
  await extension.connect(sandbox.tokens.admin);
  await page.goto(getAdsManagerUrl(account.accountId, places.id));
  const popup = await extension.openPopup();
  await popup.getByRole('region', { name: 'On this page' }).getByRole('button', { name: 'Claim' }).click();
  const dialog = popup.getByRole('dialog', { name: 'Claim an ad account' });
  await expect(dialog).toContainText(places.name);
  await capture(popup, 'claim-popup');
  await dialog.getByRole('button', { name: 'Claim', exact: true }).click();
  await expect(dialog).toContainText('Asked. Its admins have to accept in Ads Manager.');
  expect(sandbox.world.relation(places.id, account.accountId)).toMatchObject({ status: 'PENDING' });
  await dialog.getByRole('button', { name: 'Done' }).click();
  await popup.getByRole('tab', { name: /^Pending/ }).click();
  const row = popup.getByRole('row', { name: `act_${account.accountId}` });
  await expect(row).toContainText(/asked (now|\d+ sec)/);
});

/** Meta's refusals of what the mirror can't know: what is said, and what to do. */
const refusals: [Claimable['kind'], RegExp, RegExp][] = [
  [
    'group',
    /Meta refused this claim\. Nothing was changed\..*Meta says: .*group of ad accounts/,
    /claim the accounts in it one by one/,
  ],
  [
    'creative',
    /Meta refused this claim\..*Meta says: .*Creative accounts/,
    /doesn't let a business claim: .* a creative account/,
  ],
  [
    'no-history',
    /personal ad account that was never used/,
    /Create a new ad account in the business instead/,
  ],
  [
    'owned-elsewhere',
    /Meta refused this claim\..*Another business owns this ad account/,
    /another business owns \(ask that business to share it with yours\)/,
  ],
];
for (const [kind, what, todo] of refusals) {
  test(`Meta's refusal is told in words with what to do: ${kind}`, async ({
    extension,
    sandbox,
    door,
    capture,
  }) => {
    const places = findPlaces(sandbox);
    const account = places.claimable(kind);
    await extension.connect(sandbox.tokens.admin);
    const panel = await extension.openSurface('sidepanel');
    await panel.setViewportSize({ width: 380, height: 820 });
    const dialog = await offerByPaste(panel, account.accountId);
    await dialog.getByRole('button', { name: 'Claim', exact: true }).click();
    const told = dialog.getByRole('alert');
    await expect(told).toContainText(what);
    await expect(told).toContainText(todo);
    await expect(told).toContainText(`act_${account.accountId}`);
    // Meta's message and trace id are one click away, and not before.
    await expect(told.getByText('Trace id')).toBeHidden();
    await told.getByText('What Meta said').click();
    await expect(told.getByText('Trace id')).toBeVisible();
    await capture(panel, `claim-refused-${kind}`);
    const writes = await getWrites(door);
    expect(writes).toHaveLength(1);
    expect(writes[0]?.error?.code).toBe(kind === 'no-history' ? 3994 : 100);
  });
}

for (const [kind, act, code, what] of [
  ['already-asked', 'asks', 3936, 'asked for already'],
  ['already-owned', 'owns', 3944, 'already has this account'],
] as const) {
  test(`what the business ${act} already is said without asking Meta, and by Meta where it came about meanwhile`, async ({
    extension,
    sandbox,
    door,
    capture,
  }) => {
    const places = findPlaces(sandbox);
    await connectAndRead(extension, sandbox);
    const panel = await extension.openSurface('sidepanel');
    const known = places.claimable(kind).accountId;
    const dialog = await offerByPaste(panel, known);
    await expect(dialog).toContainText(/asked for already|belongs to the business already/);
    await expect(dialog.getByRole('button', { name: 'Claim', exact: true })).toBeDisabled();
    await capture(panel, `claim-known-${kind}`);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await getWrites(door)).toEqual([]);

    // Meta's own refusal, as if the mirror hadn't heard of it yet.
    const account = places.claimable('pending').accountId;
    await door.fault({
      match: { method: 'POST', path: '/owned_ad_accounts$' },
      kind: `code:${code}`,
      times: 1,
      message: `(#${code}) refused`,
    });
    const again = await offerByPaste(panel, account);
    await again.getByRole('button', { name: 'Claim', exact: true }).click();
    await expect(again.getByRole('alert')).toContainText(what);
    await expect(again.getByRole('alert')).toContainText(/Wait for its admins|Look for it under/);
    expect(await getWrites(door)).toHaveLength(1);
  });
}

test('several pasted ids are claimed together, without those that were taken out', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const [one, two, out] = [
    places.claimable('confirmed'),
    places.claimable('pending'),
    places.claimable('confirmed', 1),
  ];
  const refused = places.claimable('group');
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  const ids = [one, two, out, refused].map(({ accountId }) => `act_${accountId}`).join(', ');
  const dialog = await offerByPaste(panel, `please take ${ids}`);
  await dialog.getByRole('checkbox', { name: `act_${out.accountId}` }).uncheck();
  await capture(panel, 'claim-several');
  await dialog.getByRole('button', { name: 'Claim 3 accounts' }).click();
  await expect(dialog).toContainText("It's yours.");
  await expect(dialog).toContainText('Asked.');
  await expect(dialog.getByRole('alert')).toContainText(`act_${refused.accountId}`);
  const claimed = (await getWrites(door)).map(({ params }) =>
    String(params.adaccount_id).replace('act_', ''),
  );
  expect(claimed.toSorted()).toEqual([one, two, refused].map(({ accountId }) => accountId).toSorted());
  await capture(panel, 'claim-several-outcome');
});

test('an answer that is lost is looked for: one claim, and it is yours', async ({
  extension,
  sandbox,
  door,
}) => {
  const places = findPlaces(sandbox);
  const account = places.claimable('confirmed');
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  await door.fault({ match: { method: 'POST', path: '/owned_ad_accounts$' }, kind: 'drop-after', times: 1 });
  const dialog = await offerByPaste(panel, account.accountId);
  await dialog.getByRole('button', { name: 'Claim', exact: true }).click();
  // Chromium doesn't always tell that the connection broke under a body that can be sent once: then the client's own
  // minute has to pass.
  await expect(dialog).toContainText("It's yours.", { timeout: 90_000 });
  expect(await getWrites(door)).toHaveLength(1);
});
