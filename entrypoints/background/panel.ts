// Background: opening the side panel, by shortcut or from the menu. Only ever in answer to a gesture.

import { type Browser, browser } from 'wxt/browser';

interface Sidebar {
  open(): Promise<void>;
}

/** Has to be called in the first turn of a gesture's event. Where there is no panel, the popup serves. */
export function openPanel(tab: Browser.tabs.Tab | undefined): void {
  // Chrome has a side panel, Firefox a sidebar; the types know Chrome alone.
  const { sidePanel, sidebarAction } = browser as {
    sidePanel?: typeof browser.sidePanel;
    sidebarAction?: Sidebar;
  };
  const openPopup = (): Promise<void> => browser.action.openPopup().catch(() => undefined);
  if (sidePanel && tab?.windowId !== undefined) sidePanel.open({ windowId: tab.windowId }).catch(openPopup);
  else if (sidebarAction) sidebarAction.open().catch(openPopup);
  else void openPopup();
}

export function bindPanel(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-side-panel') openPanel(tab);
  });
}
