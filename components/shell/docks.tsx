// shell: work under way and what was done, at the bottom of the surface; and what the context menu asked for.

import { lazy, type ReactNode, Suspense } from 'react';
import { ClaimOfferWatcher } from '@/components/claim/claim-offer-watcher.tsx';
import { RunsRegion } from '@/components/runs/runs-region.tsx';
import type { SurfaceName } from '@/components/view.ts';
import { useView } from '@/components/view-store.ts';
import type { BusinessId } from '@/utils/ids.ts';

const ActivityRegion = lazy(async () => ({
  default: (await import('@/components/runs/activity-region.tsx')).ActivityRegion,
}));

export interface DocksProps {
  surface: SurfaceName;
  businessId: BusinessId;
}

/** The popup shows activity on demand (its menu), the panel always. */
export function Docks({ surface, businessId }: DocksProps): ReactNode {
  const isActivityOpen = useView((view) => view.opened.at(-1)?.kind === 'activity');
  return (
    <>
      <div className="runs-dock">
        <RunsRegion businessId={businessId} />
      </div>
      {surface !== 'popup' && !isActivityOpen && (
        <div className="activity-dock">
          <Suspense fallback={null}>
            <ActivityRegion businessId={businessId} />
          </Suspense>
        </div>
      )}
      <ClaimOfferWatcher businessId={businessId} onShowBusiness={useView.getState().showBusiness} />
    </>
  );
}
