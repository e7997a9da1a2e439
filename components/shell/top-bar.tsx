// shell: the bar on top of every surface.

import PanelRight from 'lucide/dist/esm/icons/panel-right.mjs';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Icon } from '@/components/ui/icon.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { afterPaint } from '@/utils/after-paint.ts';
import type { BusinessId } from '@/utils/ids.ts';
import type { BusinessRow } from '@/utils/mirror/schema.ts';
import type { SurfaceName } from '@/utils/surfaces.ts';
import { BusinessButton } from './business-button.tsx';
import { MoreButton } from './more-button.tsx';
import { openSidePanel } from './open-side-panel.ts';
import { useAfterPaint } from './use-after-paint.ts';

const PageChip = lazy(async () => ({ default: (await import('./soon.ts')).PageChip }));

export interface TopBarProps {
  surface: SurfaceName;
  business: BusinessRow;
  businesses: readonly BusinessRow[];
  onShow: (businessId: BusinessId) => void;
  onRefresh: () => void;
}

export function TopBar({ surface, business, businesses, onShow, onRefresh }: TopBarProps): ReactNode {
  const isPainted = useAfterPaint();
  return (
    <header className="top-bar">
      <BusinessButton business={business} businesses={businesses} onShow={onShow} />
      {isPainted && (
        <Suspense fallback={null}>
          <PageChip businessId={business.id} />
        </Suspense>
      )}
      <span className="top-bar-space" />
      {surface === 'popup' && <SidePanelButton />}
      <MoreButton onRefresh={onRefresh} />
    </header>
  );
}

function SidePanelButton(): ReactNode {
  // Known before the click, because nothing may be awaited between the click and the panel.
  const [windowId, setWindowId] = useState<number>();
  // After the paint: the browser makes that part of its interface when it is first touched.
  useEffect(
    () =>
      afterPaint(() => {
        browser.windows.getCurrent().then(
          (window) => setWindowId(window.id),
          (error) => reportError(error),
        );
      }),
    [],
  );
  return (
    <IconButton
      label={i18n.t('shell.openSidePanel')}
      icon={<Icon of={PanelRight} size={16} />}
      // For some milliseconds, in which it needn't look so.
      aria-disabled={windowId === undefined}
      onClick={() => windowId !== undefined && openSidePanel(windowId).catch(reportError)}
    />
  );
}
