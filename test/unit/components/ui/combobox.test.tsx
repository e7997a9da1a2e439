// @vitest-environment happy-dom
// ui: finding one of many.

import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { Combobox } from '@/components/ui/combobox.tsx';

const people = ['Zoë Schäfer', 'Anna Keller', '김민수', 'Tom Ruiz'];
const picked = vi.fn();
const getText = (name: string): string => name;
const getReason = (name: string): string | undefined =>
  name === 'Tom Ruiz' ? "hasn't joined yet" : undefined;

beforeEach(() => {
  picked.mockReset();
  Element.prototype.scrollIntoView = () => undefined;
});

const show = (names: readonly string[] = people, value?: string) =>
  render(
    <Combobox
      label="Add a person"
      options={names}
      getKey={getText}
      getText={getText}
      getDisabledReason={getReason}
      onPick={picked}
      {...(value !== undefined && { value })}
    />,
  );
const field = (): HTMLInputElement => screen.getByRole('combobox', { name: 'Add a person' });
const shown = (): (string | null)[] => screen.queryAllByRole('option').map((option) => option.textContent);

test('opens on a click and shows everybody', async () => {
  show();
  expect(screen.queryByRole('listbox')).toBeNull();
  await userEvent.click(field());
  expect(within(screen.getByRole('listbox', { name: 'Add a person' })).getAllByRole('option')).toHaveLength(
    4,
  );
});

test('finds without accents and case, and Enter picks', async () => {
  show();
  await userEvent.type(field(), 'schafer ZO');
  expect(shown()).toEqual(['Zoë Schäfer']);
  await userEvent.keyboard('{Enter}');
  expect(picked).toHaveBeenCalledWith('Zoë Schäfer');
  expect(field().value).toBe('');
  expect(screen.queryByRole('listbox')).toBeNull();
});

test('arrows go round, and the field says where one is', async () => {
  show();
  await userEvent.click(field());
  await userEvent.keyboard('{ArrowUp}');
  const last = screen.getAllByRole('option')[3];
  expect(last?.getAttribute('aria-selected')).toBe('true');
  expect(field().getAttribute('aria-activedescendant')).toBe(last?.id);
});

test('one that cannot be picked says why and is not picked', async () => {
  show();
  await userEvent.click(field());
  const tom = screen.getByRole('option', { name: /Tom Ruiz/ });
  expect(tom.textContent).toContain("hasn't joined yet");
  expect(tom.getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(tom);
  expect(picked).not.toHaveBeenCalled();
});

test('Escape closes the list and nothing around it', async () => {
  const onEscape = vi.fn();
  document.addEventListener('keydown', onEscape);
  show();
  await userEvent.type(field(), 'an');
  onEscape.mockReset();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(field().value).toBe('');
  expect(onEscape).not.toHaveBeenCalled();
  document.removeEventListener('keydown', onEscape);
});

test('nothing found is said', async () => {
  show();
  await userEvent.type(field(), 'nobody');
  expect(document.querySelector('[aria-live]')?.textContent).toBe('Nothing found');
});

test('of very many the first are shown, and how many more there are', async () => {
  show(Array.from({ length: 1234 }, (_, index) => `Account ${index}`));
  await userEvent.click(field());
  expect(shown()).toHaveLength(100);
  expect(screen.getByText('1,134 more. Keep typing to narrow it down.')).toBeTruthy();
});

test('shows what was picked, if it keeps it', () => {
  show(people, 'Anna Keller');
  expect(field().value).toBe('Anna Keller');
});

test('Enter picks the option that the keyboard is on, wherever others went, and none in its stead', async () => {
  const { rerender } = show();
  const list = (names: readonly string[]) => (
    <Combobox label="Add a person" options={names} getKey={getText} getText={getText} onPick={picked} />
  );
  await userEvent.click(field());
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  rerender(list(people.slice(1)));
  expect(screen.getByRole('option', { name: '김민수' }).getAttribute('aria-selected')).toBe('true');
  rerender(list(['Anna Keller', 'Tom Ruiz']));
  await userEvent.keyboard('{Enter}');
  expect(picked).not.toHaveBeenCalled();
  rerender(list(people));
  await userEvent.keyboard('{Enter}');
  expect(picked).toHaveBeenCalledExactlyOnceWith('김민수');
});

test('one that comes in before the first is not picked by an Enter that was meant for that', async () => {
  const list = (names: readonly string[]) => (
    <Combobox label="Add a person" options={names} getKey={getText} getText={getText} onPick={picked} />
  );
  const { rerender } = render(list(['Jonas Meier', 'Tom Ruiz']));
  await userEvent.type(field(), 'mei');
  rerender(list(['Anna Meier', 'Jonas Meier', 'Tom Ruiz']));
  await userEvent.keyboard('{Enter}');
  expect(picked).toHaveBeenCalledExactlyOnceWith('Jonas Meier');
});
