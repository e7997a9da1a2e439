// Basics: what was chosen in the context menu.

import type { AdAccountId, BusinessId } from './ids.ts';

/** More at once are too many to look at one by one. */
export const mostOffered = 50;

/** Where a surface's view keeps one among its drafts, from when it was taken until it was put away. */
export const claimOfferDraft = 'claim-offer';

/** Ids that were chosen on a page, a link or a selection, waiting for a surface to offer them. */
export interface ClaimOffer {
  accountIds: AdAccountId[];
  /** The business that the page showed. */
  businessId: BusinessId | null;
  /** How many were left out because the selection held more than can be offered at once. */
  leftOut: number;
  /** The window that was clicked in: its surface comes first. Null where there was none. */
  windowId: number | null;
  /** When it was made (ms). */
  at: number;
}
