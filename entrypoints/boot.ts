// The very first script of popup and side panel: it begins to read what they show. It is of the old kind, because one
// of that kind runs as soon as it is there, and a module only when the page and its styles are.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type Booting, startBoot } from '@/components/shell/boot.ts';
import { isSurfaceName } from '@/utils/surfaces.ts';

declare global {
  /** What is being read for this page's first paint, if it is a surface. */
  var claimdeskBoot: Booting | undefined;
}

export default defineUnlistedScript(() => {
  const { surface } = document.documentElement.dataset;
  if (isSurfaceName(surface)) globalThis.claimdeskBoot = startBoot(surface);
});
