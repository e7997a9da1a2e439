// The sidepanel surface: layout and routes.

import { mountSurface } from '@/components/shell/mount.tsx';
import { SurfaceApp } from '@/components/shell/surface-app.tsx';

void mountSurface('sidepanel', (boot) => <SurfaceApp surface="sidepanel" boot={boot} />);
