// @vitest-environment happy-dom
// Claim: what the context menu offers is shown by one surface, for the right business.

import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ClaimOfferWatcher } from '@/components/claim/claim-offer-watcher.tsx';
import { useBusinesses } from '@/components/use-businesses.ts';
import { initialView, pickView } from '@/components/view.ts';
import { useView } from '@/components/view-store.ts';
import { takeClaimOffer } from '../../../../entrypoints/background/menus.ts';
import type { ClaimOffer } from '../../../../utils/claim-offer.ts';
import type { AdAccountId } from '../../../../utils/ids.ts';
import { claimOfferItem } from '../../../../utils/storage.ts';
import { getAsked, ok, startBackground } from '../support/fake-background.ts';
import { createBusiness, createClaim, fillMirror, hanok, northwind, stranger } from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

const third = '1112223334' as AdAccountId;
const thisWindow = 3;
const otherWindow = 4;

const createOffer = (known: Partial<ClaimOffer> = {}): ClaimOffer => ({
  accountIds: [stranger],
  businessId: northwind,
  leftOut: 0,
  windowId: thisWindow,
  at: Date.now(),
  ...known,
});
const dialog = (): Promise<HTMLElement> => screen.findByRole('dialog', { name: 'Claim an ad account' });
const getCurrent = vi.fn(async () => ({ id: thisWindow }));
const nothing = (): void => undefined;

beforeEach(async () => {
  useView.getState().forget();
  await fillMirror({
    businesses: [createBusiness(), createBusiness({ id: hanok, name: 'Hanok Digital' })],
  });
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
  Object.assign(fakeBrowser.windows, { getCurrent });
  getCurrent.mockClear();
  startBackground({
    plan: ({ changes, businessId }) =>
      ok(
        changes.map(({ input }) => {
          const { accountId } = input as { accountId: AdAccountId };
          return createClaim({
            accountId,
            businessId,
            businessName: businessId === hanok ? 'Hanok Digital' : 'Northwind Media',
          });
        }),
      ),
    'take-claim-offer': async ({ at }) => ok(await takeClaimOffer(at)),
    apply: () => ok({ outcome: 'running', runId: 'run-1' }),
  });
});

test("opens the dialog once, for the page's business", async () => {
  const shown = vi.fn();
  /** Begins anew with each business, as the surfaces do. */
  function Surface(): ReactNode {
    const [businessId, setBusinessId] = useState(northwind);
    shown(businessId);
    return <ClaimOfferWatcher key={businessId} businessId={businessId} onShowBusiness={setBusinessId} />;
  }
  await claimOfferItem.setValue(
    createOffer({ accountIds: [stranger, third], businessId: hanok, leftOut: 3 }),
  );
  render(<Surface />);
  const box = await dialog();
  await waitFor(() => expect(box.textContent).toContain('Hanok Digital'));
  await waitFor(() => expect(box.textContent).toContain('3 further ids were left out'));
  expect(shown).toHaveBeenLastCalledWith(hanok);
  expect(await claimOfferItem.getValue()).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(getAsked('take-claim-offer')).toHaveLength(1);
});

test('one from a business that is not ours is made for the one shown', async () => {
  await claimOfferItem.setValue(createOffer({ businessId: '88877766655' as typeof northwind }));
  render(<ClaimOfferWatcher businessId={northwind} onShowBusiness={nothing} />);
  const box = await dialog();
  await waitFor(() => expect(box.textContent).toContain('Northwind Media'));
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
});

