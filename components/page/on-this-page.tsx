// Page: what the tab in front shows: its business and ad accounts, ours or not.

import { type ReactNode, useId } from 'react';
import { i18n } from '#i18n';
import { createClaimDialog } from '@/components/claim/create-claim-dialog.ts';
import { FoldTitle } from '@/components/ui/fold-title.tsx';
import { useBusinesses } from '@/components/use-businesses.ts';
import { noRoom, useFold } from '@/components/use-fold.ts';
import { useView } from '@/components/view-store.ts';
import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import { PageFolded } from './page-folded.tsx';
import { PageRoom } from './page-room.tsx';
import type { PageShown } from './page-shown.ts';
import { PageUnfolded } from './page-unfolded.tsx';
import { usePageAccounts } from './use-page-accounts.ts';
import { usePageContext } from './use-page-context.ts';
import { useWriteGate } from './use-write-gate.ts';
import './on-this-page.css';

interface OnThisPageProps {
  businessId: BusinessId;
  onOpen: (accountId: AdAccountId) => void;
  /** The account is in another of the person's businesses: show it there. */
  onShowBusiness: (businessId: BusinessId) => void;
  /** The account that is open beside it, which isn't shown a second time. */
  openedId?: AdAccountId | null;
  /** When it is one line until the person unfolds it: where the window is low, everywhere, or not at all. */
  folds?: 'low' | 'always' | 'never';
}

/**
 * The height (rem) at which all of it leaves the list five rows: a card is about 16 high, one to claim 5. Where nothing
 * was found a line says it all, and runs and activity can do with the room.
 */
function getRoom(ours: number, others: number): number {
  if (ours + others === 0) return 56;
  return (ours > 0 ? 32 : 34) + 16 * ours + 5 * others;
}

export function OnThisPage({
  businessId,
  onOpen,
  onShowBusiness,
  openedId = null,
  folds = 'never',
}: OnThisPageProps): ReactNode {
  const page = usePageContext();
  const bodyId = useId();
  const gate = useWriteGate(businessId);
  const known = usePageAccounts(businessId, page?.context ?? null);
  const businesses = useBusinesses();
  const { openDialog } = useView.getState();
  const accounts = known?.accounts ?? [];
  const ours = accounts.flatMap(({ row }) => (row && row.id !== openedId ? [row] : []));
  const others = accounts.filter(({ row }) => !row);
  const fold = useFold('page', folds === 'low' ? getRoom(ours.length, others.length) : noRoom);
  // The popup shows it below the list, and only where there is something to show.
  const isKnown = businesses && (page === null ? known : page);
  if (!isKnown) return folds === 'low' ? <PageRoom /> : null;

  const isAllOpened = accounts.length > 0 && ours.length + others.length === 0;
  const canFold = folds !== 'never' && page !== null;
  const isFolded = canFold && (isAllOpened || !fold.isOpen);
  // Of a page that isn't Meta's a line says it all.
  const isEmpty = page === null;
  const none =
    known && accounts.length === 0 ? (
      <p className="on-page-quiet">{i18n.t(page ? 'page.none' : 'page.notMeta')}</p>
    ) : null;
  const shown: PageShown = {
    businessId,
    businessName: businesses.find((one) => one.id === businessId)?.name ?? businessId,
    businesses,
    pageBusinessId: page?.context.businessId ?? null,
    accounts,
    blocked: gate.reason,
    acts: {
      open: onOpen,
      claim: (accountId) => openDialog(createClaimDialog([accountId])),
      withdraw: (accountId) => openDialog({ kind: 'remove', accountId }),
      showBusiness: onShowBusiness,
    },
  };
  return (
    <section
      className="on-page"
      aria-label={i18n.t('page.title')}
      data-fold={isEmpty ? 'empty' : canFold ? (isFolded ? 'folded' : 'open') : undefined}
      data-opened={isAllOpened || undefined}
      data-empty={accounts.length === 0 || undefined}
    >
      <div className="on-page-line">
        <FoldTitle
          title={i18n.t('page.title')}
          fold={canFold && !isAllOpened ? fold : null}
          controls={bodyId}
        />
        {isEmpty ? none : null}
        {isFolded ? <PageFolded shown={shown} isAllOpened={isAllOpened} none={none} /> : null}
      </div>
      {isFolded || isEmpty ? null : (
        <PageUnfolded
          id={bodyId}
          shown={shown}
          ours={ours}
          isComplete={known?.isComplete ?? false}
          onAgain={(accountId) => known?.again(accountId)}
          none={none}
        />
      )}
    </section>
  );
}
