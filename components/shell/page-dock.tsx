// shell: what the page in front shows, and the question which business is meant, on popup and panel.

import type { ReactNode } from 'react';
import { OnThisPage } from '@/components/page/on-this-page.tsx';
import { usePageContext } from '@/components/page/use-page-context.ts';
import { useView } from '@/components/view-store.ts';
import type { BusinessId } from '@/utils/ids.ts';
import type { SurfaceName } from '@/utils/surfaces.ts';
import { useIsCut } from './use-is-cut.ts';

export interface PageDockProps {
  surface: SurfaceName;
  businessId: BusinessId;
}

/** The popup has no room for "not a page of Meta's"; the panel stays while one goes from page to page. */
export function PageDock({ surface, businessId }: PageDockProps): ReactNode {
  const page = usePageContext();
  const opened = useView((view) => view.opened.at(-1));
  const isCut = useIsCut();
  const { open, showBusiness } = useView.getState();
  if (surface === 'popup' && !page) return null;
  return (
    <div className="page-dock dock" data-late>
      <OnThisPage
        businessId={businessId}
        onOpen={(accountId) => open({ kind: 'account', accountId })}
        onShowBusiness={showBusiness}
        openedId={opened?.kind === 'account' ? opened.accountId : null}
        folds={surface !== 'popup' ? 'low' : isCut || opened ? 'always' : 'never'}
      />
    </div>
  );
}
