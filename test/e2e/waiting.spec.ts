// End to end: waiting. Requests with their age; told when one is answered, by list, badge and notification.

import type { Page } from '@playwright/test';
import type { SyncRow } from '../../utils/mirror/schema.ts';
import type { Chrome } from './harness/extension.ts';
import { connectAndRead, findPlaces, openAccount } from './harness/places.ts';
import { readTables, waitUntilKept } from './harness/read-storage.ts';
import { checkAccessibility, expect, test } from './harness.ts';

declare const chrome: Chrome;

/** When the pending list was last read to its end (ms). */
async function getReadAt(page: Page, businessId: string): Promise<number> {
  const syncs = (await readTables(page)).syncs as SyncRow[];
  const pending = syncs.find((sync) => sync.businessId === businessId && sync.resource === 'pending');
  return pending?.completedAt ?? 0;
}

test('the pending list says how long each request has waited', async ({ extension, sandbox, capture }) => {
  const places = findPlaces(sandbox);
  const pending = sandbox.world.relationsOfBusiness(places.id).filter(({ status }) => status === 'PENDING');
  await extension.connect(sandbox.tokens.admin);
  const panel = await extension.openSurface('sidepanel');
  await panel.setViewportSize({ width: 380, height: 820 });
  await panel.getByRole('tab', { name: `Pending ${pending.length}` }).click();
  await expect(panel.getByRole('grid', { name: 'Ad accounts' })).toHaveAttribute(
    'aria-rowcount',
    String(pending.length),
  );
  for (const { account } of pending.slice(0, 3))
    await expect(panel.getByRole('row', { name: `act_${account}` })).toContainText('asked');
  await openAccount(panel, pending[0]!.account);
  await expect(panel.getByText('asked for ownership')).toBeVisible();
  await capture(panel, 'waiting');
});

for (const [act, title, words] of [
  ['accept-claim', 'Claim accepted', 'is yours now.'],
  ['decline-claim', 'Claim not pending any more', "The account isn't yours."],
] as const) {
  test(`${act}: the list, the badge, a notification and a word; dismissed, the badge is gone`, async ({
    extension,
    sandbox,
    door,
    capture,
  }) => {
    const places = findPlaces(sandbox);
    const pending = sandbox.world.relationsOfBusiness(places.id).filter(({ status }) => status === 'PENDING');
    const account = places.claimable('already-asked').accountId;
    await connectAndRead(extension, sandbox);
    const panel = await extension.openSurface('sidepanel');
    await panel.setViewportSize({ width: 380, height: 820 });
    await expect(panel.getByRole('tab', { name: `Pending ${pending.length}` })).toBeVisible();
    expect(await extension.badge()).toBe('');
    await door.act({ do: act, account, business: places.id });
    // Nobody has a surface open, and the worker has ended: the alarm wakes it.
    await panel.close();
    await extension.stopWorker();
    await extension.fireAlarm('pending');
    // First: the browser takes it down by itself.
    await expect.poll(() => extension.notifications()).toHaveLength(1);
    await expect.poll(() => extension.badge()).toBe('1');
    const again = await extension.openSurface('sidepanel');
    await again.setViewportSize({ width: 380, height: 820 });
    await expect(again.getByRole('tab', { name: `Pending ${pending.length - 1}` })).toBeVisible();
    if (act === 'accept-claim') await expect(again.getByRole('tab', { name: 'Owned 61' })).toBeVisible();
    const told = again.getByRole('status').filter({ hasText: title });
    await expect(told).toContainText(`act_${account}`);
    await expect(told).toContainText(words);
    await checkAccessibility(again);
    await capture(again, `waiting-${act}`);
    await told.getByRole('button', { name: 'Dismiss' }).click();
    await expect(told).toHaveCount(0);
    await expect.poll(() => extension.badge()).toBe('');
    // A second look has nothing new to tell.
    const since = (await door.requests()).at(-1)?.n ?? 0;
    const before = await getReadAt(again, places.id);
    await extension.fireAlarm('pending');
    await expect.poll(() => getReadAt(again, places.id)).toBeGreaterThan(before);
    expect((await door.requests(since)).map(({ path }) => path.split('/').at(-1))).toContain(
      'pending_owned_ad_accounts',
    );
    expect(await extension.badge()).toBe('');
  });
}

