// shell: the beginning of popup and side panel. What was asked for before anything of this was loaded is shown.

import { isSurfaceName } from '@/utils/surfaces.ts';
import { mountSurface } from './mount-surface.tsx';

// This file is loaded with others that other pages need too: only those that say so are surfaces.
const { surface } = document.documentElement.dataset;
if (isSurfaceName(surface)) {
  void mountSurface(
    surface,
    globalThis.claimdeskBoot?.read ?? Promise.reject(new Error('Nothing was asked for: boot.js is missing')),
  );
}
