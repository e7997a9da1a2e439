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
    const readSizes = () => {
      const surface = document.querySelector('.surface');
      // A scrollbar takes its width from the element, though not from its window.
      const isAsWindow = (element: Element | null): boolean =>
        element?.clientWidth === innerWidth && element.clientHeight === innerHeight;
      return {
        width: innerWidth,
        // Without a screen, the browser makes up one of 800 × 600, its own bars included.
        isLow: innerHeight > 300 && innerHeight < 580,
        isPageWhole: isAsWindow(document.documentElement),
        isSurfaceWhole: isAsWindow(surface) && surface?.scrollHeight === surface?.clientHeight,
      };
    };
    // All of it at one moment: the browser gives the popup its size by and by.
    await expect
      .poll(() => popup.evaluate(readSizes))
      .toEqual({ width: 400, isLow: true, isPageWhole: true, isSurfaceWhole: true });
    await capture(popup, `popup-low-${kind.replace(' ', '-')}`);
  });
}