test('an answer for another business is told by its name; the notification leads there', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const [agency, second] = [findPlaces(sandbox), findPlaces(sandbox, sandbox.businesses.second)];
  const account = agency.claimable('pending').accountId;
  const asked = await fetch(`${sandbox.http}/v25.0/${second.id}/owned_ad_accounts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.tokens.admin}` },
    body: new URLSearchParams({ adaccount_id: `act_${account}` }),
  });
  expect(await asked.json()).toEqual({ access_status: 'PENDING' });
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await panel.setViewportSize({ width: 360, height: 820 });
  await expect(panel.getByRole('button', { name: `Business: ${agency.name}` })).toBeVisible();
  await door.act({ do: 'accept-claim', account, business: second.id });
  await extension.fireAlarm('pending');
  await expect.poll(() => extension.badge()).toBe('1');
  // By now: the browser takes it down by itself after a few seconds.
  let notification = '';
  const getNotification = async (): Promise<string> => {
    const [id = notification] = await extension.notifications();
    notification = id;
    return id;
  };
  await expect.poll(getNotification).not.toBe('');
  const told = panel
    .getByRole('status')
    .filter({ hasText: `Waiting in ${second.name}: 1 answer to a request` });
  await expect(told).toBeVisible();
  await expect(panel.getByText('Claim accepted')).toHaveCount(0);
  await checkAccessibility(panel);
  await capture(panel, 'waiting-elsewhere');

  // The popup was last on the agency.
  const before = await extension.openSurface('popup');
  await expect(before.getByRole('button', { name: `Business: ${agency.name}` })).toBeVisible();
  await before.getByRole('tab', { name: /^Shared/ }).click();
  await expect(before.getByRole('tab', { name: /^Shared/ })).toHaveAttribute('aria-selected', 'true');
  await waitUntilKept(extension, 'popup', { businessId: agency.id, tab: 'shared' });
  await before.close();
  await extension.evaluate((id) => {
    const { onClicked } = chrome.notifications as unknown as {
      onClicked: { dispatch: (id: string) => void };
    };
    onClicked.dispatch(id);
  }, notification);
  const popup = await extension.findPopup();
  await expect(popup.getByRole('button', { name: `Business: ${second.name}` })).toBeVisible();
  await expect(popup.getByRole('status').filter({ hasText: 'Claim accepted' })).toContainText(
    `act_${account}`,
  );

  await told.getByRole('button', { name: `Show in ${second.name}` }).click();
  await expect(panel.getByRole('button', { name: `Business: ${second.name}` })).toBeVisible();
  await panel.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(() => extension.badge()).toBe('');
});

test('with notifications off there is the badge alone', async ({ extension, sandbox, door }) => {
  const places = findPlaces(sandbox);
  const account = places.claimable('already-asked').accountId;
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await expect(panel.getByRole('tab', { name: /^Pending \d/ })).toBeVisible();
  const options = await extension.openSurface('options');
  const notify = options.getByRole('checkbox', { name: 'Tell me when a claim is answered' });
  // It shows what is stored, a moment after the click.
  await notify.click();
  await expect(notify).not.toBeChecked();
  await door.act({ do: 'accept-claim', account, business: places.id });
  await extension.fireAlarm('pending');
  await expect.poll(() => extension.badge()).toBe('1');
  await expect(panel.getByRole('status').filter({ hasText: 'Claim accepted' })).toBeVisible();
  expect(await extension.notifications()).toEqual([]);
});
