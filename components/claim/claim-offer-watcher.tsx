// Claim: opens the dialog for what was chosen in the context menu.

import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useBusinesses } from '@/components/use-businesses.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { useClaimOffer } from './use-claim-offer.ts';

const ClaimDialog = lazy(async () => ({ default: (await import('./claim-dialog.tsx')).ClaimDialog }));

interface ClaimOfferWatcherProps {
  /** The business shown: meant where the page's isn't one of ours. */
  businessId: BusinessId;
  /** The offer is for another of ours: the surface shows that one. */
  onShowBusiness: (businessId: BusinessId) => void;
}

export function ClaimOfferWatcher({ businessId, onShowBusiness }: ClaimOfferWatcherProps): ReactNode {
  const { offer, drop } = useClaimOffer();
  const businesses = useBusinesses();
  const ours = businesses?.find((business) => business.id === offer?.businessId)?.id;
  const meant = offer && businesses ? (ours ?? businessId) : null;
  useEffect(() => {
    if (meant !== null && meant !== businessId) onShowBusiness(meant);
  }, [meant, businessId, onShowBusiness]);

  if (!offer || meant !== businessId) return null;
  return (
    <Suspense fallback={null}>
      <ClaimDialog
        key={offer.at}
        businessId={businessId}
        accountIds={offer.accountIds}
        leftOut={offer.leftOut}
        onClose={drop}
      />
    </Suspense>
  );
}
