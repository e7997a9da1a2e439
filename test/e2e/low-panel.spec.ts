// End to end: a very low panel, in the language with the longest words: what a notice asks for can be done without
// scrolling to it.

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
