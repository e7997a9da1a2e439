// shell: popup and side panel, from what was read to the first paint.

import { formatMoment, formatNumber } from '@/components/ui/format.ts';
import { keepView, useView } from '@/components/view-store.ts';
import type { SurfaceName } from '@/utils/surfaces.ts';
import type { Boot } from './boot.ts';
import { mount } from './mount.tsx';
import { SurfaceApp } from './surface-app.tsx';

export function mountSurface(surface: SurfaceName, reading: Promise<Boot>): Promise<void> {
  // Making the formats of the first paint takes a millisecond, and now there is time: what is shown is still being read.
  formatNumber(0);
  formatMoment(Date.now());
  return mount(
    reading.then((boot) => {
      showBoot(surface, boot);
      return <SurfaceApp surface={surface} boot={boot} />;
    }),
  );
}

/** What was remembered is the view from here on, and the business that was chosen the one shown. */
export function showBoot(surface: SurfaceName, { saved, businessId }: Boot): void {
  keepView(surface, saved);
  if (businessId !== null) useView.getState().showBusiness(businessId);
}
