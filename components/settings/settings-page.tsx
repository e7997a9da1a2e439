// Settings: the options page.

import type { ReactNode } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { FacebookSettings } from './facebook-settings.tsx';
import { KeySettings } from './key-settings.tsx';
import { NotifySettings } from './notify-settings.tsx';
import { PeopleSettings } from './people-settings.tsx';
import './settings.css';

const promises = ['token', 'page', 'network', 'writes', 'undo'] as const;

export function SettingsPage(): ReactNode {
  return (
    <main className="settings">
      <header className="settings-head">
        <h1>{i18n.t('settings.title')}</h1>
        <span className="muted">Claimdesk</span>
      </header>
      <PeopleSettings />
      <FacebookSettings />
      <NotifySettings />
      <KeySettings />
      <section aria-labelledby="settings-privacy">
        <h2 className="section-title" id="settings-privacy">
          {i18n.t('settings.privacy')}
        </h2>
        <ul className="settings-promises">
          {promises.map((name) => (
            <li key={name}>{i18n.t(`settings.promise.${name}`)}</li>
          ))}
        </ul>
      </section>
      <footer className="muted settings-foot">
        {i18n.t('settings.version', { version: browser.runtime.getManifest().version })} ·{' '}
        {i18n.t('settings.license')}
      </footer>
    </main>
  );
}
