// @vitest-environment happy-dom
// shell: what is typed while a surface is being opened is looked for, and goes nowhere else.

import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { initialView, type View } from '@/components/view.ts';
import { useView } from '@/components/view-store.ts';
import { viewItems } from '../../../../utils/storage.ts';
import { beginSurface } from '../support/begin-surface.ts';
import { openSurface } from '../support/open-surface.tsx';
import { pressKeys } from '../support/press-keys.ts';
import { bikeWorks, fillMirror, northwind } from '../support/rows.ts';
import { fillDesk } from './fill-desk.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

beforeEach(beginSurface);
afterEach(() => vi.restoreAllMocks());

/** Types while the surface is being opened that was left so. */
async function typeAhead(view: Partial<View>, ...keys: string[]): Promise<void> {
  await viewItems.popup.setValue({ ...initialView, businessId: northwind, ...view });
  await openSurface('popup', () => pressKeys(...keys));
}
const getField = (): HTMLInputElement => screen.getByRole('searchbox', { name: 'Search ad accounts' });
const getNames = (): (string | null)[] =>
  screen.getAllByRole('row').map((row) => row.getAttribute('aria-label'));

test('in the search, from its beginning', async () => {
  await fillDesk();
  const scrollTo = vi.spyOn(Element.prototype, 'scrollTo');
  await typeAhead({ scroll: { ...initialView.scroll, owned: 520 } }, ...'bike');
  expect(getField().value).toBe('bike');
  expect(getNames()).toEqual(['Berlin Bike Works, act_1029384756, Active']);
  expect(scrollTo).toHaveBeenCalledWith(0, 0);
});

test('after what was looked for last', async () => {
  await fillDesk();
  await typeAhead({ query: 'bikes' }, 'Backspace', ' ', 'w');
  expect(getField().value).toBe('bike w');
  expect(useView.getState().query).toBe('bike w');
});

test('a question mark alone asks for the keys', async () => {
  await fillDesk();
  await typeAhead({}, '?');
  expect(useView.getState()).toMatchObject({ query: '', dialog: { kind: 'keys' } });
});

test.each<[string, Partial<View>]>([
  ['a dialog', { dialog: { kind: 'create' } }],
  ['an account', { opened: [{ kind: 'account', accountId: bikeWorks }] }],
])('not where %s is in front', async (_, view) => {
  await fillDesk();
  await typeAhead({ ...view, selected: bikeWorks }, ...'Acme');
  expect(useView.getState()).toMatchObject({ query: '', selected: bikeWorks, ...view });
});

test('not where nobody is connected', async () => {
  await fillMirror({ businesses: [], sessions: [] });
  await typeAhead({}, ...'EAAB');
  expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Access token' })).value).toBe('');
  expect(useView.getState().query).toBe('');
});
