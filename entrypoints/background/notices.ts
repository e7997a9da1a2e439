// Background: answers to claims, told by a notification and counted on the badge.

import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { getAccountName } from '@/utils/account-name.ts';
import { toActId } from '@/utils/ids.ts';
import type { MirrorDatabase } from '@/utils/mirror/database.ts';
import type { NoticeRow } from '@/utils/mirror/schema.ts';
import { settingsItem } from '@/utils/storage.ts';
import type { Engine } from './engine.ts';

/** The one number that needs looking at, or nothing. */
export async function updateBadge(db: MirrorDatabase): Promise<void> {
  const count = await db.notices.filter((notice) => notice.kind !== 'claim-left').count();
  await browser.action.setBadgeBackgroundColor({ color: '#3452c7' });
  await browser.action.setBadgeText({ text: count > 0 ? String(count) : '' });
}

/** Takes down what tells of accounts that aren't known any more. */
export async function clearNotices(db: MirrorDatabase): Promise<void> {
  for (const id of Object.keys(await browser.notifications.getAll())) await browser.notifications.clear(id);
  await updateBadge(db);
}

async function notify(notice: NoticeRow): Promise<void> {
  const { accountId, accountName } = notice;
  const name = getAccountName({ id: accountId, name: accountName });
  const account = name === null ? toActId(accountId) : `${name} (${toActId(accountId)})`;
  const [title, message] =
    notice.kind === 'claim-accepted'
      ? [i18n.t('notice.accepted.title'), i18n.t('notice.accepted.message', { account })]
      : [i18n.t('notice.gone.title'), i18n.t('notice.gone.message', { account })];
  await browser.notifications.create(notice.id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png' as '/popup.html'),
    title,
    message,
  });
}

export function bindNotices(engine: Engine): void {
  engine.listeners.onNotices.push((notices) => {
    void updateBadge(engine.db);
    void settingsItem.getValue().then(({ notify: isWanted }) => {
      if (isWanted) for (const notice of notices) void notify(notice);
    });
  });
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    browser.action.openPopup().catch(() => undefined);
  });
}
