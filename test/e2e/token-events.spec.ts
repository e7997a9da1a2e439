// End to end: the browser tells pages what changes in the extension's storage. A token isn't part of it.

import { openPopupPage } from './harness/agency.ts';
import type { Chrome } from './harness/extension.ts';
import { expect, test } from './harness.ts';

declare const chrome: Chrome;

test.use({ size: { accounts: 60, people: 8 } });

test('no change of storage tells a page a token: held, exchanged, forgotten', async ({
  extension,
  sandbox,
}) => {
  await extension.context.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    chrome.storage.onChanged.addListener((changes, area) => {
      heard.push(`${area} ${JSON.stringify(changes)}`);
    });
  });
  const options = await extension.openSurface('options');
  await extension.connect(sandbox.tokens.admin);
  const popup = await openPopupPage(extension);
  await expect(popup.getByRole('tab', { name: 'Owned 60' })).toBeVisible();
  await options.getByRole('button', { name: 'Disconnect' }).click();
  await options.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect(options.getByText('Nobody is connected.')).toBeVisible();
  for (const page of [popup, options]) {
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    expect(heard.length).toBeGreaterThan(0);
    expect(
      heard.filter((text) => text.includes(sandbox.tokens.admin)).map((text) => text.slice(0, 40)),
    ).toEqual([]);
  }
});
