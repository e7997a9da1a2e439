// End to end: claims that are taken back, one or several; what was answered since has nothing to withdraw.

import type { Page } from '@playwright/test';
import { expectRoom, resize } from './harness/panel-layout.ts';
import { connectAndRead, findPlaces, getActivity, offerByPaste, undoLast } from './harness/places.ts';
import { checkAccessibility, expect, test } from './harness.ts';

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
  await expect(lines.first()).toContainText('Set back · ');
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
  // Done can be clicked before Meta was asked.
  await expect(dialog).toContainText(/It's yours\.|Asked\./);
  await dialog.getByRole('button', { name: 'Done' }).click();
}

for (const [act, title, words] of [
  ['accept-claim', 'Claim accepted', 'One way'],
  ['decline-claim', 'Claim not pending any more', "Declined since, or ended. There's nothing to take back."],
] as const) {
  test(`${act}: what was asked for can't be withdrawn any more, and its line says so`, async ({
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
    const line = getActivity(panel).getByRole('listitem').first();
    await expect(line.getByRole('button', { name: 'Undo' })).toBeVisible();
    await door.act({ do: act, account: accountId, business: places.id });
    await extension.fireAlarm('pending');
    await expect(panel.getByText(title)).toBeVisible();
    await expect(line).toContainText(words);
    await expect(line.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    await capture(panel, `undo-after-${act}`);
  });
}

test('several claims, answered one by one: names stay, and Undo says beforehand what it withdraws', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const [accepted, waiting] = [places.claimable('pending'), places.claimable('pending', 1)];
  const [mine, refused] = [places.claimable('confirmed'), places.claimable('no-history')];
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await resize(panel, 400, 900);
  const all = [accepted, waiting, mine, refused];
  const dialog = await offerByPaste(panel, all.map(({ accountId }) => `act_${accountId}`).join(' '));
  await expect(dialog).toContainText(refused.name);
  await dialog.getByRole('button', { name: 'Claim 4 accounts' }).click();
  await expect(dialog.getByRole('alert')).toContainText(`${refused.name} · act_${refused.accountId}`);
  await expect(dialog).toContainText(`${mine.name} · act_${mine.accountId}`);
  await capture(panel, 'claim-several-named');
  await dialog.getByRole('button', { name: 'Done' }).click();
  const card = panel.getByRole('region', { name: 'Runs' });
  await expect(card).toContainText(`${refused.name} · act_${refused.accountId}`);
  await expect(card.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '4 of 4 finished, 1 failed');
  const line = getActivity(panel).getByRole('listitem').first();
  await expect(line).toContainText('Undo withdraws 2 requests. 1 account is yours and stays.');
  await door.act({ do: 'accept-claim', account: accepted.accountId, business: places.id });
  await extension.fireAlarm('pending');
  await expect(line).toContainText('Undo withdraws 1 request. 2 accounts are yours and stay.');
  await checkAccessibility(panel);
  await capture(panel, 'undo-several');
  await line.getByRole('button', { expanded: false }).click();
  await expect(line).toContainText(mine.name);
  await expect(line).toContainText(refused.name);
  await capture(panel, 'undo-several-opened');
  await line.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => sandbox.world.relation(places.id, waiting.accountId)).toBeUndefined();
  expect(sandbox.world.relation(places.id, accepted.accountId)?.status).toBe('CONFIRMED');
});

test('folded, a refused undo is told in a notice as wide as the panel, which can be dismissed', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.claimable('pending');
  const asked = sandbox.world
    .relationsOfBusiness(places.id)
    .filter(({ status }) => status === 'PENDING').length;
  const getPending = (count: number) => panel.getByRole('tab', { name: `Pending ${count}`, exact: true });
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await resize(panel, 360, 820);
  await claim(panel, accountId);
  await expect(getPending(asked + 1)).toBeVisible();
  // It isn't pending any more, and Meta doesn't say what became of it.
  await door.fault({ match: { path: `/act_${accountId}$` }, kind: 'code:2' });
  await door.act({ do: 'decline-claim', account: accountId, business: places.id });
  await extension.fireAlarm('pending');
  await expect(getPending(asked)).toBeVisible();
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
