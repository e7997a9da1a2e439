// @vitest-environment happy-dom
// people: where not all people of a business could be read.

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { initialView, type Opened } from '@/components/view.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { createProblem } from '../../../../utils/problem.ts';
import { viewItems } from '../../../../utils/storage.ts';
import { fillDesk } from '../shell/fill-desk.ts';
import { getAsked, ok, startBackground } from '../support/fake-background.ts';
import { openSurface } from '../support/open-surface.tsx';
import { bikeWorks, createAccess, type jonas, northwind } from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

const kim = '900000009' as typeof jonas;
const problem = createProblem({ kind: 'graph', remedy: 'act', code: 200, message: '(#200) No.' });

beforeEach(async () => {
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
  Object.assign(fakeBrowser.windows, { getCurrent: async () => ({ id: 3 }) });
  startBackground({
    refresh: () => ok(null),
    'read-page': () => ok(null),
    'open-account': () => ok(null),
    'open-person': () => ok(null),
  });
  await fillDesk();
  const known = { personId: kim, name: 'Kim Sora', tasks: { [bikeWorks]: 7 }, complete: false };
  await getMirror().access.put(createAccess(known));
  await getMirror().syncs.update([northwind, 'people'], { state: 'failed', total: null, problem });
});
afterEach(() => vi.restoreAllMocks());

async function open(...opened: Opened[]): Promise<void> {
  await viewItems.popup.setValue({ ...initialView, businessId: northwind, opened });
  await openSurface();
}
async function openAccount(): Promise<HTMLElement> {
  await open({ kind: 'account', accountId: bikeWorks });
  const region = await screen.findByRole('region', { name: 'People' });
  await within(region).findByRole('radiogroup', { name: 'Kim Sora' });
  return region;
}

test('who is not among them has the name that the account tells, and is no outsider', async () => {
  const region = await openAccount();
  expect(await within(region).findByText('Role not known yet')).toBeTruthy();
  expect(within(region).queryByText('Somebody outside this business')).toBeNull();
});

test('it is said with its cause, in the list as well, and can be tried again', async () => {
  const region = await openAccount();
  expect(await within(region).findByText(/^Not all people of Northwind Media could be read/)).toBeTruthy();
  expect(await within(region).findByText(/^The token lacks a permission for this/)).toBeTruthy();
  expect(within(region).queryByRole('alert')).toBeNull();
  expect(screen.getByText(/^As of .* · not all people read$/)).toBeTruthy();
  const before = getAsked('refresh').length;
  await userEvent.click(within(region).getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(getAsked('refresh')).toHaveLength(before + 1));
});

test('somebody opened who is not among them may be one of the others', async () => {
  await open({ kind: 'person', personId: kim });
  expect(await screen.findByText(/^Not all people of Northwind Media could be read/)).toBeTruthy();
  expect(screen.queryByText('This person is no longer in the business.')).toBeNull();
});

test('that Meta refuses to tell who was invited is mentioned, and nothing is to be tried again', async () => {
  await getMirror().syncs.update([northwind, 'people'], { state: 'complete', total: 3, loaded: 3 });
  const region = await openAccount();
  expect(await within(region).findByText(/^Meta doesn't tell here who was invited/)).toBeTruthy();
  expect(await within(region).findByText('Somebody outside this business')).toBeTruthy();
  expect(within(region).queryByText(/^Not all people/)).toBeNull();
  expect(screen.queryByText(/not all people read/)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

test('once they are known, who is not among them is an outsider, and keeps the name', async () => {
  await getMirror().syncs.update([northwind, 'people'], { state: 'complete', total: 4, problem: null });
  const region = await openAccount();
  expect(await within(region).findByText('Somebody outside this business')).toBeTruthy();
  expect(within(region).queryByText(/^Not all people/)).toBeNull();
});
