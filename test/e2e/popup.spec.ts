// End to end: the size of the real popup, which the browser asks of what is in it.

import { findPlaces, getAdsManagerUrl } from './harness/places.ts';
import { expect, test } from './harness.ts';

for (const kind of ['no account', 'an account']) {
  test(`on a screen too low for it, the popup beside a page with ${kind} fits, and its list alone scrolls`, async ({
    extension,
    sandbox,
    page,
    capture,
  }) => {
    const agency = findPlaces(sandbox);
    const account = agency.ownAccount();
    await extension.connect(sandbox.tokens.admin);
    if (kind === 'an account') await page.goto(getAdsManagerUrl(account.accountId, agency.id));
    const popup = await extension.openPopup();
    await expect(popup.getByRole('row').first()).toBeVisible();
    if (kind === 'an account')
      await expect(popup.getByRole('region', { name: 'On this page' })).toContainText(account.name);
    // Without a screen, the browser makes up one of 800 × 600, its own bars included.
    const height = await popup.evaluate(() => innerHeight);
    expect(height).toBeLessThan(580);
    expect(height).toBeGreaterThan(300);
    const readSizes = () => {
      const surface = document.querySelector('.surface');
      // A scrollbar takes its width from the element, though not from its window.
      const getSize = (element: Element | null) => [element?.clientWidth, element?.clientHeight];
      return {
        window: [innerWidth, innerHeight],
        page: getSize(document.documentElement),
        surface: getSize(surface),
        isWhole: surface?.scrollHeight === surface?.clientHeight,
      };
    };
    const size = [400, height];
    await expect
      .poll(() => popup.evaluate(readSizes))
      .toEqual({ window: size, page: size, surface: size, isWhole: true });
    await capture(popup, `popup-low-${kind.replace(' ', '-')}`);
  });
}