test('one that another surface has taken is not shown, and one from ten minutes ago is dropped', async () => {
  await claimOfferItem.setValue(createOffer({ at: Date.now() - 10 * 60_000 }));
  render(<ClaimOfferWatcher businessId={northwind} onShowBusiness={nothing} />);
  await waitFor(async () => expect(await claimOfferItem.getValue()).toBeNull());
  startBackground({ 'take-claim-offer': () => ok(null) });
  await claimOfferItem.setValue(createOffer());
  await waitFor(() => expect(getAsked('take-claim-offer')).toHaveLength(1));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test("one of another window is left to that window's surface, and taken where there is none", async () => {
  const { at } = createOffer();
  // So long after now that no machine gets there by being slow.
  await claimOfferItem.setValue(createOffer({ windowId: otherWindow, at: at + 60_000 }));
  const { unmount } = render(<ClaimOfferWatcher businessId={northwind} onShowBusiness={nothing} />);
  await waitFor(() => expect(getCurrent).toHaveBeenCalled());
  expect(getAsked('take-claim-offer')).toEqual([]);
  unmount();
  // As it is a moment later.
  await claimOfferItem.setValue(createOffer({ windowId: otherWindow, at: at - 3_000 }));
  render(<ClaimOfferWatcher businessId={northwind} onShowBusiness={nothing} />);
  await waitFor(() => expect(getAsked('take-claim-offer')).toHaveLength(1));
  expect(await dialog()).toBeTruthy();
});

/** As another page has it: what this one had in its memory is gone, what it kept isn't. */
async function reopen(): Promise<void> {
  const left = JSON.parse(JSON.stringify(pickView(useView.getState())));
  vi.resetModules();
  const [store, watcher] = await Promise.all([
    import('@/components/view-store.ts'),
    import('@/components/claim/claim-offer-watcher.tsx'),
  ]);
  store.useView.setState({ ...initialView, ...left });
  render(<watcher.ClaimOfferWatcher businessId={northwind} onShowBusiness={nothing} />);
}

test('a popup that closes over it has it again when it opens', async () => {
  await claimOfferItem.setValue(createOffer());
  const { unmount } = render(<ClaimOfferWatcher businessId={northwind} onShowBusiness={nothing} />);
  await dialog();
  unmount();
  await reopen();
  expect((await dialog()).textContent).toContain(`act_${stranger}`);
});

test.each([['Cancel'], ['Claim', 'Done']])('after %s it does not come back', async (...names) => {
  await claimOfferItem.setValue(createOffer());
  render(<ClaimOfferWatcher businessId={northwind} onShowBusiness={nothing} />);
  await waitFor(() => expect(useView.getState().drafts).not.toEqual({}));
  for (const name of names) await userEvent.click(await screen.findByRole('button', { name }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(useView.getState().drafts).toEqual({});
});

test('a popup that closes over what came of it has that again, and nothing to claim', async () => {
  await claimOfferItem.setValue(createOffer());
  const { unmount } = render(<ClaimOfferWatcher businessId={northwind} onShowBusiness={nothing} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Claim' }));
  await screen.findByRole('button', { name: 'Done' });
  unmount();
  await reopen();
  await screen.findByRole('button', { name: 'Done' });
  expect(screen.queryByRole('button', { name: 'Claim' })).toBeNull();
});

test('one without an id asks for ids in the dialog that keeps what is pasted', async () => {
  await claimOfferItem.setValue(createOffer({ accountIds: [] }));
  render(<ClaimOfferWatcher businessId={northwind} onShowBusiness={nothing} />);
  await waitFor(() => expect(useView.getState().dialog).toMatchObject({ kind: 'claim', accountIds: [] }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

function Known(): ReactNode {
  return useBusinesses()
    ?.map(({ name }) => name)
    .join(', ');
}

test('after Disconnect it does not come up again for whoever connects next', async () => {
  await claimOfferItem.setValue(createOffer({ businessId: null }));
  const { rerender } = render(<ClaimOfferWatcher businessId={northwind} onShowBusiness={nothing} />);
  await dialog();
  await waitFor(() => expect(useView.getState().drafts).not.toEqual({}));
  // In another surface: this page is here still, with all that it has in its memory.
  act(() => useView.getState().forget());
  rerender(
    <>
      <ClaimOfferWatcher key="next" businessId={hanok} onShowBusiness={nothing} />
      <Known />
    </>,
  );
  // From here on the watcher knows them too.
  await screen.findByText('Northwind Media, Hanok Digital');
  expect(screen.queryByRole('dialog')).toBeNull();
});
