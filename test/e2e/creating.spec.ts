// End to end: creating an ad account. Every field in words, what is for good said before, exactly one in the end.

import type { Locator, Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import { chooseFromMenu, connectAndRead, findPlaces, getWrites, showBusiness } from './harness/places.ts';
import { waitUntilJournalled, waitUntilKept } from './harness/read-storage.ts';
import { checkAccessibility, expect, test } from './harness.ts';

const own = 'This business';
const nobody = 'Nobody, not applicable';
const notOnFacebook = 'There is one, but without a Page or app on Facebook';

async function openForm(surface: Page): Promise<Locator> {
  await chooseFromMenu(surface, 'Create an ad account…');
  const dialog = surface.getByRole('dialog', { name: 'Create an ad account' });
  await expect(dialog.getByRole('textbox', { name: 'Account name' })).toBeVisible();
  return dialog;
}

async function pick(dialog: Locator, field: string, text: string, option: string | RegExp): Promise<void> {
  await dialog.getByRole('combobox', { name: field }).fill(text);
  await dialog.getByRole('option', { name: option }).first().click();
}

/** The least that is needed, up to the review. */
async function fill(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole('textbox', { name: 'Account name' }).fill(name);
  await pick(dialog, 'Currency', 'EUR', /^EUR/);
  await pick(dialog, 'Time zone', 'Berlin', /Berlin/);
  await dialog.getByRole('button', { name: 'Review' }).click();
}

const getCreated = ({ world }: Sandbox, name: string): unknown[] =>
  [...world.adAccounts.values()].filter((account) => account.name === name);

test('every field, reviewed, created on the credit line, with its id', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  await panel.setViewportSize({ width: 380, height: 820 });
  await expect(panel.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  // What was searched for before doesn't hide what is new.
  await panel.getByRole('searchbox').fill('nobody has this');
  const dialog = await openForm(panel);
  await expect(dialog).toContainText(`${places.name} (${places.id})`);
  await expect(dialog).toContainText('0 of 5');
  await expect(dialog).toContainText("Currency and time zone can't be changed afterwards");
  await dialog.getByRole('button', { name: 'Review' }).click();
  for (const fault of ['Enter a name.', 'Choose a currency.', 'Choose a time zone.'])
    await expect(dialog).toContainText(fault);
  await checkAccessibility(panel);
  await capture(panel, 'create-form');
  await dialog.getByRole('textbox', { name: 'Account name' }).fill('Spring 봄 & friends');
  await pick(dialog, 'Currency', 'won', /^KRW/);
  await pick(dialog, 'Time zone', 'Korea', /Asia\/Seoul/);
  const group = (name: string): Locator => dialog.getByRole('group', { name });
  await group('Who the ads are for').getByRole('radio', { name: own }).check();
  await group('Media agency').getByRole('radio', { name: notOnFacebook }).check();
  await group('Partner').getByRole('radio', { name: nobody }).check();
  await dialog.getByRole('checkbox', { name: /Pay by invoice/ }).check();
  await dialog.getByRole('button', { name: 'Review' }).click();
  for (const words of [
    'Spring 봄 & friends',
    'KRW',
    'Asia/Seoul',
    notOnFacebook,
    nobody,
    "business's credit line",
  ])
    await expect(dialog).toContainText(words);
  await capture(panel, 'create-review');
  expect(await getWrites(door)).toEqual([]);
  await dialog.getByRole('button', { name: 'Create ad account' }).click();
  await expect(dialog).toContainText('The account is there.');
  const [account] = [...sandbox.world.adAccounts.values()].filter(
    ({ name }) => name === 'Spring 봄 & friends',
  );
  await expect(dialog).toContainText(`act_${account!.accountId}`);
  expect(account).toMatchObject({
    currency: 'KRW',
    endAdvertiser: places.id,
    mediaAgency: 'UNFOUND',
    partner: 'NONE',
    ownerBusiness: places.id,
  });
  expect(account!.funding).toBeDefined();
  expect(await getWrites(door)).toHaveLength(1);
  await capture(panel, 'create-done');
  await dialog.getByRole('button', { name: 'Open the account' }).click();
  await expect(panel.getByRole('heading', { name: 'Spring 봄 & friends' })).toBeVisible();
  await expect(panel.getByRole('combobox', { name: 'Add a person' })).toBeFocused();
  await capture(panel, 'create-opened');
  await panel.getByRole('button', { name: 'Back to the list' }).click();
  await expect(panel.getByRole('tab', { name: 'Owned 61' })).toBeVisible();
  await expect(panel.getByRole('searchbox')).toHaveValue('');
  await expect(await openForm(panel)).toContainText('1 of 5');
});

test('what is missing is led to, Escape closes an open list alone, and what was made is in sight', async ({
  extension,
  sandbox,
}) => {
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  await panel.setViewportSize({ width: 380, height: 620 });
  await expect(panel.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  const dialog = await openForm(panel);
  const review = dialog.getByRole('button', { name: 'Review' });
  await review.click();
  await expect(dialog.getByRole('textbox', { name: 'Account name' })).toBeFocused();
  await dialog.getByRole('textbox', { name: 'Account name' }).fill('Zz, the last one');
  await review.click();
  const currency = dialog.getByRole('combobox', { name: 'Currency' });
  await expect(currency).toBeFocused();
  await expect(currency).toBeInViewport();
  await currency.pressSequentially('eur');
  await expect(dialog.getByRole('listbox')).toBeVisible();
  await currency.press('Escape');
  await expect(dialog.getByRole('listbox')).toBeHidden();
  await expect(dialog).toBeVisible();
  await currency.press('Escape');
  await expect(dialog).toBeHidden();
  const again = await openForm(panel);
  await fill(again, 'Zz, the last one');
  await again.getByRole('button', { name: 'Create ad account' }).click();
  await expect(again).toContainText('The account is there.');
  await again.getByRole('button', { name: 'Done' }).click();
  const row = panel.getByRole('row', { name: /^Zz, the last one/ });
  await expect(row).toBeInViewport();
  await expect(row).toHaveAttribute('aria-selected', 'true');
});

test("an id of one's own for advertiser, agency and partner", async ({ extension, sandbox }) => {
  const places = findPlaces(sandbox);
  const [published] = [...sandbox.world.pages.values()];
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  const dialog = await openForm(panel);
  for (const [group, id] of [
    ['Who the ads are for', places.id],
    ['Media agency', published!.username],
    ['Partner', published!.id],
  ] as const) {
    const fields = dialog.getByRole('group', { name: group });
    await fields.getByRole('radio', { name: 'Another one, by its id' }).check();
    await fields.getByRole('textbox').fill(id);
  }
  await fill(dialog, 'By id');
  await dialog.getByRole('button', { name: 'Create ad account' }).click();
  await expect(dialog).toContainText('The account is there.');
  expect(getCreated(sandbox, 'By id')).toMatchObject([
    { endAdvertiser: places.id, mediaAgency: published!.id, partner: published!.id },
  ]);
});

test('invoice is not offered where there is no credit line, and why', async ({ extension, sandbox }) => {
  const second = findPlaces(sandbox, sandbox.businesses.second);
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  await showBusiness(panel, second.name);
  const dialog = await openForm(panel);
  await expect(dialog).toContainText('The business has no credit line of its own');
  await expect(dialog.getByRole('checkbox', { name: /Pay by invoice/ })).toHaveCount(0);
});

test('what was entered survives closing, and a worker that ended; the dialog is open again', async ({
  extension,
  sandbox,
}) => {
  await extension.connect(sandbox.tokens.admin);
  const popup = await extension.openSurface('popup');
  const dialog = await openForm(popup);
  await dialog.getByRole('textbox', { name: 'Account name' }).fill('Half a draft');
  await pick(dialog, 'Currency', 'EUR', /^EUR/);
  const form = `create/${sandbox.businesses.agency}`;
  await waitUntilKept(extension, 'popup', {
    dialog: { kind: 'create' },
    drafts: { [form]: { name: 'Half a draft', currency: 'EUR' } },
  });
  await popup.close();
  await extension.stopWorker();
  const again = await extension.openSurface('popup');
  const kept = again.getByRole('dialog', { name: 'Create an ad account' });
  await expect(kept.getByRole('textbox', { name: 'Account name' })).toHaveValue('Half a draft');
  await expect(kept.getByRole('combobox', { name: 'Currency' })).toHaveValue(/^EUR/);
});

for (const [code, what, todo] of [
  [3979, 'has reached the number of ad accounts', 'Create further ones by hand in Business settings'],
  [3980, 'in bad standing', 'Settle that first'],
] as const) {
  test(`a refusal (${code}) is told in words, and the form is kept`, async ({
    extension,
    sandbox,
    door,
    capture,
  }) => {
    const places = findPlaces(sandbox);
    if (code === 3979) sandbox.world.businesses.get(places.id)!.createdByApi = 5;
    else await door.act({ do: 'set-standing', account: places.ownAccount().accountId, standing: 'bad' });
    await extension.connect(sandbox.tokens.admin);
    const panel = await extension.openSurface('sidepanel');
    await panel.setViewportSize({ width: 380, height: 820 });
    const dialog = await openForm(panel);
    await fill(dialog, 'One too many');
    await dialog.getByRole('button', { name: 'Create ad account' }).click();
    await expect(dialog.getByRole('alert')).toContainText(what);
    await expect(dialog.getByRole('alert')).toContainText(todo);
    await capture(panel, `create-refused-${code}`);
    await dialog.getByRole('button', { name: 'Back' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Account name' })).toHaveValue('One too many');
    expect((await getWrites(door)).map(({ error }) => error?.code)).toEqual([code]);
    expect(getCreated(sandbox, 'One too many')).toEqual([]);
  });
}

for (const kind of ['drop-after', 'drop-before', 'truncate', 'http500', 'html'] as const) {
  test(`an unclear answer (${kind}) is looked into: exactly one account`, async ({
    extension,
    sandbox,
    door,
    capture,
  }) => {
    await connectAndRead(extension, sandbox);
    const panel = await extension.openSurface('sidepanel');
    await panel.setViewportSize({ width: 380, height: 820 });
    const dialog = await openForm(panel);
    await fill(dialog, 'Only once');
    await door.fault({ match: { method: 'POST', path: '/adaccount$' }, kind, times: 1 });
    // The first look finds an account that was made, and shows it at once: it takes long enough to see that there is
    // one. The look before it is sent is the same request.
    if (kind === 'drop-after' || kind === 'truncate') {
      const look = { method: 'GET', path: '/owned_ad_accounts$' };
      await door.fault({ match: look, kind: 'delay', ms: 5_000, times: 2 });
    }
    await dialog.getByRole('button', { name: 'Create ad account' }).click();
    // A broken connection may take the client's own minute to be noticed.
    await expect(dialog).toContainText("Being checked: the answer didn't arrive", { timeout: 90_000 });
    await capture(panel, 'create-checking');
    await expect(dialog).toContainText('The account is there.', { timeout: 80_000 });
    expect(getCreated(sandbox, 'Only once')).toHaveLength(1);
  });
}

test('sent again over a connection that breaks as well: the browser repeats nothing, exactly one account', async ({
  extension,
  sandbox,
  door,
}) => {
  // Two broken connections may each take half a minute to be noticed, and the looks between them take another.
  test.setTimeout(300_000);
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  const dialog = await openForm(panel);
  await fill(dialog, 'Only once');
  const match = { method: 'POST', path: '/adaccount$' };
  await door.fault({ match, kind: 'drop-before', times: 1 });
  await dialog.getByRole('button', { name: 'Create ad account' }).click();
  await expect.poll(async () => (await getWrites(door)).length).toBe(1);
  await door.fault({ match, kind: 'drop-after', times: 1 });
  await expect(dialog).toContainText('The account is there.', { timeout: 240_000 });
  expect(getCreated(sandbox, 'Only once')).toHaveLength(1);
  expect(await getWrites(door)).toHaveLength(2);
});

test('a worker that ends in the middle of it: exactly one account', async ({ extension, sandbox, door }) => {
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  const dialog = await openForm(panel);
  await fill(dialog, 'Only once');
  const isSent = async (): Promise<boolean> =>
    (await getWrites(door)).length > 0 || getCreated(sandbox, 'Only once').length > 0;
  await door.fault({ match: { method: 'POST', path: '/adaccount$' }, kind: 'delay', ms: 10_000, times: 1 });
  await dialog.getByRole('button', { name: 'Create ad account' }).click();
  await expect(dialog).toContainText('Creating…');
  await waitUntilJournalled(panel, 'sent');
  await extension.stopWorker();
  await panel.reload();
  await extension.fireAlarm('runs');
  await expect(panel.getByRole('dialog')).toContainText('The account is there.', { timeout: 80_000 });
  await expect.poll(isSent).toBe(true);
  expect(getCreated(sandbox, 'Only once')).toHaveLength(1);
});
