// shell: the beginning of popup and side panel: reading begins at once, and what shows it is loaded meanwhile.

import type { SurfaceName } from '@/components/view.ts';
import { loadBoot } from './boot.ts';

async function openSurface(surface: SurfaceName): Promise<void> {
  const reading = loadBoot(surface);
  // Whoever mounts it looks at it later.
  reading.catch(() => undefined);
  const { mountSurface } = await import('./mount-surface.tsx');
  await mountSurface(surface, reading);
}

void openSurface(document.documentElement.dataset.surface as SurfaceName);
