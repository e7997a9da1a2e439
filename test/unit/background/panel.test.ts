// Background: the shortcut that opens the side panel, and what serves where there is none.

import { beforeEach, expect, test, vi } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { bindPanel } from '../../../entrypoints/background/panel.ts';

const tab = { id: 7, windowId: 3 } as Browser.tabs.Tab;
let press: (command: string, tab?: Browser.tabs.Tab) => void;
const openPopup = vi.fn(async () => undefined);
const openPanel = vi.fn(async () => undefined);

beforeEach(() => {
  openPopup.mockClear();
  openPanel.mockReset().mockResolvedValue(undefined);
  Object.assign(fakeBrowser.sidePanel, { open: openPanel });
  Object.assign(fakeBrowser.action, { openPopup });
  const listeners: (typeof press)[] = [];
  Object.assign(browser.commands, {
    onCommand: { addListener: (listen: typeof press) => listeners.push(listen) },
  });
  bindPanel();
  expect(listeners).toHaveLength(1);
  press = (...command) => listeners[0]!(...command);
});

test('opens it in the window of the tab, in the turn of the key itself', () => {
  press('open-side-panel', tab);
  expect(openPanel).toHaveBeenCalledExactlyOnceWith({ windowId: 3 });
  expect(openPopup).not.toHaveBeenCalled();
});

test('no other command does', () => {
  press('something-else', tab);
  expect(openPanel).not.toHaveBeenCalled();
});

test('the popup serves where there is no window to have it in, or the browser refuses', async () => {
  press('open-side-panel');
  expect(openPopup).toHaveBeenCalledOnce();
  openPanel.mockRejectedValue(new Error('No gesture'));
  press('open-side-panel', tab);
  await vi.waitFor(() => expect(openPopup).toHaveBeenCalledTimes(2));
});
