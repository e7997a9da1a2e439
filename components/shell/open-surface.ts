// shell: the beginning of popup and side panel. What was asked for before anything of this was loaded is shown.

import { isSurfaceName } from '@/utils/surfaces.ts';
import { mountSurface } from './mount-surface.tsx';

// This file is loaded with others that other pages need too: only those that say so are surfaces.
const { surface } = document.documentElement.dataset;
const reading = globalThis.claimdeskBoot?.read;
if (isSurfaceName(surface) && reading) void mountSurface(surface, reading);
