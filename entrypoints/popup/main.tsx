// The popup surface: layout and routes.

import { mountSurface } from '@/components/shell/mount.tsx';
import { SurfaceApp } from '@/components/shell/surface-app.tsx';

void mountSurface('popup', (boot) => <SurfaceApp surface="popup" boot={boot} />);
