// Background: answers to claims, told by a notification and counted on the badge.

import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { getAccountLabel } from '@/utils/account-name.ts';
import { claimOfferDraft } from '@/utils/claim-offer.ts';
import { type BusinessId, parseBusinessId } from '@/utils/ids.ts';
import type { MirrorDatabase } from '@/utils/mirror/database.ts';
import { getNoticeOutcome } from '@/utils/mirror/notice-outcome.ts';
import { readAnswers } from '@/utils/mirror/queries.ts';
import type { NoticeRow } from '@/utils/mirror/schema.ts';
import { settingsItem, viewItems } from '@/utils/storage.ts';
import type { Engine } from './engine.ts';

/** The one number that needs looking at, or nothing. */
export async function updateBadge(db: MirrorDatabase): Promise<void> {
  const { length: count } = await readAnswers(db);
  await browser.action.setBadgeBackgroundColor({ color: '#3452c7' });
  await browser.action.setBadgeText({ text: count > 0 ? String(count) : '' });
}

/** Takes down what tells of accounts that aren't known any more. */
export async function clearNotices(db: MirrorDatabase): Promise<void> {
  for (const id of Object.keys(await browser.notifications.getAll()))
    if (!(await db.notices.get(id))) await browser.notifications.clear(id);
  await updateBadge(db);
}

async function notify(db: MirrorDatabase, notice: NoticeRow): Promise<void> {
  const { businessId, accountId, accountName } = notice;
  const business = (await db.businesses.get(businessId))?.name ?? businessId;
  const account = getAccountLabel({ id: accountId, name: accountName });
  const outcome = getNoticeOutcome(notice);
  await browser.notifications.create(notice.id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png' as '/popup.html'),
    title: i18n.t(`notice.${outcome}.title`),
    message: i18n.t('notice.told', { business, message: i18n.t(`notice.${outcome}.message`, { account }) }),
  });
}

/** Lets the popup open on a business. A dialog that stands open in another is left there, with what was typed in it. */
async function leadTo(businessId: BusinessId | null): Promise<void> {
  // The popup alone knows its whole shape, and takes what is missing as new.
  const last = (await viewItems.popup.getValue()) as Record<string, unknown> | null;
  const drafts = (last?.drafts ?? {}) as Record<string, unknown>;
  if (last?.dialog || drafts[claimOfferDraft]) return;
  if (businessId === null || last?.businessId === businessId) return;
  await viewItems.popup.setValue({ businessId, tab: last?.tab, folds: last?.folds });
}

export function bindNotices(engine: Engine): void {
  engine.listeners.onNotices.push((notices) => {
    void updateBadge(engine.db);
    void settingsItem.getValue().then(({ notify: isWanted }) => {
      if (isWanted) for (const notice of notices) void notify(engine.db, notice);
    });
  });
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    // The id of a notice begins with its business's.
    void leadTo(parseBusinessId(id.split(' ')[0] ?? ''))
      .then(() => browser.action.openPopup())
      .catch(() => undefined);
  });
}
