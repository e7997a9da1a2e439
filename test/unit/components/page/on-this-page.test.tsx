// @vitest-environment happy-dom
// Page: what the tab in front shows.

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BusinessMismatch } from '@/components/page/business-mismatch.tsx';
import { OnThisPage } from '@/components/page/on-this-page.tsx';
import { useWriteGate } from '@/components/page/use-write-gate.ts';
import { useView } from '@/components/view-store.ts';
import type { FoundAccount } from '../../../../utils/commands.ts';
import type { PageContext } from '../../../../utils/context/page-context-message.ts';
import type { BusinessId } from '../../../../utils/ids.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { writeList } from '../../../../utils/mirror/write-list.ts';
import { pageContextsItem, picksItem } from '../../../../utils/storage.ts';
import { getAsked, ok, refused, startBackground } from '../support/fake-background.ts';
import {
  bikeWorks,
  createAccess,
  createAccount,
  createBusiness,
  fillMirror,
  hanok,
  jonas,
  northwind,
  stranger,
} from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

const onOpen = vi.fn();
const onShowBusiness = vi.fn();
const hidden: FoundAccount = {
  accountId: stranger,
  name: null,
  ownerBusinessId: null,
  ownerBusinessName: null,
  visible: false,
};

const showPage = (context: PageContext, tab = 7) => pageContextsItem.setValue({ [tab]: context });
const open = () =>
  render(<OnThisPage businessId={northwind} onOpen={onOpen} onShowBusiness={onShowBusiness} />);
const region = () => screen.findByRole('region', { name: 'On this page' });

beforeEach(async () => {
  useView.setState({ folds: {} });
  onOpen.mockReset();
  onShowBusiness.mockReset();
  await fillMirror({
    businesses: [createBusiness(), createBusiness({ id: hanok, name: 'Hanok Digital' })],
    accounts: [createAccount()],
  });
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
  startBackground({
    'read-page': () => ok(null),
    'open-account': () => ok(null),
    'find-account': () => ok(hidden),
    'pick-business': () => ok(null),
  });
});

test('asks the tab in front what it shows, and shows its business and account with their names', async () => {
  await showPage({ businessId: northwind, adAccountIds: [bikeWorks] });
  open();
  const card = await within(await region()).findByRole('article', {
    name: `Berlin Bike Works act_${bikeWorks}`,
  });
  expect(within(card).getByText('Owned')).toBeTruthy();
  const box = await region();
  await waitFor(() => expect(box.textContent).toContain(`Northwind Media ${northwind}`));
  await waitFor(() => expect(getAsked('read-page')).toEqual([{ tabId: 7 }]));
  expect(screen.queryByRole('button', { name: 'Claim' })).toBeNull();
});

test("shows an account's people and opens it", async () => {
  await getMirror().people.put({
    businessId: northwind,
    id: jonas,
    name: 'Jonas Meier',
    folded: 'jonas meier',
    kind: 'business_user',
    role: 'EMPLOYEE',
    email: null,
  });
  await getMirror().access.put(createAccess({ tasks: { [bikeWorks]: 3 } }));
  await showPage({ businessId: northwind, adAccountIds: [bikeWorks] });
  open();
  const person = (await screen.findByText('Jonas Meier')).closest('li');
  expect(person?.textContent).toContain('Advertise');
  expect(await screen.findByText('Nobody can manage this account')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'People and details' }));
  expect(onOpen).toHaveBeenCalledWith(bikeWorks);
});

test("an account that isn't the business's is looked up once and can be claimed", async () => {
  startBackground({
    'read-page': () => ok(null),
    'find-account': () =>
      ok({
        ...hidden,
        visible: true,
        name: 'Spree Boats',
        ownerBusinessId: hanok,
        ownerBusinessName: 'Hanok Digital',
      }),
    plan: () => ok([]),
  });
  await showPage({ businessId: northwind, adAccountIds: [stranger] });
  open();
  const box = await region();
  expect(await within(box).findByText('Spree Boats')).toBeTruthy();
  for (const words of [`act_${stranger}`, 'Not in Northwind Media', `Belongs to Hanok Digital (${hanok})`])
    expect(box.textContent).toContain(words);
  expect(getAsked('find-account')).toEqual([{ businessId: northwind, accountId: stranger }]);
  await userEvent.click(within(box).getByRole('button', { name: 'Claim' }));
  expect(useView.getState().dialog).toEqual({ kind: 'claim', accountIds: [stranger], leftOut: 0 });
});

