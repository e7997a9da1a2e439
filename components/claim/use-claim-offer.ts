// Claim: what was chosen in the context menu, once this surface has it.

import { useEffect } from 'react';
import { browser } from 'wxt/browser';
import { create } from 'zustand';
import { useStorageItem } from '@/components/page/use-storage-item.ts';
import { useView } from '@/components/view-store.ts';
import { type ClaimOffer, claimOfferDraft } from '@/utils/claim-offer.ts';
import { sendCommand } from '@/utils/send-command.ts';
import { claimOfferItem } from '@/utils/storage.ts';

/** So long (ms) an offer is left to the surfaces of its own window: its panel may only just be opening. */
const ownWindowFirst = 3_000;

interface Taken {
  offer: ClaimOffer | null;
}

/**
 * Outside of React: a surface that goes to another business for an offer begins anew, and still has it. Only until then:
 * what this page alone has in its memory, Disconnect in another one can't take away.
 */
const useTaken = create<Taken>()(() => ({ offer: null }));

/** A draft like what was typed: a popup that closes over it has it again when it opens. */
const saveDraft = (offer: ClaimOffer | null): void => useView.getState().saveDraft(claimOfferDraft, offer);

/** To be called where the business is shown that it is for: showing another one forgets drafts. */
function keep(): void {
  const { offer } = useTaken.getState();
  if (!offer) return;
  saveDraft(offer);
  useTaken.setState({ offer: null });
}

/** The person has put it away. */
function drop(): void {
  useTaken.setState({ offer: null });
  saveDraft(null);
}

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

export interface OfferTaken {
  offer: ClaimOffer | null;
  keep: typeof keep;
  drop: typeof drop;
}

/**
 * Several surfaces may hear of an offer; the background gives it to the first that asks. Those of other windows ask a
 * little later, and are the ones that have it where its own window has none.
 */
export function useClaimOffer(): OfferTaken {
  const offered = useStorageItem(claimOfferItem);
  const taken = useTaken((state) => state.offer);
  // Written by `saveDraft` alone.
  const kept = useView((view) => view.drafts[claimOfferDraft]) as ClaimOffer | undefined;
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
  return { offer: taken ?? kept ?? null, keep, drop };
}
