// shell: the beginning of popup and side panel: reading begins at once, and what shows it is loaded meanwhile.

import { isSurfaceName, type SurfaceName } from '@/utils/surfaces.ts';
import { loadBoot } from './boot.ts';

async function openSurface(surface: SurfaceName): Promise<void> {
  const reading = loadBoot(surface);
  // Whoever mounts it looks at it later.
  reading.catch(() => undefined);
  const { mountSurface } = await import('./mount-surface.tsx');
  await mountSurface(surface, reading);
}

// This file is loaded with others that other pages need too: only those that say so are surfaces.
const { surface } = document.documentElement.dataset;
if (isSurfaceName(surface)) void openSurface(surface);
