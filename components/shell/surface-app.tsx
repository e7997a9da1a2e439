// shell: what popup and side panel are: the bar, what stands in the way, the list or what was opened over it.

import { lazy, type ReactNode, Suspense, useLayoutEffect } from 'react';
import { i18n } from '#i18n';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { useMirror } from '@/components/use-mirror.ts';
import { useView } from '@/components/view-store.ts';
import { getFirstBusiness, readHome } from '@/utils/mirror/queries.ts';
import type { SurfaceName } from '@/utils/surfaces.ts';
import type { Boot } from './boot.ts';
import { BusinessSurface } from './business-surface.tsx';
import { useShellKeys } from './use-shell-keys.ts';
import { useTyped } from './use-typed.ts';
import './shell.css';
import './low-popup.css';

const ConnectView = lazy(async () => ({
  default: (await import('@/components/connect/connect-view.tsx')).ConnectView,
}));

export interface SurfaceAppProps {
  surface: SurfaceName;
  boot: Boot;
}

export function SurfaceApp({ surface, boot }: SurfaceAppProps): ReactNode {
  useShellKeys();
  const home = useMirror((db) => readHome(db), [], boot.home);
  const wanted = useView((view) => view.businessId);
  const business = home.businesses.find((one) => one.id === wanted) ?? getFirstBusiness(home.businesses);
  // Connected right here, nobody has chosen one: what is shown counts as chosen, or the next opening would take the
  // view for that of another business, and begin it anew. Asked as it appears, not as the view is forgotten.
  const shown = business?.id ?? null;
  useLayoutEffect(() => {
    if (shown === null) return;
    const { businessId, showBusiness } = useView.getState();
    if (businessId === null) useView.setState({ businessId: shown });
    // The one that was chosen went: what was open, typed or offered was about that one.
    else showBusiness(shown);
  }, [shown]);
  useTyped(boot.takeTyped);
  if (business) {
    const isFirst = business.id === boot.businessId;
    const { tab } = useView.getState();
    return (
      <div className="surface" data-surface={surface}>
        <BusinessSurface
          key={business.id}
          surface={surface}
          business={business}
          home={home}
          syncs={isFirst ? boot.syncs : []}
          first={isFirst ? boot.first : { list: tab, pages: [], isWhole: false }}
        />
      </div>
    );
  }
  const session = home.sessions.find((one) => one.state === 'connected');
  return (
    <div className="surface" data-surface={surface}>
      <main className="surface-main" aria-label="Claimdesk">
        {session && (
          <EmptyState title={i18n.t('empty.noBusinessTitle')}>
            <p>
              {session.missing.includes('business_management')
                ? i18n.t('empty.noBusinessRight', { name: session.name })
                : i18n.t('empty.noBusinessText', { name: session.name })}
            </p>
          </EmptyState>
        )}
        <Suspense fallback={null}>
          <ConnectView />
        </Suspense>
      </main>
    </div>
  );
}
