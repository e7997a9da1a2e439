// shell: a surface with a business to show.

import { lazy, type ReactNode, Suspense, useRef } from 'react';
import { AccountsView } from '@/components/accounts/accounts-view.tsx';
import { Freshness } from '@/components/accounts/freshness.tsx';
import { useAccess } from '@/components/accounts/use-access.ts';
import { useAccountLists } from '@/components/accounts/use-account-lists.ts';
import type { FirstPages } from '@/components/accounts/watch-account-lists.ts';
import { PageRoom } from '@/components/page/page-room.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import { useMirror } from '@/components/use-mirror.ts';
import { useView } from '@/components/view-store.ts';
import { type Home, readSyncs } from '@/utils/mirror/queries.ts';
import type { BusinessRow, SyncRow } from '@/utils/mirror/schema.ts';
import type { SurfaceName } from '@/utils/surfaces.ts';
import { Dialogs } from './dialogs.tsx';
import { Notices } from './notices.tsx';
import { TopBar } from './top-bar.tsx';
import { useAfterPaint } from './use-after-paint.ts';
import { useOnline } from './use-online.ts';
import { useOpenedScroll } from './use-opened-scroll.ts';
import { useRefresh } from './use-refresh.ts';

const OpenedView = lazy(async () => ({ default: (await import('./opened-view.tsx')).OpenedView }));
const PageDock = lazy(async () => ({ default: (await import('./soon.ts')).PageDock }));
const Docks = lazy(async () => ({ default: (await import('./soon.ts')).Docks }));
const KeptPicture = lazy(async () => ({ default: (await import('./soon.ts')).KeptPicture }));

export interface BusinessSurfaceProps {
  surface: SurfaceName;
  business: BusinessRow;
  home: Home;
  /** Read before the first paint; live from then on. */
  syncs: SyncRow[];
  first: FirstPages;
}

export function BusinessSurface({ surface, business, home, ...boot }: BusinessSurfaceProps): ReactNode {
  const isPainted = useAfterPaint();
  const isOnline = useOnline();
  const tab = useView((view) => view.tab);
  const opened = useView((view) => view.opened.at(-1));
  const syncs = useMirror((db) => readSyncs(db, business.id), [business.id], boot.syncs);
  const lists = useAccountLists(business.id, boot.first);
  const known = useAccess(business.id);
  const session = home.sessions.find((one) => one.id === business.principal);
  const { refresh, problem } = useRefresh(business.id, syncs, session?.state === 'connected');
  const main = useRef<HTMLElement>(null);
  const noteScroll = useOpenedScroll(main, opened);

  // Above the list there is room for it from the first paint on: rows that move down under a click lose it.
  const pageRoom = surface !== 'popup' && (
    <div className="page-dock dock">
      <PageRoom />
    </div>
  );
  const pageDock = isPainted ? (
    <Suspense fallback={pageRoom}>
      <PageDock surface={surface} businessId={business.id} />
    </Suspense>
  ) : (
    pageRoom
  );
  return (
    <>
      <TopBar
        surface={surface}
        business={business}
        businesses={home.businesses}
        onShow={useView.getState().showBusiness}
        onRefresh={refresh}
      />
      <Notices business={business} session={session} syncs={syncs} isOnline={isOnline} problem={problem} />
      {surface !== 'popup' && pageDock}
      <main ref={main} className="surface-main" onScroll={noteScroll}>
        {opened ? (
          <Suspense fallback={<Spinner />}>
            <OpenedView
              opened={opened}
              business={business}
              known={known}
              lists={lists}
              syncs={syncs}
              onRefresh={refresh}
            />
          </Suspense>
        ) : (
          <AccountsView
            business={business}
            lists={lists}
            known={known}
            syncs={syncs}
            isOnline={isOnline}
            onRefresh={refresh}
          />
        )}
      </main>
      {surface === 'popup' && opened?.kind !== 'connect' && pageDock}
      {isPainted && (
        <Suspense fallback={null}>
          <Docks surface={surface} businessId={business.id} />
          {surface === 'popup' && <KeptPicture />}
        </Suspense>
      )}
      <footer className="surface-foot">
        <Freshness sync={syncs.find((sync) => sync.resource === tab)} syncs={syncs} onRetry={refresh} />
      </footer>
      <Dialogs businessId={business.id} />
    </>
  );
}
