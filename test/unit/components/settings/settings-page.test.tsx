// @vitest-environment happy-dom
// Settings: who is connected, and what stays.

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SettingsPage } from '@/components/settings/settings-page.tsx';
import type { PrincipalId } from '../../../../utils/ids.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { settingsItem } from '../../../../utils/storage.ts';
import { getAsked, ok, startBackground } from '../support/fake-background.ts';
import { createSession, dana, fillMirror } from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

const redirect = 'https://abcdefghijklmnop.chromiumapp.org/';

beforeEach(async () => {
  await fillMirror({
    sessions: [
      createSession({ expiresAt: Date.now() + 53.5 * 86_400_000 }),
      createSession({
        id: '777888999' as PrincipalId,
        name: 'Reporting bot',
        kind: 'system_user',
        expiresAt: 'never',
      }),
    ],
  });
  Object.assign(fakeBrowser, {
    identity: { getRedirectURL: () => redirect },
    commands: {
      getAll: async () => [
        { name: '_execute_action', shortcut: 'Alt+Shift+C' },
        { name: 'open-side-panel', shortcut: '' },
      ],
    },
  });
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ version: '1.2.3' } as never);
  startBackground({ forget: () => ok(null), disconnect: () => ok(null) });
});

test('each connected person has what they may and when it ends', async () => {
  render(<SettingsPage />);
  const card = await screen.findByRole('article', { name: 'Dana Northwind' });
  for (const words of ['Ends in 53 days.', 'business_management', 'Northwind Media', dana])
    await waitFor(() => expect(card.textContent).toContain(words));
  const bot = await screen.findByRole('article', { name: 'Reporting bot' });
  expect(bot.textContent).toContain('System user');
  expect(bot.textContent).toContain('Never ends');
});

test('forgetting one asks, and names whom', async () => {
  render(<SettingsPage />);
  await userEvent.click(await screen.findByRole('button', { name: 'Forget Dana Northwind' }));
  const box = await screen.findByRole('dialog', { name: 'Forget this person' });
  expect(getAsked('forget')).toEqual([]);
  await userEvent.click(within(box).getByRole('button', { name: 'Forget Dana Northwind' }));
  await waitFor(() => expect(getAsked('forget')).toEqual([{ principal: dana }]));
});

test('Disconnect says what is forgotten, and asks', async () => {
  render(<SettingsPage />);
  await userEvent.click(await screen.findByRole('button', { name: 'Disconnect' }));
  const box = await screen.findByRole('dialog', { name: 'Disconnect' });
  expect(box.textContent).toContain('Forgets every token, everything read');
  await userEvent.click(within(box).getByRole('button', { name: 'Disconnect' }));
  await waitFor(() => expect(getAsked('disconnect')).toHaveLength(1));
});

test('an app id is kept, and what is none is not', async () => {
  render(<SettingsPage />);
  const field = await screen.findByRole('textbox', { name: 'App id' });
  await userEvent.type(field, 'my app{Enter}');
  expect(await screen.findByText('An app id is 5 to 20 digits.')).toBeTruthy();
  expect((await settingsItem.getValue()).appId).toBe('');
  await userEvent.clear(field);
  await userEvent.type(field, ' 1234567890 {Enter}');
  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(await settingsItem.getValue()).toEqual({ appId: '1234567890', notify: true });
});

test('the redirect address to register is shown', async () => {
  render(<SettingsPage />);
  expect(await screen.findByText(redirect)).toBeTruthy();
});

test('notifications can be turned off', async () => {
  render(<SettingsPage />);
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Tell me when a claim is answered' }));
  await waitFor(async () => expect((await settingsItem.getValue()).notify).toBe(false));
});

test('shortcuts are shown as they are set, and the version', async () => {
  render(<SettingsPage />);
  expect(await screen.findByText('Alt+Shift+C')).toBeTruthy();
  expect(screen.getByText('not set')).toBeTruthy();
  expect(screen.getByText(/Version 1\.2\.3/)).toBeTruthy();
});

test('what is stored by a newer version is said where the people are, and the rest can be used', async () => {
  const newer = new DOMException('The requested version is lower.', 'VersionError');
  vi.spyOn(getMirror().sessions, 'toArray').mockRejectedValue(newer);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  render(<SettingsPage />);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('A newer version of Claimdesk wrote what is stored here.');
  expect(alert.textContent).toContain('Update Claimdesk');
  expect(screen.getByRole('region', { name: 'Connected people' }).contains(alert)).toBe(true);
  expect(await screen.findByText('Alt+Shift+C')).toBeTruthy();
  await userEvent.type(await screen.findByRole('textbox', { name: 'App id' }), '123456789{Enter}');
  await waitFor(async () => expect((await settingsItem.getValue()).appId).toBe('123456789'));
  await userEvent.click(await screen.findByRole('checkbox'));
  await waitFor(async () => expect((await settingsItem.getValue()).notify).toBe(false));
});
