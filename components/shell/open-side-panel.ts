// shell: from the popup to the side panel.

import { browser } from 'wxt/browser';

/** What the polyfill's types leave out: Chromium's panel, Firefox's sidebar. */
interface Panels {
  sidePanel?: { open: (options: { windowId: number }) => Promise<void> };
  sidebarAction?: { open: () => Promise<void> };
}

/**
 * Has to be called in the gesture itself, without waiting for anything before: that is why the window's id comes
 * as an argument. Closes the popup once the panel is there.
 */
export async function openSidePanel(windowId: number): Promise<void> {
  const { sidePanel, sidebarAction } = browser as unknown as Panels;
  await (sidebarAction ? sidebarAction.open() : sidePanel?.open({ windowId }));
  close();
}
