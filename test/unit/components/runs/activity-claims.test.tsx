// @vitest-environment happy-dom
// Runs: what became of claims, and what can be taken back of several.

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { ActivityRegion } from '@/components/runs/activity-region.tsx';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { createClaim, createRun, createStep, fillMirror, northwind } from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

beforeEach(() => fillMirror());

test('a request that is gone has no Undo, and its line says what became of it', async () => {
  await getMirror().runs.put(createRun({ sample: createClaim(), undo: 'nothing' }));
  await getMirror().steps.put(createStep({ planned: createClaim(), outcome: { access: 'GONE' } }));
  render(<ActivityRegion businessId={northwind} />);
  const line = await screen.findByRole('button', { name: /Asked for act_4455667788/ });
  expect(line.textContent).toContain("Declined since, or ended. There's nothing to take back.");
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test.each([
  ['CONFIRMED', 'one-way', 'Done', 'ok'],
  ['PENDING', 'possible', 'Not answered yet', 'wait'],
  ['GONE', 'nothing', 'Declined or ended', 'off'],
  ['PENDING', 'undone', 'Withdrawn', 'off'],
] as const)('the mark of a request (%s, %s) says what became of it: %s', async (access, undo, word, tone) => {
  await getMirror().runs.put(createRun({ sample: createClaim(), undo }));
  await getMirror().steps.put(createStep({ planned: createClaim(), outcome: { access } }));
  render(<ActivityRegion businessId={northwind} />);
  expect((await screen.findByTitle(word)).getAttribute('data-tone')).toBe(tone);
});

test.each([
  ['possible', 'Not answered yet'],
  ['one-way', 'Done'],
  ['nothing', 'Declined or ended'],
  ['undone', 'Withdrawn'],
] as const)('the mark of several (%s): %s', async (undo, word) => {
  const counts = { planned: 0, sent: 0, checking: 0, done: 3, failed: 0 };
  await getMirror().runs.put(createRun({ sample: createClaim(), counts, undo }));
  render(<ActivityRegion businessId={northwind} />);
  expect(await screen.findByTitle(word)).toBeTruthy();
});

test.each([
  [{ undoable: 2, oneWay: 1 }, 'Undo withdraws 2 requests. 1 account is yours and stays.'],
  [{ undoable: 1, oneWay: 0 }, 'Undo withdraws 1 request.'],
])('Undo of several claims says beforehand what it takes back: %o', async (left, words) => {
  const counts = { planned: 0, sent: 0, checking: 0, done: 3, failed: 2 };
  await getMirror().runs.put(createRun({ sample: createClaim(), counts, left }));
  render(<ActivityRegion businessId={northwind} />);
  expect(await screen.findByText(words)).toBeTruthy();
  // The only button called Undo is the one that undoes; where the line has no room, it has the words itself.
  const undo = screen.getByRole('button', { name: /undo/i, description: new RegExp(words) });
  expect(undo.textContent).toBe('Undo');
  expect(undo.title).toBe(words);
});

test('of several claims, opened, each says what became of it', async () => {
  const counts = { planned: 0, sent: 0, checking: 0, done: 3, failed: 0 };
  await getMirror().runs.put(createRun({ sample: createClaim(), counts }));
  const planned = createClaim({ accountName: 'Spree Boats' });
  for (const [index, access] of (['CONFIRMED', 'PENDING', 'GONE'] as const).entries())
    await getMirror().steps.put(createStep({ index, planned, outcome: { access } }));
  render(<ActivityRegion businessId={northwind} />);
  await userEvent.click(await screen.findByRole('button', { name: /^Claim/ }));
  for (const words of ["It's yours.", /^Asked\. Its admins/, 'Declined since, or ended.'])
    expect(await screen.findByText(words)).toBeTruthy();
});
