// shell: what one does now and then.

import Ellipsis from 'lucide/dist/esm/icons/ellipsis.mjs';
import * as Menu from 'radix-ui/dropdown-menu';
import { type ReactNode, useRef } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { focusPlace } from '@/components/ui/focus-place.ts';
import { Icon } from '@/components/ui/icon.tsx';
import { useView } from '@/components/view-store.ts';

/** Opens as it mounts: the click that asked for it has happened already. */
export function MoreMenu({ onRefresh }: { onRefresh: () => void }): ReactNode {
  const { open, openDialog } = useView.getState();
  const trigger = useRef<HTMLButtonElement>(null);
  // What an item opens has the focus: a dialog takes it itself, and gives it back to the button, because the item is gone
  // by then; what is opened in the list's place is given it.
  const opens = useRef<'dialog' | 'view' | null>(null);
  const dialog = (kind: 'create' | 'keys' | 'disconnect' | 'claim') => () => {
    opens.current = 'dialog';
    trigger.current?.focus();
    openDialog(kind === 'claim' ? { kind, accountIds: [] } : { kind });
  };
  return (
    <Menu.Root defaultOpen modal={false}>
      <Menu.Trigger
        ref={trigger}
        className="icon-button"
        aria-label={i18n.t('shell.more')}
        title={i18n.t('shell.more')}
      >
        <Icon of={Ellipsis} size={16} />
      </Menu.Trigger>
      {/* Within the bar: what is outside every landmark is hard to find without eyes. */}
      <Menu.Portal container={document.querySelector<HTMLElement>('.top-bar')}>
        <Menu.Content
          className="menu"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (opens.current) event.preventDefault();
            if (opens.current === 'view') focusPlace();
            opens.current = null;
          }}
        >
          <Menu.Item className="menu-item" onSelect={onRefresh}>
            {i18n.t('shell.refresh')}
          </Menu.Item>
          <Menu.Separator className="menu-line" />
          <Menu.Item className="menu-item" onSelect={dialog('create')}>
            {i18n.t('shell.create')}
          </Menu.Item>
          <Menu.Item className="menu-item" onSelect={dialog('claim')}>
            {i18n.t('shell.claimById')}
          </Menu.Item>
          <Menu.Separator className="menu-line" />
          <Menu.Item
            className="menu-item"
            onSelect={() => {
              opens.current = 'view';
              open({ kind: 'activity' });
            }}
          >
            {i18n.t('shell.activity')}
          </Menu.Item>
          <Menu.Item className="menu-item" onSelect={() => void browser.runtime.openOptionsPage()}>
            {i18n.t('shell.settings')}
          </Menu.Item>
          <Menu.Item className="menu-item" onSelect={dialog('keys')}>
            {i18n.t('shell.keys')}
            <kbd>?</kbd>
          </Menu.Item>
          <Menu.Separator className="menu-line" />
          <Menu.Item className="menu-item" data-tone="bad" onSelect={dialog('disconnect')}>
            {i18n.t('shell.disconnect')}
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
