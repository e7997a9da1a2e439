// Settings: whether answers to claims are told by a notification.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { useStorageItem } from '@/components/page/use-storage-item.ts';
import { settingsItem } from '@/utils/storage.ts';

export function NotifySettings(): ReactNode {
  const settings = useStorageItem(settingsItem);
  if (!settings) return null;
  return (
    <section aria-labelledby="settings-notify">
      <h2 className="section-title" id="settings-notify">
        {i18n.t('settings.notifications')}
      </h2>
      <label className="settings-check">
        <input
          type="checkbox"
          checked={settings.notify}
          aria-describedby="settings-notify-hint"
          onChange={(event) => settingsItem.setValue({ ...settings, notify: event.currentTarget.checked })}
        />
        {i18n.t('settings.notify')}
      </label>
      <p className="field-hint" id="settings-notify-hint">
        {i18n.t('settings.notifyHint')}
      </p>
    </section>
  );
}
