// Background: an offer of the context menu, and who gets it.

import { afterEach, expect, test, vi } from 'vitest';
import { takeClaimOffer } from '../../../entrypoints/background/menus.ts';
import type { ClaimOffer } from '../../../utils/claim-offer.ts';
import type { AdAccountId } from '../../../utils/ids.ts';
import { claimOfferItem } from '../../../utils/storage.ts';

const clicked = Date.UTC(2026, 0, 1);
const offer: ClaimOffer = {
  accountIds: ['4455667788' as AdAccountId],
  businessId: null,
  leftOut: 0,
  windowId: 3,
  at: clicked,
};

const setAge = (minutes: number): unknown =>
  vi.spyOn(Date, 'now').mockReturnValue(clicked + minutes * 60_000);

afterEach(() => vi.restoreAllMocks());

test('several surfaces ask at once: one has it, and it is gone', async () => {
  setAge(0);
  await claimOfferItem.setValue(offer);
  const taken = await Promise.all([1, 2, 3].map(() => takeClaimOffer(clicked)));
  expect(taken).toEqual([offer, null, null]);
  expect(await claimOfferItem.getValue()).toBeNull();
});

test('it lasts for ten minutes; after that nobody gets it, and it is gone all the same', async () => {
  await claimOfferItem.setValue(offer);
  setAge(9.9);
  expect(await takeClaimOffer(clicked)).toEqual(offer);
  await claimOfferItem.setValue(offer);
  setAge(10);
  expect(await takeClaimOffer(clicked)).toBeNull();
  expect(await claimOfferItem.getValue()).toBeNull();
});

test('who asks for an older one leaves the newer one where it is', async () => {
  setAge(0);
  const newer = { ...offer, at: clicked + 1 };
  await claimOfferItem.setValue(newer);
  expect(await takeClaimOffer(clicked)).toBeNull();
  expect(await claimOfferItem.getValue()).toEqual(newer);
});
