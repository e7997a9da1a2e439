// Bench: the picture of its list that a popup keeps when it is left open.

import type { Chrome, Extension } from '../e2e/harness/extension.ts';
import { popupPage } from './get-build-copy.ts';

declare const chrome: Chrome;

/** As session storage has it. */
export type KeptPicture = Record<string, unknown>;

/** Leaves the popup open until it has kept a picture of its list. */
export async function keepPicture(extension: Extension): Promise<KeptPicture> {
  const picture = await extension.evaluate(async (page) => {
    await chrome.action.setPopup({ popup: page });
    await chrome.storage.session.set({ benchStays: true });
    await chrome.action.openPopup();
    const end = Date.now() + 20_000;
    for (;;) {
      const kept = await chrome.storage.session.get('picture-popup');
      if (Object.keys(kept).length > 0) {
        await chrome.storage.session.remove(['benchStays', 'benchPaint']);
        return kept;
      }
      if (Date.now() > end) throw new Error('The popup kept no picture in 20 s');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }, popupPage);
  await waitUntilClosed(extension);
  return picture;
}

/** Until no popup is open: there can be one. */
export const waitUntilClosed = (extension: Extension): Promise<void> =>
  extension.evaluate(async () => {
    while ((await chrome.runtime.getContexts({ contextTypes: ['POPUP'] })).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
  }, undefined);
