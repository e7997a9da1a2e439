// Settings: the app that Facebook's sign-in is asked through.

import { type FormEvent, type ReactNode, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { useStorageItem } from '@/components/page/use-storage-item.ts';
import { Copyable } from '@/components/ui/copyable.tsx';
import { TextField } from '@/components/ui/text-field.tsx';
import { settingsItem } from '@/utils/storage.ts';

/** Empty, or an id of Meta's. */
const appIdPattern = /^(?:[1-9]\d{4,19})?$/;

export function FacebookSettings(): ReactNode {
  const settings = useStorageItem(settingsItem);
  const [typed, setTyped] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const [isWrong, setWrong] = useState(false);
  if (!settings) return null;
  const save = async (): Promise<void> => {
    if (typed === null) return;
    const appId = typed.trim();
    if (!appIdPattern.test(appId)) return setWrong(true);
    await settingsItem.setValue({ ...(await settingsItem.getValue()), appId });
    setTyped(null);
    setSaved(true);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <section aria-labelledby="settings-facebook">
      <h2 className="section-title" id="settings-facebook">
        {i18n.t('settings.facebook')}
      </h2>
      <form className="settings-form" onSubmit={submit}>
        <TextField
          label={i18n.t('settings.appId')}
          hint={i18n.t('settings.appIdHint')}
          error={isWrong ? i18n.t('settings.appIdWrong') : null}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          value={typed ?? settings.appId}
          onChange={(event) => {
            setTyped(event.target.value);
            setSaved(false);
            setWrong(false);
          }}
          onBlur={save}
        />
        <p role="status" className="settings-saved">
          {isSaved ? i18n.t('settings.saved') : ''}
        </p>
      </form>
      <div className="field">
        <span className="field-label">{i18n.t('settings.redirect')}</span>
        <div className="settings-redirect">
          <Copyable text={browser.identity.getRedirectURL()} />
        </div>
        <p className="field-hint">{i18n.t('settings.redirectHint')}</p>
      </div>
    </section>
  );
}