test('all accounts of the page are listed', async () => {
  await showPage({ businessId: northwind, adAccountIds: [bikeWorks, stranger, '1112223334'] });
  open();
  const box = await region();
  await waitFor(() => expect(within(box).getAllByRole('button', { name: 'Claim' })).toHaveLength(2));
  expect(within(box).getAllByRole('article')).toHaveLength(1);
});

test("what Meta doesn't show is said, not taken for absent; a failed look can be repeated", async () => {
  await showPage({ businessId: northwind, adAccountIds: [stranger] });
  const { unmount } = open();
  expect(await screen.findByText(/Meta doesn't show it to you/)).toBeTruthy();
  unmount();
  startBackground({ 'read-page': () => ok(null), 'find-account': () => refused({ kind: 'network' }) });
  open();
  expect(await screen.findByText(/It couldn't be looked up\. There's no answer from Meta\./)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
  await waitFor(() => expect(getAsked('find-account')).toHaveLength(2));
});

test('while lists were never read to their end, "not in" is not said as certain', async () => {
  await getMirror().syncs.update([northwind, 'owned'], { completedAt: null });
  await showPage({ businessId: northwind, adAccountIds: [stranger] });
  open();
  expect(await screen.findByText('Not among the accounts of Northwind Media read so far')).toBeTruthy();
});

test('a hint is an account only once Meta has said so', async () => {
  await showPage({ businessId: northwind, adAccountIds: [], hint: stranger });
  const { unmount } = open();
  await waitFor(() => expect(getAsked('find-account')).toHaveLength(1));
  expect(await screen.findByText("There's no ad account on this page.")).toBeTruthy();
  unmount();
  startBackground({
    'read-page': () => ok(null),
    'find-account': () => ok({ ...hidden, visible: true, name: 'Spree Boats' }),
  });
  open();
  expect(await screen.findByText('Spree Boats')).toBeTruthy();
});

test("an account of another of one's businesses is shown there on demand", async () => {
  const theirs = createAccount({ id: stranger, name: 'Seoul Skin Lab' });
  await writeList(getMirror(), hanok, 'owned', [theirs]);
  await showPage({ businessId: northwind, adAccountIds: [stranger] });
  open();
  expect(await screen.findByText(`In Hanok Digital (${hanok})`)).toBeTruthy();
  expect(screen.getByText('Seoul Skin Lab')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Show in Hanok Digital' }));
  expect(onShowBusiness).toHaveBeenCalledWith(hanok);
  expect(getAsked('find-account')).toEqual([]);
});

test("folded, an account of another of one's businesses can be claimed, and shown there", async () => {
  const theirs = createAccount({ id: stranger, name: 'Seoul Skin Lab' });
  await writeList(getMirror(), hanok, 'owned', [theirs]);
  startBackground({ 'read-page': () => ok(null), plan: () => ok([]) });
  await showPage({ businessId: northwind, adAccountIds: [stranger] });
  useView.setState({ folds: { page: true, 'page-low': true } });
  render(<OnThisPage businessId={northwind} onOpen={onOpen} onShowBusiness={onShowBusiness} folds="low" />);
  const line = await region();
  await userEvent.click(await within(line).findByRole('button', { name: 'Show in Hanok Digital' }));
  expect(onShowBusiness).toHaveBeenCalledWith(hanok);
  expect(line.getAttribute('data-fold')).toBe('folded');
  expect(within(line).getByText('Seoul Skin Lab')).toBeTruthy();
  await userEvent.click(within(line).getByRole('button', { name: 'Claim' }));
  expect(useView.getState().dialog).toEqual({ kind: 'claim', accountIds: [stranger], leftOut: 0 });
});

test('a pending account says since when, and can be withdrawn', async () => {
  const askedAt = Date.now() - 2 * 86_400_000;
  await fillMirror({ accounts: [createAccount({ list: 'pending', access: 'PENDING', askedAt })] });
  await showPage({ businessId: northwind, adAccountIds: [bikeWorks] });
  open();
  expect(await screen.findByText('Asked 2 days ago or earlier, not answered yet')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Withdraw' }));
  expect(useView.getState().dialog).toEqual({ kind: 'remove', accountId: bikeWorks });
});

test('a page that is none of Meta’s teaches where to go; a business that is not ours is named as such', async () => {
  const { unmount } = open();
  expect(await screen.findByText(/^Open Ads Manager in this tab/)).toBeTruthy();
  unmount();
  await showPage({ businessId: '88877766655', adAccountIds: [] });
  open();
  expect(await screen.findByText("You aren't connected to this business.")).toBeTruthy();
  expect((await region()).textContent).toContain('88877766655');
});

test('follows the person to another tab', async () => {
  await pageContextsItem.setValue({
    7: { businessId: northwind, adAccountIds: [bikeWorks] },
    8: { businessId: northwind, adAccountIds: [stranger] },
  });
  open();
  await screen.findByText('Berlin Bike Works');
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 8 }] as never);
  await fakeBrowser.tabs.onActivated.trigger({ tabId: 8, windowId: 1 });
  expect(await screen.findByText('Not in Northwind Media')).toBeTruthy();
  await waitFor(() => expect(screen.queryByText('Berlin Bike Works')).toBeNull());
});

describe('page and surface on different businesses', () => {
  const onUse = vi.fn();
  function Gate() {
    return <output>{useWriteGate(northwind).reason ?? 'open'}</output>;
  }
  const openBanner = () =>
    render(
      <>
        <BusinessMismatch businessId={northwind} onUse={onUse} />
        <Gate />
      </>,
    );

  test('both are named, and writes wait', async () => {
    await showPage({ businessId: hanok, adAccountIds: [] });
    openBanner();
    const words = await screen.findByText(/^The page shows Hanok/);
    expect(words.textContent).toContain(`Hanok Digital (${hanok})`);
    expect(words.textContent).toContain(`Northwind Media (${northwind})`);
    expect(await screen.findByText('The page shows another business. Pick one first.')).toBeTruthy();
  });

  test('keeping the one shown is picked for this tab', async () => {
    await showPage({ businessId: hanok, adAccountIds: [] });
    openBanner();
    await userEvent.click(await screen.findByRole('button', { name: 'Keep Northwind Media' }));
    expect(getAsked('pick-business')).toEqual([{ tabId: 7, businessId: northwind }]);
    expect(onUse).not.toHaveBeenCalled();
    await picksItem.setValue({ [`7:${hanok}`]: northwind });
    expect(await screen.findByText('open')).toBeTruthy();
    expect(screen.queryByText(/^The page shows/)).toBeNull();
  });

  test("the page's business is taken by the surface", async () => {
    await showPage({ businessId: hanok, adAccountIds: [] });
    openBanner();
    await userEvent.click(await screen.findByRole('button', { name: 'Use Hanok Digital' }));
    expect(onUse).toHaveBeenCalledWith(hanok);
  });

  test("a business that isn't ours can't be taken", async () => {
    await showPage({ businessId: '88877766655', adAccountIds: [] });
    openBanner();
    expect(await screen.findByRole('button', { name: 'Keep Northwind Media' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Use/ })).toBeNull();
  });

  test('a pick of another business than the one shown does not open the gate', async () => {
    await showPage({ businessId: '88877766655', adAccountIds: [] });
    await picksItem.setValue({ '7:88877766655': hanok as BusinessId });
    openBanner();
    expect(await screen.findByText('The page shows another business. Pick one first.')).toBeTruthy();
  });

  test('while the gate is closed, Claim waits and says why', async () => {
    await showPage({ businessId: hanok, adAccountIds: [stranger] });
    open();
    const claim = await screen.findByRole<HTMLButtonElement>('button', { name: 'Claim' });
    await waitFor(() => expect(claim.disabled).toBe(true));
    expect(claim.title).toBe('The page shows another business. Pick one first.');
  });
});
