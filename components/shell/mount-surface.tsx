// shell: popup and side panel, from what was read to the first paint.

import { afterPaint } from '@/components/ui/after-paint.ts';
import { keepView, useView } from '@/components/view-store.ts';
import { setFirstPaint } from '@/utils/first-paint.ts';
import type { SurfaceName } from '@/utils/surfaces.ts';
import type { Boot } from './boot.ts';
import { mount } from './mount.tsx';
import { SurfaceApp } from './surface-app.tsx';

/** The bar and the search are there as soon as it is known who is connected, the rows when they come. */
export function mountSurface(surface: SurfaceName, reading: Promise<Boot>): Promise<void> {
  setFirstPaint(
    reading
      .then((boot) => boot.first.pages)
      .finally(() => new Promise<void>((resolve) => afterPaint(resolve))),
  );
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
