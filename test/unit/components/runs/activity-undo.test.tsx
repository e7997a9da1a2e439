// @vitest-environment happy-dom
// Runs: Undo, from the click until the mirror knows of it.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ActivityRegion } from '@/components/runs/activity-region.tsx';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { getAsked, ok, refused, startBackground } from '../support/fake-background.ts';
import { createRun, createStep, fillMirror, northwind } from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

const running = () => ok({ outcome: 'running' as const, runId: 'undo-1' });

beforeEach(async () => {
  await fillMirror();
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
  await getMirror().runs.bulkPut([
    createRun({ id: 'first', createdAt: 1 }),
    createRun({ id: 'second', createdAt: 2 }),
  ]);
  await getMirror().steps.bulkPut([createStep({ runId: 'first' }), createStep({ runId: 'second' })]);
});

const findUndos = (): Promise<HTMLElement[]> => screen.findAllByRole('button', { name: 'Undo' });

test('asked for once, it is not to be clicked again before the rows tell of it, and the other line is', async () => {
  startBackground({ 'undo-run': running });
  render(<ActivityRegion businessId={northwind} />);
  const [second, first] = await findUndos();
  await userEvent.click(second!);
  // It was answered, and the rows are still those of before.
  await waitFor(() => expect((first as HTMLButtonElement).disabled).toBe(false));
  expect(second!.getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(second!);
  expect(getAsked('undo-run')).toHaveLength(1);

  // Nothing was done of it in the end: what is there can be taken back again.
  await getMirror().runs.update('second', { undo: 'possible', undoneBy: 'undo-1' });
  await waitFor(() => expect(second!.getAttribute('aria-disabled')).toBeNull());
});

test('what another surface took back since, and not to its end, can be taken back here as well', async () => {
  startBackground({ 'undo-run': running });
  render(<ActivityRegion businessId={northwind} />);
  const [second] = await findUndos();
  await userEvent.click(second!);
  await waitFor(() => expect(second!.getAttribute('aria-disabled')).toBe('true'));
  await getMirror().runs.update('second', { undo: 'possible', undoneBy: 'undo-elsewhere' });
  await waitFor(() => expect(second!.getAttribute('aria-disabled')).toBeNull());
});

test('refused, it can be asked for again', async () => {
  startBackground({ 'undo-run': () => refused({ reason: 'nothing-to-undo' }) });
  render(<ActivityRegion businessId={northwind} />);
  const [second] = await findUndos();
  await userEvent.click(second!);
  await screen.findByRole('alert');
  expect(second!.getAttribute('aria-disabled')).toBeNull();
});

test('when it goes away, the focus goes to its line', async () => {
  startBackground({ 'undo-run': running });
  render(<ActivityRegion businessId={northwind} />);
  const [, first] = await findUndos();
  first!.focus();
  await userEvent.keyboard('{Enter}');
  await getMirror().runs.update('first', { undo: 'undoing', undoneBy: 'undo-1' });
  await screen.findByText('Undoing…');
  const [, line] = screen.getAllByRole('button', { expanded: false });
  expect(document.activeElement).toBe(line);
});
