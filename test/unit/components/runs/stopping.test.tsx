// @vitest-environment happy-dom
// Runs: one that is given up, and what can be done about it then.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { RunsRegion } from '@/components/runs/runs-region.tsx';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { getAsked, ok, startBackground } from '../support/fake-background.ts';
import { createRun, fillMirror, northwind } from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

const running = { planned: 86, sent: 0, checking: 1, done: 150, failed: 3 };

beforeEach(() => fillMirror());

test.each(['running', 'paused', 'waiting', 'signed-out'] as const)(
  'what of a run is not sent can be given up: %s',
  async (state) => {
    startBackground({ 'stop-run': () => ok(null) });
    await getMirror().runs.put(createRun({ state, endedAt: null, counts: running }));
    render(<RunsRegion businessId={northwind} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(getAsked('stop-run')).toEqual([{ runId: 'run-1' }]));
    await getMirror().runs.update('run-1', { counts: { ...running, planned: 0 } });
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull());
  },
);

test('one that was stopped is not there to be paused: what is left of it only looks', async () => {
  const counts = { ...running, planned: 0, checking: 1 };
  await getMirror().runs.put(createRun({ state: 'running', endedAt: null, counts, isStopped: true }));
  render(<RunsRegion businessId={northwind} />);
  expect(await screen.findByRole('progressbar')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
  await getMirror().runs.update('run-1', { isStopped: false });
  expect(await screen.findByRole('button', { name: 'Pause' })).toBeTruthy();
});
