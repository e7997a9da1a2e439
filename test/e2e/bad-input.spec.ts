// End to end: what comes in broken. HTML or half a body from Graph, holes in a batch, throttling, storage that is
// full or of another version: a clear word each, and nothing lost.

import type { Page } from '@playwright/test';
import { getViewKey } from '../../utils/surfaces.ts';
import { getLists, openAccount, openPopupPage, type WorldAccount } from './harness/agency.ts';
import type { Chrome, Extension } from './harness/extension.ts';
import { connectAndRead } from './harness/places.ts';
import { readAreas, readTables } from './harness/read-storage.ts';
import { checkAccessibility, expect, test } from './harness.ts';

declare const chrome: Chrome;

test.use({ size: { accounts: 60, people: 8 } });

async function readAgain(popup: Page): Promise<void> {
  await popup.getByRole('button', { name: 'More' }).click();
  await popup.getByRole('menuitem', { name: 'Read everything again' }).click();
}

for (const kind of ['html', 'truncate', 'http500', 'drop-before']) {
  test(`${kind} in place of a list is told; what was read stays, with its time`, async ({
    extension,
    sandbox,
    door,
    capture,
  }) => {
    await connectAndRead(extension, sandbox);
    const popup = await openPopupPage(extension);
    const status = popup.getByRole('status').filter({ hasText: /^As of/ });
    await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
    await expect(status).toHaveText(/^As of \d{1,2}:\d\d\s[AP]M$/);
    await door.fault({ match: { path: '/owned_ad_accounts' }, kind });
    await readAgain(popup);
    await expect(status).toHaveText(/^As of \d{1,2}:\d\d\s[AP]M · reading again failed$/, {
      timeout: 45_000,
    });
    await expect(popup.getByRole('grid')).toHaveAttribute('aria-rowcount', '60');
    await capture(popup, `bad-${kind}-again`);
    await door.clearFaults();
    await popup.getByRole('button', { name: 'Try again' }).click();
    await expect(status).toHaveText(/^As of \d{1,2}:\d\d\s[AP]M$/);
  });
}

for (const [kind, words] of [
  ['html', "The answer wasn't one of Meta's."],
  ['truncate', "The answer wasn't one of Meta's."],
] as const) {
  test(`${kind} in place of an account is told where it was asked for`, async ({
    extension,
    sandbox,
    door,
    capture,
  }) => {
    const account = getLists(await door.world(), sandbox.businesses.agency).owned[5] as WorldAccount;
    await connectAndRead(extension, sandbox);
    const popup = await openPopupPage(extension);
    await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
    await expect(popup.getByRole('status').filter({ hasText: /^As of [\d:]+\s[AP]M$/ })).toBeVisible();
    await door.fault({ match: { path: `act_${account.accountId}` }, kind });
    await openAccount(popup, account);
    await expect(popup.getByRole('alert')).toContainText(words, { timeout: 45_000 });
    await expect(popup.getByRole('heading', { name: account.name, level: 1 })).toBeVisible();
    await capture(popup, `bad-${kind}-account`);
  });
}

test('holes in a batch are filled by asking again, and no list is short', async ({
  extension,
  sandbox,
  door,
}) => {
  const lists = getLists(await door.world(), sandbox.businesses.agency);
  // One in each list, and a few anywhere: fewer than the times that a read is tried.
  await door.fault(
    {
      match: { path: '/(owned|client|pending_owned|pending_client)_ad_accounts' },
      kind: 'null-in-batch',
      times: 4,
    },
    { kind: 'null-in-batch', probability: 0.3, seed: 4, times: 3 },
  );
  await extension.connect(sandbox.tokens.admin);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 60', exact: true })).toBeVisible();
  await expect(popup.getByRole('tab', { name: `Shared ${lists.shared.length}`, exact: true })).toBeVisible();
  await expect(
    popup.getByRole('tab', { name: `Pending ${lists.pending.length}`, exact: true }),
  ).toBeVisible();
  await expect(popup.getByRole('grid')).toHaveAttribute('aria-rowcount', '60');
  await expect(popup.getByRole('status').filter({ hasText: /^As of [\d:]+\s[AP]M$/ })).toBeVisible();
});

