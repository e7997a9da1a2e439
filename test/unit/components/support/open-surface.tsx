// Support: a surface as its page opens it, with its first rows.

import { render } from '@testing-library/react';
import { startBoot } from '@/components/shell/boot.ts';
import { showBoot } from '@/components/shell/mount-surface.tsx';
import { SurfaceApp } from '@/components/shell/surface-app.tsx';
import type { SurfaceName } from '@/utils/surfaces.ts';

/** Resolves when what is needed for the first paint is there. @param whileReading what happens before. */
export async function openSurface(surface: SurfaceName = 'popup', whileReading?: () => void): Promise<void> {
  const { read } = startBoot(surface);
  whileReading?.();
  const boot = await read;
  showBoot(surface, boot);
  render(<SurfaceApp surface={surface} boot={boot} />);
}
