// Background: an answer to a claim, told by a notification: of which business, and the way there.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { initialView } from '../../../components/view.ts';
import type { Engine } from '../../../entrypoints/background/engine.ts';
import { bindNotices } from '../../../entrypoints/background/notices.ts';
import { claimOfferDraft } from '../../../utils/claim-offer.ts';
import { getMirror } from '../../../utils/mirror/database.ts';
import type { NoticeRow } from '../../../utils/mirror/schema.ts';
import { viewItems } from '../../../utils/storage.ts';
import {
  bikeWorks,
  createBusiness,
  createNotice,
  fillMirror,
  hanok,
  northwind,
} from '../components/support/rows.ts';

const openPopup = vi.fn(async () => undefined);
const setBadgeText = vi.fn(async () => undefined);
const listeners: Engine['listeners'] = { onNotices: [], onWait: [], onVacant: [] };
const answer = createNotice({ businessId: hanok });

beforeEach(async () => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser, {
    action: { openPopup, setBadgeText, setBadgeBackgroundColor: async () => undefined },
  });
  const businesses = [createBusiness(), createBusiness({ id: hanok, name: 'Hanok Studio', order: 1 })];
  await fillMirror({ businesses });
  await getMirror().notices.put(answer);
  listeners.onNotices.length = 0;
  bindNotices({ db: getMirror(), listeners } as Engine);
});
afterEach(() => vi.clearAllMocks());

const tell = (notice: NoticeRow): void => {
  for (const listen of listeners.onNotices) listen([notice]);
};
const click = (): Promise<unknown> => fakeBrowser.notifications.onClicked.trigger(answer.id);

test('the notification says in which business', async () => {
  const create = vi.spyOn(fakeBrowser.notifications, 'create');
  tell(answer);
  await vi.waitFor(() => expect(create).toHaveBeenCalledTimes(1));
  expect(create.mock.calls[0]).toMatchObject([
    answer.id,
    {
      title: 'Claim accepted',
      message: 'Hanok Studio: Berlin Bike Works (act_1029384756) is yours now.',
    },
  ]);
  expect(setBadgeText).toHaveBeenLastCalledWith({ text: '1' });
});

test.each([
  ['claim-accepted', 'Request accepted', 'is shared with you now.'],
  ['claim-gone', 'Request not pending any more', "The account isn't shared with you."],
] as const)('of a request for access it says what that gives: %s', async (kind, title, words) => {
  const create = vi.spyOn(fakeBrowser.notifications, 'create');
  tell({ ...answer, relation: 'AGENCY', kind });
  await vi.waitFor(() => expect(create).toHaveBeenCalledTimes(1));
  expect(create.mock.calls[0]?.[1]).toMatchObject({ title, message: expect.stringContaining(words) });
});

test('a click on it lets the popup open on that business', async () => {
  const opened = [{ kind: 'account', accountId: bikeWorks }];
  await viewItems.popup.setValue({
    ...initialView,
    businessId: northwind,
    tab: 'shared',
    query: 'bikes',
    opened,
  });
  await click();
  await vi.waitFor(() => expect(openPopup).toHaveBeenCalledTimes(1));
  expect(await viewItems.popup.getValue()).toEqual({ businessId: hanok, tab: 'shared', folds: {} });
});

test('a popup that was never used opens on it as well', async () => {
  await click();
  await vi.waitFor(() => expect(openPopup).toHaveBeenCalledTimes(1));
  expect(await viewItems.popup.getValue()).toMatchObject({ businessId: hanok });
});

test.each([
  ['is as it was left', { ...initialView, businessId: hanok, query: 'bikes' }],
  [
    'with a dialog open keeps what was typed in it',
    {
      ...initialView,
      businessId: northwind,
      dialog: { kind: 'create' },
      drafts: { create: { name: 'New' } },
    },
  ],
  [
    'with accounts offered to be claimed keeps them',
    { ...initialView, businessId: northwind, drafts: { [claimOfferDraft]: { accountIds: ['4455667788'] } } },
  ],
])('a popup that shows it already, or is busy, %s', async (_, left) => {
  await viewItems.popup.setValue(left);
  await click();
  await vi.waitFor(() => expect(openPopup).toHaveBeenCalledTimes(1));
  expect(await viewItems.popup.getValue()).toEqual(left);
});
