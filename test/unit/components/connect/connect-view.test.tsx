// @vitest-environment happy-dom
// Connect: the way in.

import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ConnectView } from '@/components/connect/connect-view.tsx';
import { describeExpiry } from '@/components/connect/describe-expiry.ts';
import { createProblem } from '../../../../utils/problem.ts';
import { settingsItem, signInProblemItem } from '../../../../utils/storage.ts';
import { getAsked, ok, refused, startBackground } from '../support/fake-background.ts';
import { createSession, dana, fillMirror } from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

const token = 'EAAGm0PX4ZCpsBAKZCtoken1234567890';

beforeEach(async () => {
  Element.prototype.scrollIntoView = () => undefined;
  await fillMirror({ sessions: [], businesses: [] });
});

describe('a pasted token', () => {
  test('is sent once, and is nowhere in the page afterwards', async () => {
    startBackground({ connect: () => ok({ principal: dana, name: 'Dana Northwind' }) });
    const { container } = render(<ConnectView />);
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Access token' });
    await userEvent.type(field, token);
    // Typed, but in no attribute: nothing that reads the page's markup has it.
    expect(container.innerHTML).not.toContain(token);
    await userEvent.click(screen.getByRole('button', { name: 'Connect' }));
    expect(await screen.findByText("You're connected as Dana Northwind.")).toBeTruthy();
    expect(getAsked('connect')).toEqual([{ token }]);
    await waitFor(() => expect(field.value).toBe(''));
    expect(container.innerHTML).not.toContain(token);
  });

  test('while Meta is asked, it says so, and a second click sends nothing', async () => {
    let answer: (() => void) | undefined;
    startBackground({
      connect: () =>
        new Promise((resolve) => {
          answer = () => resolve(ok({ principal: dana, name: 'Dana' }));
        }),
    });
    render(<ConnectView />);
    await userEvent.type(await screen.findByRole('textbox', { name: 'Access token' }), `${token}{Enter}`);
    expect(await screen.findByText('Asking Meta whose token this is…')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Connect' }));
    expect(getAsked('connect')).toHaveLength(1);
    answer?.();
    expect(await screen.findByText("You're connected as Dana.")).toBeTruthy();
  });

  test('that is missing is said, and once more at each further click; the field has the focus', async () => {
    startBackground({});
    render(<ConnectView />);
    const field = await screen.findByRole('textbox', { name: 'Access token' });
    const connect = screen.getByRole('button', { name: 'Connect' });
    await userEvent.click(connect);
    const first = screen.getByText('Paste an access token first.');
    expect(first.closest('[role=alert]')).not.toBeNull();
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await userEvent.click(connect);
    // Words that are new to the page are read out; the same ones aren't.
    expect(screen.getByText('Paste an access token first.')).not.toBe(first);
    expect(document.activeElement).toBe(field);
    await userEvent.type(field, 'E');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(getAsked('connect')).toEqual([]);
  });

  test('that is none is told in words', async () => {
    startBackground({ connect: () => refused({ kind: 'local', reason: 'not-a-token' }) });
    render(<ConnectView />);
    await userEvent.type(await screen.findByRole('textbox', { name: 'Access token' }), 'hello{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(
      "This doesn't look like an access token.",
    );
    const field = screen.getByRole('textbox', { name: 'Access token' });
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = field.getAttribute('aria-describedby')?.split(' ') ?? [];
    const [why] = described.map((id) => document.getElementById(id)?.textContent);
    expect(why).toContain("This doesn't look like an access token.");
    await userEvent.type(field, 'E');
    expect(field.getAttribute('aria-invalid')).toBeNull();
  });

  test('that could not be looked at is not called wrong', async () => {
    startBackground({ connect: () => refused({ kind: 'network', remedy: 'retry' }) });
    render(<ConnectView />);
    await userEvent.type(await screen.findByRole('textbox', { name: 'Access token' }), `${token}{Enter}`);
    await screen.findByRole('alert');
    const field = screen.getByRole('textbox', { name: 'Access token' });
    expect(field.getAttribute('aria-invalid')).toBeNull();
  });

  test('can be pasted at once where there is nobody yet: the field has the focus', async () => {
    startBackground({});
    render(<ConnectView />);
    const field = await screen.findByRole('textbox', { name: 'Access token' });
    expect(document.activeElement).toBe(field);
  });
});

describe('Sign in with Facebook', () => {
  test('without an app id it is off, and says what is missing', async () => {
    render(<ConnectView />);
    expect(await screen.findByText(/This needs the id of a Facebook app\./)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Sign in with Facebook' }).disabled).toBe(
      true,
    );
  });

  test('with one it signs in', async () => {
    await settingsItem.setValue({ appId: '123456789', notify: true });
    startBackground({ 'sign-in': () => refused({ kind: 'local', reason: 'sign-in-ended' }) });
    render(<ConnectView />);
    const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Sign in with Facebook' });
    await waitFor(() => expect(button.disabled).toBe(false));
    await userEvent.click(button);
    expect((await screen.findByRole('alert')).textContent).toContain('The sign-in window closed');
  });
});

describe('a sign-in that failed while no popup was open', () => {
  const problem = createProblem({ kind: 'local', remedy: 'retry', reason: 'sign-in-ended' });

  test('is told by the next one until it is put away, and the focus goes on to the field', async () => {
    await signInProblemItem.setValue({ problem, at: Date.now() - 60_000 });
    const { unmount } = render(<ConnectView />);
    expect((await screen.findByRole('alert')).textContent).toContain('The sign-in window closed');
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Access token' }));
    unmount();
    expect(await signInProblemItem.getValue()).toBeNull();
  });

  test('an hour ago is of no interest any more', async () => {
    const read = vi.spyOn(signInProblemItem, 'getValue');
    await signInProblemItem.setValue({ problem, at: Date.now() - 3_600_000 });
    render(<ConnectView />);
    await screen.findByRole('textbox', { name: 'Access token' });
    await waitFor(() => expect(read).toHaveBeenCalled());
    await act(async () => void (await read.mock.results[0]?.value));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

test('whoever was signed out is asked back by name, with the reason', async () => {
  const problem = createProblem({ kind: 'graph', remedy: 'sign-in', code: 190, subcode: 463 });
  await fillMirror({ sessions: [createSession({ state: 'signed-out', problem })] });
  render(<ConnectView />);
  expect(await screen.findByText(/^Sign in again as Dana Northwind to go on with your work\./)).toBeTruthy();
  expect(await screen.findByText('The sign-in has expired.')).toBeTruthy();
});

test('missing permissions are told with what they cost', async () => {
  await fillMirror({ sessions: [createSession({ missing: ['ads_management'] })] });
  render(<ConnectView />);
  expect(await screen.findByText(/Without it nothing can be claimed, created or assigned\./)).toBeTruthy();
});

describe('when it ends', () => {
  const day = 86_400_000;
  test.each([
    [53 * day, null, 'Ends in 53 days.'],
    [null, null, "Meta doesn't say when it ends."],
    [-2 * day, null, 'Ended 2 days ago.'],
    [90 * 60_000, 90 * day, 'Ends in 1 hour. Facebook asks for the permissions again in 90 days.'],
  ])('%s, %s: %s', (expires, dataAccess, words) => {
    const now = 1_800_000_000_000;
    const at = (apart: number | null): number | null => (apart === null ? null : now + apart);
    expect(describeExpiry({ expiresAt: at(expires), dataAccessExpiresAt: at(dataAccess) }, now)).toBe(words);
  });

  test('never', () => {
    expect(describeExpiry({ expiresAt: 'never', dataAccessExpiresAt: null })).toBe(
      'Never ends, as far as Meta says.',
    );
  });
});
