// Page: the room that "On this page" takes above the panel's list where a page has nothing to show, before that is
// known: what comes in later must not move the rows from under a click. Unseen and unheard.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';

export function PageRoom(): ReactNode {
  return (
    <div className="page-room" data-fold="empty" data-empty={true} aria-hidden={true}>
      <div className="on-page-line">
        <p className="section-title">{i18n.t('page.title')}</p>
        <p className="on-page-quiet">{i18n.t('page.notMeta')}</p>
      </div>
    </div>
  );
}
