// Claim: what was chosen in the context menu, once this surface has it.

import { useEffect } from 'react';
import { browser } from 'wxt/browser';
import { create } from 'zustand';
import { useStorageItem } from '@/components/page/use-storage-item.ts';
import type { ClaimOffer } from '@/utils/claim-offer.ts';
import { sendCommand } from '@/utils/send-command.ts';
import { claimOfferItem } from '@/utils/storage.ts';

/** So long (ms) an offer is left to the surfaces of its own window: its panel may only just be opening. */
const ownWindowFirst = 3_000;

/** Outside of React: a surface that goes to another business for an offer begins anew, and still has it. */
const useTaken = create<{ offer: ClaimOffer | null }>()(() => ({ offer: null }));
const drop = (): void => useTaken.setState({ offer: null });

async function isOfThisWindow({ windowId }: ClaimOffer): Promise<boolean> {
  if (windowId === null) return true;
  // A browser that can't tell says nothing against it.
  const own = await browser.windows.getCurrent().catch(() => null);
  return own === null || own.id === windowId;
}

async function take({ at }: ClaimOffer): Promise<void> {
  const taken = await sendCommand('take-claim-offer', { at });
  if (taken.ok && taken.value) useTaken.setState({ offer: taken.value });
}

/**
 * Several surfaces may hear of an offer; the background gives it to the first that asks. Those of other windows ask a
 * little later, and are the ones that have it where its own window has none.
 */
export function useClaimOffer(): { offer: ClaimOffer | null; drop: () => void } {
  const offered = useStorageItem(claimOfferItem);
  const offer = useTaken((taken) => taken.offer);
  useEffect(() => {
    if (!offered) return;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void isOfThisWindow(offered).then((isOurs) => {
      if (isGone) return;
      const wait = isOurs ? 0 : offered.at + ownWindowFirst - Date.now();
      timer = setTimeout(() => void take(offered), Math.max(0, wait));
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [offered]);
  return { offer, drop };
}
