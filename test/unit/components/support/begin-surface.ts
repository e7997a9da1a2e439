// Support: what a surface finds when it opens: a view that was never used, a tab in front, a background that answers.

import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { initialView } from '@/components/view.ts';
import { useView } from '@/components/view-store.ts';
import { ok, startBackground } from './fake-background.ts';

export function beginSurface(): void {
  useView.setState(initialView);
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
  Object.assign(fakeBrowser.windows, { getCurrent: async () => ({ id: 3 }) });
  Object.assign(fakeBrowser.commands, { getAll: async () => [] });
  Element.prototype.scrollIntoView = () => undefined;
  startBackground({
    refresh: () => ok(null),
    'read-page': () => ok(null),
    'open-account': () => ok(null),
    'open-person': () => ok(null),
  });
}
