// Claim: opens the dialog for what was chosen in the context menu.

import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useStorageItem } from '@/components/page/use-storage-item.ts';
import { useMirror } from '@/components/use-mirror.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { type ClaimOffer, claimOfferItem } from '@/utils/storage.ts';

const ClaimDialog = lazy(async () => ({ default: (await import('./claim-dialog.tsx')).ClaimDialog }));

interface ClaimOfferWatcherProps {
  /** The business shown: meant where the page's isn't one of ours. */
  businessId: BusinessId;
  /** The offer is for another of ours: the surface shows that one. */
  onShowBusiness: (businessId: BusinessId) => void;
}

/**
 * An offer is taken once: whichever surface is open first shows it, and it is gone from storage. One for another
 * business stays there until that one is shown, for a surface begins anew with each.
 */
export function ClaimOfferWatcher({ businessId, onShowBusiness }: ClaimOfferWatcherProps): ReactNode {
  const offer = useStorageItem(claimOfferItem);
  const [taken, setTaken] = useState<ClaimOffer | null>(null);
  const businesses = useMirror((db) => db.businesses.toArray(), []);
  useEffect(() => {
    if (!offer || !businesses) return;
    const meant = businesses.find((business) => business.id === offer.businessId)?.id ?? businessId;
    if (meant !== businessId) return onShowBusiness(meant);
    setTaken(offer);
    void claimOfferItem.setValue(null);
  }, [offer, businesses, businessId, onShowBusiness]);

  if (!taken) return null;
  return (
    <Suspense fallback={null}>
      <ClaimDialog
        key={taken.at}
        businessId={businessId}
        accountIds={taken.accountIds}
        leftOut={taken.leftOut}
        onClose={() => setTaken(null)}
      />
    </Suspense>
  );
}
