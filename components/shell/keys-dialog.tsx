// shell: the keys, told.

import { type ReactNode, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Dialog } from '@/components/ui/dialog.tsx';

const getKeys = (): [string, string[]][] => [
  [i18n.t('keys.search'), ['/']],
  [i18n.t('keys.move'), ['↑', '↓']],
  [i18n.t('keys.pageMove'), ['PgUp', 'PgDn']],
  [i18n.t('keys.open'), ['Enter']],
  [i18n.t('keys.clear'), ['Esc']],
  [i18n.t('keys.tabs'), ['Alt 1', 'Alt 2', 'Alt 3']],
  [i18n.t('keys.help'), ['?']],
];

export function KeysDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [shortcuts, setShortcuts] = useState<Record<string, string>>({});
  useEffect(() => {
    // The person may have changed or removed them.
    browser.commands.getAll().then(
      (commands) =>
        setShortcuts(Object.fromEntries(commands.map(({ name, shortcut }) => [name ?? '', shortcut ?? '']))),
      (error) => reportError(error),
    );
  }, []);
  const rows = getKeys();
  const { _execute_action: popup, 'open-side-panel': panel } = shortcuts;
  if (popup) rows.push([i18n.t('keys.popup'), [popup]]);
  if (panel) rows.push([i18n.t('keys.panel'), [panel]]);
  return (
    <Dialog title={i18n.t('keys.title')} onClose={onClose} long>
      <dl className="keys">
        {rows.map(([what, keys]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