test('Meta asking to wait is told, with until when; what was read stays', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  await connectAndRead(extension, sandbox);
  const popup = await openPopupPage(extension);
  const status = popup.getByRole('status').filter({ hasText: /^As of/ });
  await expect(status).toHaveText(/^As of \d{1,2}:\d\d\s[AP]M$/);
  await door.act({ do: 'set-usage', business: sandbox.businesses.agency, percent: 100, regainMinutes: 12 });
  await readAgain(popup);
  await expect(status).toContainText('Meta asks to wait');
  await expect(popup.getByRole('status').filter({ hasText: 'Too many requests for now.' })).toContainText(
    /goes on by itself in 1[12] minutes/,
  );
  await expect(popup.getByRole('grid')).toHaveAttribute('aria-rowcount', '60');
  await capture(popup, 'bad-throttled');
});

/** As if the disk were full: the worker's writes fail as the browser fails them. @param tables these alone */
const fillDisk = (extension: Extension, tables: string[]): Promise<void> =>
  extension.evaluate((full) => {
    const { put, add } = IDBObjectStore.prototype;
    const guard = (write: typeof put): typeof put =>
      function (this: IDBObjectStore, ...given) {
        if (full.includes(this.name)) throw new DOMException('The disk is full.', 'QuotaExceededError');
        return write.apply(this, given);
      };
    Object.assign(IDBObjectStore.prototype, { put: guard(put), add: guard(add) });
  }, tables);

test('a list that finds no room says that reading failed, and stays as it was', async ({
  extension,
  sandbox,
  capture,
}) => {
  await connectAndRead(extension, sandbox);
  const popup = await openPopupPage(extension);
  const status = popup.getByRole('status').filter({ hasText: /^As of/ });
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await expect(status).toHaveText(/^As of \d{1,2}:\d\d\s[AP]M$/);
  await fillDisk(extension, ['listPages']);
  await readAgain(popup);
  await expect(status).toContainText('reading again failed');
  await expect(popup.getByRole('grid')).toHaveAttribute('aria-rowcount', '60');
  await capture(popup, 'bad-full-list');
  // Room again: the next worker writes as ever.
  await extension.stopWorker();
  await popup.getByRole('button', { name: 'Try again' }).click();
  await expect(status).toHaveText(/^As of \d{1,2}:\d\d\s[AP]M$/);
});

test('a disk so full that not even this can be written down is told all the same', async ({
  extension,
  sandbox,
  capture,
}) => {
  await connectAndRead(extension, sandbox);
  const popup = await openPopupPage(extension);
  const status = popup.getByRole('status').filter({ hasText: /^As of/ });
  await expect(status).toHaveText(/^As of \d{1,2}:\d\d\s[AP]M$/);
  await fillDisk(extension, ['syncs', 'listPages', 'people', 'access', 'credit', 'notices']);
  await readAgain(popup);
  const told = popup.getByRole('alert').filter({ hasText: 'The browser has no room left to store this.' });
  await expect(told).toContainText('Free some disk space.');
  await expect(popup.getByRole('grid')).toHaveAttribute('aria-rowcount', '60');
  await capture(popup, 'bad-full-disk');
  // Room again: the next worker writes as ever, and there is nothing to tell any more.
  await extension.stopWorker();
  await readAgain(popup);
  await expect(told).toHaveCount(0);
  await expect(status).toHaveText(/^As of \d{1,2}:\d\d\s[AP]M$/);
});

test('a change that finds no room in the journal is told, and not sent', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const world = await door.world();
  const emil = world.people.find(({ name }) => name === 'Emil Sørensen');
  const has = new Set(world.grants.filter(({ person }) => person === emil?.id).map(({ account }) => account));
  const account = getLists(world, sandbox.businesses.agency).owned.find(
    ({ id }) => !has.has(id),
  ) as WorldAccount;
  await connectAndRead(extension, sandbox);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await openAccount(popup, account);
  await expect(popup.getByRole('article').getByText(/^As of/)).toBeVisible();
  await fillDisk(extension, ['runs', 'steps']);
  await popup.getByRole('combobox', { name: 'Add a person' }).fill('Emil');
  await popup.getByRole('option', { name: 'Emil Sørensen' }).click();
  await expect(popup.getByRole('alert')).toContainText('The browser has no room left to store this.');
  await capture(popup, 'bad-full-change');
  expect((await door.world()).grants).toEqual(world.grants);
  expect((await readTables(popup)).runs).toEqual([]);
  await extension.stopWorker();
  await popup.getByRole('combobox', { name: 'Add a person' }).fill('Emil');
  await popup.getByRole('option', { name: 'Emil Sørensen' }).click();
  await expect(popup.getByRole('radiogroup', { name: 'Emil Sørensen' })).toBeVisible();
});

