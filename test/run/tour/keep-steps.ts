// Tour: what is kept, and what is never given away.

import type { Chrome } from '../../e2e/harness/extension.ts';
import { closeDialog, expect, type TourStep } from './step.ts';

declare const chrome: Chrome;

export const keepSteps: TourStep[] = [
  {
    name: 'Stop the worker, and open the popup again',
    act: async (tour) => {
      await closeDialog(tour);
      await tour.extension.stopWorker();
      tour.surface = await tour.extension.openPopup();
    },
    expectation: async ({ surface, places: { business } }) => {
      await expect(surface.getByRole('button', { name: `Business: ${business.name}` })).toBeVisible();
      await expect(surface.getByRole('searchbox', { name: 'Search ad accounts' })).toBeFocused();
      return `still connected, still ${business.name}, the search has the focus`;
    },
  },
  {
    name: 'Look for the token where it may not be',
    act: async () => undefined,
    expectation: async ({ extension, surface, page, sandbox }) => {
      const seen = [await surface.content(), surface.url(), await page.content(), page.url()];
      const stored = await extension.evaluate(() => chrome.storage.local.get(null), undefined);
      expect([...seen, JSON.stringify(stored)].filter((text) => text.includes(sandbox.tokens.admin))).toEqual(
        [],
      );
      return "not in the page, not in the popup, not in the extension's lasting storage";
    },
  },
];
