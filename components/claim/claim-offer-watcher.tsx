// Claim: opens the dialog for what was chosen in the context menu.

import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useBusinesses } from '@/components/use-businesses.ts';
import { useView } from '@/components/view-store.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { createClaimDialog } from './create-claim-dialog.ts';
import { useClaimOffer } from './use-claim-offer.ts';

const ClaimDialog = lazy(async () => ({ default: (await import('./claim-dialog.tsx')).ClaimDialog }));

interface ClaimOfferWatcherProps {
  /** The business shown: meant where the page's isn't one of ours. */
  businessId: BusinessId;
  /** The offer is for another of ours: the surface shows that one. */
  onShowBusiness: (businessId: BusinessId) => void;
}

export function ClaimOfferWatcher({ businessId, onShowBusiness }: ClaimOfferWatcherProps): ReactNode {
  const { offer, keep, drop } = useClaimOffer();
  const businesses = useBusinesses();
  const ours = businesses?.find((business) => business.id === offer?.businessId)?.id;
  const meant = offer && businesses ? (ours ?? businessId) : null;
  useEffect(() => {
    if (!offer || meant === null) return;
    if (meant !== businessId) onShowBusiness(meant);
    else if (offer.accountIds.length > 0) keep();
    else {
      // What is pasted then is the person's own: it is the surface's dialog that keeps it.
      useView.getState().openDialog(createClaimDialog([]));
      drop();
    }
  }, [offer, meant, businessId, keep, drop, onShowBusiness]);

  if (!offer || meant !== businessId || offer.accountIds.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <ClaimDialog
        key={offer.at}
        businessId={businessId}
        accountIds={offer.accountIds}
        leftOut={offer.leftOut}
        offeredAt={offer.at}
        onClose={drop}
      />
    </Suspense>
  );
}
