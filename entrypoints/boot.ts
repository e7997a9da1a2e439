// The very first script of popup and side panel: it begins to read what they show, and then runs the surface. It is of
// the old kind, because one of that kind runs as soon as it is there, and a module only when the page and its styles are.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type Booting, startBoot } from '@/components/shell/boot.ts';
import { isSurfaceName } from '@/utils/surfaces.ts';

declare global {
  /** What is being read for this page's first paint, if it is a surface. */
  var claimdeskBoot: Booting | undefined;
}

export default defineUnlistedScript(() => {
  const { surface } = document.documentElement.dataset;
  if (!isSurfaceName(surface)) return;
  globalThis.claimdeskBoot = startBoot(surface);
  void globalThis.claimdeskBoot.idle.then(runSurface);
});

/**
 * The surface's file keeps the page busy for some milliseconds, and what boot does in several steps would wait for it at
 * each; so it comes after them. Built, a page only preloads it (`wxt.config.ts`); in development it runs by itself.
 */
async function runSurface(): Promise<void> {
  const preload = document.querySelector<HTMLLinkElement>('link#surface');
  if (preload) await import(/* @vite-ignore */ preload.href);
}
