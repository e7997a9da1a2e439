// Settings: the browser's shortcuts as they are set at the moment.

import { type ReactNode, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';

const commands = [
  { name: '_execute_action', word: 'settings.command.action' },
  { name: 'open-side-panel', word: 'settings.command.panel' },
] as const;

export function KeySettings(): ReactNode {
  const [shortcuts, setShortcuts] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isGone = false;
    browser.commands.getAll().then(
      (all) => {
        if (!isGone) setShortcuts(new Map(all.map(({ name, shortcut }) => [name ?? '', shortcut ?? ''])));
      },
      (error: unknown) => reportError(error),
    );
    return () => {
      isGone = true;
    };
  }, []);
  return (
    <section aria-labelledby="settings-keys">
      <h2 className="section-title" id="settings-keys">
        {i18n.t('settings.keys')}
      </h2>
      <dl className="settings-keys">
        {commands.map(({ name, word }) => (
          <div key={name}>
            <dt>{i18n.t(word)}</dt>
            <dd>
              {shortcuts.get(name) ? (
                <kbd>{shortcuts.get(name)}</kbd>
              ) : (
                <span className="muted">{i18n.t('settings.keyNone')}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="field-hint">{i18n.t('settings.keysHint')}</p>
    </section>
  );
}
