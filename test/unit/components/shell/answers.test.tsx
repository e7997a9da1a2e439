// @vitest-environment happy-dom
// shell: answers to claims, of the business in view and of the others.

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { initialView } from '@/components/view.ts';
import { useView } from '@/components/view-store.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { ok, startBackground } from '../support/fake-background.ts';
import { openSurface } from '../support/open-surface.tsx';
import { createBusiness, createNotice, hanok, northwind } from '../support/rows.ts';
import { fillDesk } from './fill-desk.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

beforeEach(async () => {
  useView.setState(initialView);
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
  Object.assign(fakeBrowser.windows, { getCurrent: async () => ({ id: 3 }) });
  startBackground({ refresh: () => ok(null), 'read-page': () => ok(null) });
  await fillDesk();
  await getMirror().businesses.put(createBusiness({ id: hanok, name: 'Hanok Studio', order: 1 }));
});
afterEach(() => vi.restoreAllMocks());

test('an answer for another business is told by its name, with the way there', async () => {
  await getMirror().notices.bulkPut([
    createNotice({ businessId: hanok }),
    // What became of this one isn't known yet.
    createNotice({ businessId: northwind, kind: 'claim-left' }),
  ]);
  await openSurface();
  const line = await screen.findByText('Waiting in Hanok Studio: 1 answer to a request');
  expect(screen.queryByText('Claim accepted')).toBeNull();
  await userEvent.click(
    within(line.closest('[role=status]') as HTMLElement).getByRole('button', {
      name: 'Show in Hanok Studio',
    }),
  );
  expect(useView.getState().businessId).toBe(hanok);
  expect(await screen.findByText('Claim accepted')).toBeTruthy();
  expect(screen.queryByText(/^Waiting in/)).toBeNull();
});

test('answers here and elsewhere stand side by side', async () => {
  const accounts = ['1000001', '1000002'] as never[];
  await getMirror().notices.bulkPut([
    createNotice({ businessId: northwind }),
    ...accounts.map((accountId) => createNotice({ businessId: hanok, accountId })),
  ]);
  await openSurface();
  expect(await screen.findByText('Claim accepted')).toBeTruthy();
  expect(await screen.findByText('Waiting in Hanok Studio: 2 answers to requests')).toBeTruthy();
});

test('of many businesses the first are named and the others counted', async () => {
  const ids = Array.from({ length: 5 }, (_, at) => `80000${at}` as BusinessId);
  await getMirror().businesses.bulkPut(
    ids.map((id, at) => createBusiness({ id, name: `Brand ${at}`, order: at + 2 })),
  );
  await getMirror().notices.bulkPut(ids.map((businessId) => createNotice({ businessId })));
  await openSurface();
  expect(await screen.findAllByText(/^Waiting in Brand/)).toHaveLength(3);
  expect(screen.getByText('And in 2 more businesses.')).toBeTruthy();
});

test('an answer to a request for access is not told as a claim', async () => {
  await getMirror().notices.put(createNotice({ businessId: northwind, relation: 'AGENCY' }));
  await openSurface();
  expect(await screen.findByText('Request accepted')).toBeTruthy();
  expect(screen.getByText('Berlin Bike Works (act_1029384756) is shared with you now.')).toBeTruthy();
});
