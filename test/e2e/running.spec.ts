// End to end: work survives. A stopped worker, a cut connection, a limit, a restarted browser; nothing is done twice.

import type { Locator, Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import { createExtension, type Extension } from './harness/extension.ts';
import { launchChromium } from './harness/launch-chromium.ts';
import {
  addPerson,
  connectAndRead,
  findPlaces,
  getTasksOf,
  getWrites,
  offerByPaste,
  openAccount,
  openAccountInPanel,
} from './harness/places.ts';
import { waitUntilJournalled } from './harness/read-storage.ts';
import type { SandboxDoor } from './harness/sandbox-door.ts';
import { checkAccessibility, expect, test } from './harness.ts';

// Enough people that some have names of their own.
test.use({ size: { people: 24 } });

for (const change of ['claim', 'assign', 'remove a person', 'withdraw'] as const) {
  test(`a worker that ends in the middle of a ${change} goes on when it wakes, and does it once`, async ({
    extension,
    sandbox,
    door,
  }) => {
    const places = findPlaces(sandbox);
    const { accountId } = places.ownAccount();
    const [person, other] = places.people(accountId);
    const claimed = places.claimable('confirmed').accountId;
    const asked = places.claimable('already-asked').accountId;
    if (change === 'remove a person') {
      await door.act({ do: 'grant', account: accountId, person: person!.id, tasks: ['ANALYZE'] });
      await door.act({
        do: 'grant',
        account: accountId,
        person: other!.id,
        tasks: ['MANAGE', 'ADVERTISE', 'ANALYZE'],
      });
    }
    await connectAndRead(extension, sandbox);
    const panel = await extension.openSurface('sidepanel');
    await expect(panel.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
    const path = {
      claim: '/owned_ad_accounts$',
      assign: '/assigned_users$',
      'remove a person': '/assigned_users$',
      withdraw: '/ad_accounts$',
    }[change];
    const method = change === 'claim' || change === 'assign' ? 'POST' : 'DELETE';
    // Longer than it takes to see that it was sent, and to end the worker.
    await door.fault({ match: { method, path }, kind: 'delay', ms: 10_000, times: 1 });
    if (change === 'claim') {
      const dialog = await offerByPaste(panel, claimed);
      await dialog.getByRole('button', { name: 'Claim', exact: true }).click();
      await expect(dialog).toContainText('Claiming…');
    } else if (change === 'withdraw') {
      await panel.getByRole('tab', { name: /^Pending/ }).click();
      await openAccount(panel, asked);
      await panel.getByRole('button', { name: 'Withdraw the request…' }).click();
      await panel.getByRole('dialog').getByRole('button', { name: 'Withdraw the request' }).click();
      await expect(panel.getByRole('dialog')).toContainText('On its way…');
    } else {
      await openAccount(panel, accountId);
      if (change === 'assign') await addPerson(panel, person!);
      else {
        await panel.getByRole('button', { name: `Remove ${person!.name}` }).click();
        await panel
          .getByRole('dialog')
          .getByRole('button', { name: `Remove ${person!.name}` })
          .click();
      }
      await expect(getTasksOf(panel, person!)).toHaveAttribute('aria-busy', 'true');
    }
    await waitUntilJournalled(panel, 'sent');
    await extension.stopWorker();
    await extension.fireAlarm('runs');
    if (change === 'claim' || change === 'withdraw') {
      const dialog = panel.getByRole('dialog');
      await expect(dialog).toContainText(/It's yours\.|The request is withdrawn\./, { timeout: 40_000 });
      await dialog.getByRole('button', { name: 'Done' }).click();
    }
    const line = panel.getByRole('region', { name: 'Activity' }).getByRole('listitem').first();
    await expect(line).toContainText('Done', { timeout: 40_000 });
    if (change === 'claim')
      expect(sandbox.world.relation(places.id, claimed)).toMatchObject({ status: 'CONFIRMED' });
    if (change === 'withdraw') expect(sandbox.world.relation(places.id, asked)).toBeUndefined();
    if (change === 'assign') expect(places.tasks(accountId, person!.id)).toEqual(['ANALYZE']);
    if (change === 'remove a person') expect(places.tasks(accountId, person!.id)).toBeUndefined();
    const done = (await getWrites(door)).filter(({ status }) => status === 200);
    if (change === 'claim' || change === 'withdraw') expect(done.length).toBeLessThanOrEqual(1);
  });
}

test('without a connection a change waits, says so, and goes on', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const [person] = places.people(accountId);
  const panel = await openAccountInPanel(extension, sandbox, accountId);
  await expect(panel.getByRole('combobox', { name: 'Add a person' })).toBeEnabled();
  await door.fault({ kind: 'drop-before' });
  await addPerson(panel, person!);
  const runs = panel.getByRole('region', { name: 'Runs' });
  await expect(runs).toContainText("There's no connection to Meta. It tries again at", { timeout: 60_000 });
  await expect(runs.getByRole('progressbar')).toBeVisible();
  await capture(panel, 'running-offline');
  expect(places.tasks(accountId, person!.id)).toBeUndefined();
  await door.clearFaults();
  await extension.fireAlarm('runs');
  await expect.poll(() => places.tasks(accountId, person!.id), { timeout: 40_000 }).toEqual(['ANALYZE']);
  await expect(runs).toHaveCount(0);
});

/** A person is added to an account that is over its limit, so that it waits. */
async function addOverLimit(
  extension: Extension,
  sandbox: Sandbox,
  door: SandboxDoor,
): Promise<{ panel: Page; runs: Locator }> {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const [person] = places.people(accountId);
  const panel = await openAccountInPanel(extension, sandbox, accountId);
  await expect(panel.getByRole('combobox', { name: 'Add a person' })).toBeEnabled();
  await door.act({ do: 'set-usage', account: accountId, percent: 100, regainMinutes: 7 });
  await addPerson(panel, person!);
  const runs = panel.getByRole('region', { name: 'Runs' });
  await expect(runs).toContainText('Meta asks to wait. It goes on by itself at', { timeout: 30_000 });
  return { panel, runs };
}

test('over a limit a change waits and says until when; Pause, Resume', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const { panel, runs } = await addOverLimit(extension, sandbox, door);
  await capture(panel, 'running-throttled');
  await runs.getByRole('button', { name: 'Pause' }).click();
  await expect(runs).toContainText('Paused by you');
  await expect(runs.getByRole('button', { name: 'Pause' })).toHaveCount(0);
  expect((await getWrites(door)).filter(({ status }) => status === 200)).toEqual([]);
  await runs.getByRole('button', { name: 'Resume' }).click();
  await expect(runs.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('one that waits is stopped: nothing of it is sent, until it is tried again', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const { panel, runs } = await addOverLimit(extension, sandbox, door);
  await runs.getByRole('button', { name: 'Stop' }).click();
  await expect(runs).toContainText('You stopped it before it was done.');
  await expect(runs).toContainText('1 not done');
  await expect(runs.getByRole('button', { name: 'Stop' })).toHaveCount(0);
  await expect(panel.getByRole('region', { name: 'Activity' })).toContainText('Stopped');
  // Whoever stopped it knows.
  await expect(panel.getByRole('article').getByRole('alert')).toHaveCount(0);
  await checkAccessibility(panel);
  await capture(panel, 'running-stopped');
  await extension.fireAlarm('runs');
  await expect(runs).toContainText('You stopped it before it was done.');
  expect((await getWrites(door)).filter(({ status }) => status === 200)).toEqual([]);
  // The limit that Meta told still holds.
  await runs.getByRole('button', { name: 'Retry failed' }).click();
  await expect(runs).toContainText('Meta asks to wait. It goes on by itself at', { timeout: 30_000 });
});

test('after the browser was restarted: sign in again, and what was under way goes on', async ({
  extension,
  sandbox,
  door,
  folder,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const [person] = places.people(accountId);
  const panel = await openAccountInPanel(extension, sandbox, accountId);
  await expect(panel.getByRole('combobox', { name: 'Add a person' })).toBeEnabled();
  await door.fault({ kind: 'drop-before' });
  await addPerson(panel, person!);
  await expect(getTasksOf(panel, person!)).toHaveAttribute('aria-busy', 'true');
  await waitUntilJournalled(panel);
  await extension.close();
  await door.clearFaults();

  const profile = `${folder}/profile`;
  const second = createExtension({
    ...(await launchChromium({ sandbox, profile, headless: true, language: 'en' })),
    profile,
  });
  try {
    const again = await second.openSurface('sidepanel');
    await again.setViewportSize({ width: 380, height: 820 });
    await expect(again.getByText(/^Sign in again as /).first()).toBeVisible();
    await expect(again.getByRole('region', { name: 'Runs' })).toContainText(
      'Sign in again as the same person',
    );
    await capture(again, 'running-restarted');
    expect(places.tasks(accountId, person!.id)).toBeUndefined();
    await again.getByRole('button', { name: 'Sign in again', exact: true }).click();
    await again.getByRole('textbox', { name: 'Access token' }).fill(sandbox.tokens.admin);
    await again.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect.poll(() => places.tasks(accountId, person!.id), { timeout: 40_000 }).toEqual(['ANALYZE']);
    await expect(again.getByRole('region', { name: 'Runs' })).toHaveCount(0);
  } finally {
    await second.close();
  }
});

test('what Facebook wants of the person first stops the work; the same token goes on by Try again', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const [person] = places.people(accountId);
  const panel = await openAccountInPanel(extension, sandbox, accountId);
  await expect(panel.getByRole('combobox', { name: 'Add a person' })).toBeEnabled();
  await door.act({ do: 'revoke-token', token: 'admin', subcode: 459 });
  await addPerson(panel, person!);
  const banner = panel.getByRole('status').filter({ hasText: 'Facebook wants to check who you are first.' });
  await expect(banner).toContainText('Log in at facebook.com and do what it asks.');
  await expect(panel.getByRole('region', { name: 'Runs' })).toContainText('Log in at facebook.com');
  await checkAccessibility(panel);
  await capture(panel, 'checkpoint');
  // A worker that wakes finds it as it is, and leaves Facebook alone.
  await extension.stopWorker();
  const asked = (await door.requests()).length;
  await banner.getByRole('button', { name: 'Try again' }).click();
  await expect(banner).toContainText("Facebook doesn't accept it yet.");
  const tried = (await door.requests()).slice(asked);
  // Who it is was asked, and nothing of the business.
  expect(tried.filter(({ path }) => path.includes(places.id) || path.includes('act_'))).toEqual([]);
  await door.act({ do: 'restore-token', token: 'admin' });
  await banner.getByRole('button', { name: 'Try again' }).click();
  await expect(banner).toBeHidden();
  await expect.poll(() => places.tasks(accountId, person!.id), { timeout: 40_000 }).toEqual(['ANALYZE']);
  await expect(panel.getByRole('region', { name: 'Runs' })).toHaveCount(0);
  expect((await getWrites(door)).filter(({ status }) => status === 200)).toHaveLength(1);
});

test('an expired token stops the work; another person does not take it up, the same one does', async ({
  extension,
  sandbox,
  door,
}) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const [person] = places.people(accountId);
  const panel = await openAccountInPanel(extension, sandbox, accountId);
  await expect(panel.getByRole('combobox', { name: 'Add a person' })).toBeEnabled();
  await door.act({ do: 'expire-token', token: 'admin' });
  await addPerson(panel, person!);
  await expect(panel.getByText(/^Sign in again as /).first()).toBeVisible();
  await expect(panel.getByRole('region', { name: 'Runs' })).toContainText('Sign in again as the same person');
  await door.act({ do: 'restore-token', token: 'admin' });
  const options = await extension.openSurface('options');
  await options.getByText('Connect another person', { exact: true }).click();
  await options.getByRole('textbox', { name: 'Access token' }).fill(sandbox.tokens.systemUser);
  await options.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(options.getByRole('article')).toHaveCount(2);
  expect(places.tasks(accountId, person!.id)).toBeUndefined();
  await options.getByRole('textbox', { name: 'Access token' }).fill(sandbox.tokens.admin);
  await options.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.poll(() => places.tasks(accountId, person!.id), { timeout: 40_000 }).toEqual(['ANALYZE']);
  expect((await getWrites(door)).filter(({ status }) => status === 200).map(({ token }) => token)).toEqual([
    'admin',
  ]);
});
