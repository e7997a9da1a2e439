// Background: what is kept of a sign-in that failed, for the popup that is opened next.

import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createEngine } from '../../../entrypoints/background/engine.ts';
import { createSessionHandlers } from '../../../entrypoints/background/handle-sessions.ts';
import { settingsItem, signInProblemItem } from '../../../utils/storage.ts';
import { fillMirror } from '../components/support/rows.ts';

const launchWebAuthFlow = vi.fn<() => Promise<string>>();
const getRedirectURL = (): string => 'https://claimdesk.example/';

beforeEach(async () => {
  await fillMirror();
  await settingsItem.setValue({ appId: '123456789', notify: true });
  Object.assign(fakeBrowser, { identity: { getRedirectURL, launchWebAuthFlow } });
});

test('how it failed, and when', async () => {
  const before = Date.now();
  launchWebAuthFlow.mockRejectedValue(new Error('The user did not approve access.'));
  const handlers = createSessionHandlers(createEngine());
  await expect(handlers['sign-in']({})).rejects.toThrow();
  const kept = await signInProblemItem.getValue();
  expect(kept?.problem).toMatchObject({ reason: 'sign-in-ended' });
  expect(kept?.at).toBeGreaterThanOrEqual(before);
});

test('nothing, where everything was forgotten meanwhile', async () => {
  const { promise, reject } = Promise.withResolvers<string>();
  launchWebAuthFlow.mockReturnValue(promise);
  const handlers = createSessionHandlers(createEngine());
  const signingIn = handlers['sign-in']({});
  await vi.waitFor(() => expect(launchWebAuthFlow).toHaveBeenCalled());
  await handlers.disconnect({});
  reject(new Error('The user did not approve access.'));
  await expect(signingIn).rejects.toThrow();
  expect(await signInProblemItem.getValue()).toBeNull();
});
