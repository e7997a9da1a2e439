// @vitest-environment happy-dom
// shell: before everything is forgotten, it says how much of what is under way will not be finished.

import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { DisconnectDialog } from '@/components/shell/disconnect-dialog.tsx';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { createRun, createStep, fillMirror, hanok } from '../support/rows.ts';

test('all that is under way is counted, in whichever business, however much it is', async () => {
  await fillMirror();
  const db = getMirror();
  const counts = { planned: 590, sent: 8, checking: 2, done: 300, failed: 4 };
  await db.runs.bulkPut([
    createRun({ state: 'running', endedAt: null, counts }),
    createRun({ id: 'ended' }),
    createRun({ id: 'another', businessId: hanok, state: 'running', endedAt: null, counts }),
  ]);
  const steps = Array.from({ length: 600 }, (_, index) => createStep({ index, state: 'planned' }));
  await db.steps.bulkPut(steps);
  render(<DisconnectDialog onClose={() => undefined} />);
  expect(await screen.findByText('1,200 changes are still under way and will not be finished.')).toBeTruthy();
});
