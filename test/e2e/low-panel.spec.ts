// End to end: a very low panel, in the language with the longest words: what a notice asks for can be done without
// scrolling to it, and so can signing in again.

import { resize } from './harness/panel-layout.ts';
import { getAdsManagerUrl } from './harness/places.ts';
import { checkAccessibility, expect, test } from './harness.ts';

test.use({ language: 'de' });

for (const [kind, words] of [
  ['another business on the page', ['Hanok Digital 한옥 nehmen', 'Bei Northwind Media bleiben']],
  ['a check by Facebook', ['Nochmals versuchen']],
] as const) {
  test(`what to do about ${kind} is in view`, async ({ extension, sandbox, door, page, capture }) => {
    const panel = await extension.openPanel();
    await resize(panel, 380, 820);
    await panel.getByRole('textbox').fill(sandbox.tokens.admin);
    await panel.keyboard.press('Enter');
    await expect(panel.getByRole('row').first()).toBeVisible();
    if (kind === 'a check by Facebook') {
      await door.act({ do: 'revoke-token', token: 'admin', subcode: 459 });
      await panel.getByRole('row').first().click();
    } else {
      await page.goto(getAdsManagerUrl('912345678901234', sandbox.businesses.second));
    }
    for (const [width, height] of [
      [380, 320],
      [320, 400],
      [190, 300],
    ] as const) {
      await resize(panel, width, height);
      for (const name of words) {
        const button = panel.getByRole('status').getByRole('button', { name });
        await expect(button).toBeInViewport({ ratio: 1 });
        // Nothing covers it: a click would meet it.
        await button.click({ trial: true });
        expect(await panel.locator('.notices').evaluate((notices) => notices.scrollTop)).toBe(0);
      }
      await capture(panel, `low-${kind.replaceAll(' ', '-')}-${width}x${height}`);
    }
    await checkAccessibility(panel);
  });
}

test('the field to sign in again is in view and has the focus, and so is what a try met with', async ({
  extension,
  sandbox,
  door,
  capture,
}) => {
  const panel = await extension.openPanel();
  await resize(panel, 380, 820);
  const field = panel.getByRole('textbox', { name: 'Zugriffstoken' });
  await field.fill(sandbox.tokens.admin);
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('row').first()).toBeVisible();
  await door.act({ do: 'expire-token', token: 'admin' });
  await panel.getByRole('row').first().click();
  const signIn = panel.getByRole('button', { name: 'Neu anmelden' });
  const connect = panel.getByRole('button', { name: 'Verbinden' });
  for (const [width, height] of [
    [360, 480],
    [400, 400],
    [320, 400],
    [190, 300],
  ] as const) {
    await resize(panel, width, height);
    await signIn.click();
    await expect(field).toBeFocused();
    await expect(field).toBeInViewport({ ratio: 1 });
    await expect(connect).toBeInViewport({ ratio: 1 });
    await connect.click({ trial: true });
    await expect(panel.getByText('Die Anmeldung ist abgelaufen.')).toHaveCount(1);
    await expect(signIn).toHaveCount(0);
    await expect(panel.getByRole('contentinfo').getByRole('button')).toHaveCount(0);
    await capture(panel, `low-sign-in-${width}x${height}`);
    await connect.click();
    await expect(panel.getByText('Füge zuerst ein Zugriffstoken ein.')).toBeInViewport({ ratio: 1 });
    await expect(field).toBeFocused();
    await panel.getByRole('button', { name: 'Zurück', exact: true }).click();
  }
  await resize(panel, 360, 480);
  await signIn.click();
  await checkAccessibility(panel);
});
