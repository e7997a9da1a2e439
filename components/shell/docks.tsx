// shell: work under way and what was done, at the bottom of the surface; and what the context menu asked for.

import { type ReactNode, useState } from 'react';
import { ClaimOfferWatcher } from '@/components/claim/claim-offer-watcher.tsx';
import { usePageContext } from '@/components/page/use-page-context.ts';
import { ActivityRegion } from '@/components/runs/activity-region.tsx';
import { RunsRegion } from '@/components/runs/runs-region.tsx';
import { Isolated } from '@/components/ui/isolated.tsx';
import { noRoom } from '@/components/use-fold.ts';
import { useView } from '@/components/view-store.ts';
import type { BusinessId } from '@/utils/ids.ts';
import type { SurfaceName } from '@/utils/surfaces.ts';

export interface DocksProps {
  surface: SurfaceName;
  businessId: BusinessId;
}

/** What they need beside five rows of the list (rem): bars and rows, a page's account, a few lines of activity. */
const room = { list: 27, account: 18, page: 5, activity: 12, line: 2.5 };

/**
 * The panel shows activity always; the popup beside what is opened, so that an act and its Undo are in one sight, and
 * else on demand (its menu). As the popup is low, it has a line of it, and one of what is under way.
 */
export function Docks({ surface, businessId }: DocksProps): ReactNode {
  const opened = useView((view) => view.opened.at(-1)?.kind);
  const page = usePageContext();
  const [runs, setRuns] = useState(0);
  const [told, setTold] = useState('');
  const isPanel = surface !== 'popup';
  const taken = room.list + (page?.context.adAccountIds.length ? room.account : room.page);
  const roomyRuns = taken + room.line;
  const roomyActivity = taken + room.activity + runs;
  const hasActivity = isPanel ? opened !== 'activity' : opened === 'account' || opened === 'person';
  return (
    <>
      {/* There before it has anything to say: what comes in with its words isn't always read out. */}
      <p aria-live="polite" className="visually-hidden" data-late>
        <Isolated>{told}</Isolated>
      </p>
      <div className="runs-dock dock" data-late>
        <RunsRegion
          businessId={businessId}
          roomy={isPanel ? roomyRuns : noRoom}
          onHeight={setRuns}
          onTold={setTold}
        />
      </div>
      {hasActivity && (
        <div className="activity-dock" data-late>
          <ActivityRegion
            businessId={businessId}
            limit={3}
            hideEmpty={!isPanel}
            roomy={isPanel ? roomyActivity : noRoom}
            onMore={() => useView.getState().open({ kind: 'activity' })}
          />
        </div>
      )}
      <ClaimOfferWatcher businessId={businessId} onShowBusiness={useView.getState().showBusiness} />
    </>
  );
}
