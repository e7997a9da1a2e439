// @vitest-environment happy-dom
// Runs: a run of hundreds in Activity, opened.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ActivityRegion } from '@/components/runs/activity-region.tsx';
import { getMirror } from '../../../../utils/mirror/database.ts';
import type { StepRow } from '../../../../utils/runs/types.ts';
import { createPlanned, createRun, createStep, fillMirror, northwind } from '../support/rows.ts';

beforeEach(async () => {
  await fillMirror();
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
});

test('of a run of many no more is read than is shown, and the failed come first', async () => {
  const db = getMirror();
  const counts = { planned: 0, sent: 0, checking: 0, done: 397, failed: 3 };
  await db.runs.put(createRun({ counts, scope: { accounts: 400, people: 1 } }));
  const toStep = (_: unknown, index: number): StepRow => {
    const planned = createPlanned({ accountName: `Account ${index}` });
    return createStep({ index, planned, state: index < 397 ? 'done' : 'failed' });
  };
  await db.steps.bulkPut(Array.from({ length: 400 }, toStep));
  render(<ActivityRegion businessId={northwind} />);
  const line = await screen.findByRole('button', { name: /400 ad accounts/ });
  const onRead = vi.fn((row: StepRow) => row);
  db.steps.hook('reading', onRead);
  await userEvent.click(line);
  await waitFor(() => expect(screen.getByText(/And 380 more\./)).toBeTruthy());
  db.steps.hook('reading').unsubscribe(onRead);
  expect(onRead.mock.calls.length).toBeLessThan(100);
  const names = screen.getAllByText(/^Account \d+$/).map(({ textContent }) => textContent);
  expect(names.slice(0, 4)).toEqual(['Account 397', 'Account 398', 'Account 399', 'Account 0']);
});