test('a database of an older version, with other tables, is taken over', async ({ extension, sandbox }) => {
  const page = await extension.openSurface('options');
  // A page without scripts of ours, and no worker: nobody holds the database.
  await page.goto(`chrome-extension://${extension.id}/icon/16.png`);
  await extension.stopWorker();
  await page.evaluate(async () => {
    const wait = (request: IDBOpenDBRequest): Promise<void> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          request.result?.close();
          resolve();
        };
        request.onerror = () => reject(request.error);
      });
    await wait(indexedDB.deleteDatabase('claimdesk'));
    const older = indexedDB.open('claimdesk', 1);
    older.onupgradeneeded = () => {
      older.result.createObjectStore('accounts', { keyPath: 'id' }).put({ id: '1', name: 'left behind' });
    };
    await wait(older);
  });
  await extension.connect(sandbox.tokens.admin);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await expect(popup.getByRole('grid')).toHaveAttribute('aria-rowcount', '60');
});

test('a database of a newer version is left as it is, and every surface says so', async ({
  extension,
  sandbox,
  capture,
}) => {
  await extension.connect(sandbox.tokens.admin);
  const page = await extension.openSurface('options');
  await page.goto(`chrome-extension://${extension.id}/icon/16.png`);
  await extension.stopWorker();
  const describeDatabase = (): Promise<unknown> =>
    page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('claimdesk');
        request.onsuccess = () => resolve(request.result);
      });
      const { version, objectStoreNames } = db;
      db.close();
      return { version, tables: [...objectStoreNames] };
    });
  await page.evaluate(async () => {
    await new Promise((resolve) => {
      const newer = indexedDB.open('claimdesk', 990);
      newer.onupgradeneeded = () => {
        newer.result.deleteObjectStore('credit');
        newer.result.createObjectStore('matrix');
      };
      newer.onsuccess = () => {
        newer.result.close();
        resolve(null);
      };
    });
  });
  const before = await describeDatabase();
  expect(before).toMatchObject({ version: 990 });
  for (const name of ['popup', 'sidepanel'] as const) {
    const surface = await extension.openSurface(name);
    await expect(surface.getByRole('alert')).toContainText(
      'A newer version of Claimdesk wrote what is stored here.',
    );
    await expect(surface.getByRole('alert')).toContainText('Update Claimdesk');
    await capture(surface, `bad-newer-${name}`);
  }
  const options = await extension.openSurface('options');
  await expect(options.getByRole('region', { name: 'Connected people' }).getByRole('alert')).toContainText(
    'A newer version of Claimdesk wrote what is stored here.',
  );
  await options.getByRole('textbox', { name: 'App id' }).fill('123456789012345');
  await options.keyboard.press('Enter');
  await expect(options.getByText('Saved')).toBeVisible();
  await expect(options.getByText('Open the side panel')).toBeVisible();
  await capture(options, 'bad-newer-options');
  await checkAccessibility(options);
  expect(await describeDatabase()).toEqual(before);
});

for (const [what, view] of [
  ['of an older shape', { query: 7, tab: 'mine', scroll: 12, opened: 'act_1', dialog: 'claim', drafts: [] }],
  ['with parts that are gone', { tab: null, scroll: null, query: null, opened: null, drafts: null }],
  ['with things that no version knows', { opened: [{ kind: 'matrix' }, 5, null], dialog: { kind: 'plan' } }],
  ['that is no object', 'popup'],
] as const) {
  test(`a view ${what} begins anew`, async ({ extension, sandbox }) => {
    await extension.connect(sandbox.tokens.admin);
    await extension.evaluate((stored) => chrome.storage.session.set(stored), { [getViewKey('popup')]: view });
    expect((await readAreas(extension)).session[getViewKey('popup')]).toEqual(view);
    const popup = await openPopupPage(extension);
    await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
    await expect(popup.getByRole('searchbox', { name: 'Search ad accounts' })).toBeEditable();
    await expect(popup.getByRole('row').first()).toBeVisible();
    await popup.getByRole('row').first().click();
    await expect(popup.getByRole('button', { name: 'Back to the list' })).toBeVisible();
  });
}
