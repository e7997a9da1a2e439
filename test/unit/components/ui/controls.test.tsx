// @vitest-environment happy-dom
// ui: the small things that everything is made of.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Button } from '@/components/ui/button.tsx';
import { Copyable } from '@/components/ui/copyable.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Name } from '@/components/ui/name.tsx';
import { SegmentedRadio } from '@/components/ui/segmented-radio.tsx';
import { TextField } from '@/components/ui/text-field.tsx';

test('an id is copied with one click, and that is said', async () => {
  const user = userEvent.setup();
  render(<Copyable text="act_1029384756" />);
  await user.click(screen.getByRole('button', { name: 'Copy act_1029384756' }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Copied'));
  expect(await navigator.clipboard.readText()).toBe('act_1029384756');
});

test('where nothing may be copied, that is said', async () => {
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
  render(<Copyable text="act_1" />);
  await user.click(screen.getByRole('button', { name: 'Copy act_1' }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Not copied'));
});

test('a busy button keeps the focus and does nothing twice', async () => {
  const onClick = vi.fn();
  render(
    <Button busy onClick={onClick}>
      Claim
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Claim' });
  await userEvent.click(button);
  expect(onClick).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-busy')).toBe('true');
});

const levels = [
  { value: 'analyze', label: 'Analyze' },
  { value: 'advertise', label: 'Advertise' },
  { value: 'manage', label: 'Manage', disabledReason: 'Northwind may not give this out' },
] as const;

test('one of a few: the group has the name it was given, and a choice is told', async () => {
  const onChange = vi.fn();
  render(<SegmentedRadio label="Anna Keller" options={levels} value="analyze" onChange={onChange} />);
  expect(screen.getByRole('radiogroup', { name: 'Anna Keller' })).toBeTruthy();
  expect(screen.getByRole('radio', { name: 'Analyze' }).getAttribute('aria-checked')).toBe('true');
  await userEvent.click(screen.getByRole('radio', { name: 'Advertise' }));
  expect(onChange).toHaveBeenCalledExactlyOnceWith('advertise');
});

test.each(['ArrowDown', 'ArrowRight'])(
  '%s goes on to the next and chooses nothing; Space and Enter do',
  async (key) => {
    const onChange = vi.fn();
    const user = userEvent.setup();
    render(<SegmentedRadio label="Anna Keller" options={levels} value="analyze" onChange={onChange} />);
    const next = screen.getByRole('radio', { name: 'Advertise' });
    await user.tab();
    await user.keyboard(`{${key}>}`);
    await waitFor(() => expect(document.activeElement).toBe(next));
    await user.keyboard(`{/${key}}`);
    expect(onChange).not.toHaveBeenCalled();
    await user.keyboard(' ');
    expect(onChange).toHaveBeenCalledExactlyOnceWith('advertise');
    await user.keyboard('{Enter}');
    expect(onChange).toHaveBeenCalledTimes(2);
    // What is so already isn't wished for.
    screen.getByRole('radio', { name: 'Analyze' }).focus();
    await user.keyboard('{Enter}');
    expect(onChange).toHaveBeenCalledTimes(2);
  },
);

test('what may not be chosen says why', () => {
  render(<SegmentedRadio label="Anna" options={levels} value="analyze" onChange={vi.fn()} />);
  const manage = screen.getByRole('radio', { name: 'Manage' });
  expect(manage.hasAttribute('disabled')).toBe(true);
  expect(manage.getAttribute('title')).toBe('Northwind may not give this out');
});

test('while a choice is on its way another may be taken: the last one counts', async () => {
  const onChange = vi.fn();
  render(<SegmentedRadio label="Anna" options={levels} value="advertise" onChange={onChange} busy />);
  expect(screen.getByRole('radiogroup').getAttribute('aria-busy')).toBe('true');
  await userEvent.click(screen.getByRole('radio', { name: 'Analyze' }));
  expect(onChange).toHaveBeenCalledExactlyOnceWith('analyze');
});

test('a field is tied to its label, its hint and its error', () => {
  render(<TextField label="Name" hint="Can't be changed later" error="Needed" />);
  const field = screen.getByRole('textbox', { name: 'Name' });
  expect(field.getAttribute('aria-invalid')).toBe('true');
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  expect(ids.map((id) => document.getElementById(id)?.textContent)).toEqual([
    'Needed',
    "Can't be changed later",
  ]);
});

test('a name keeps its own direction and is whole in its tip', () => {
  render(<Name>{'عطور الشرق'}</Name>);
  const name = screen.getByTitle('عطور الشرق');
  expect(name.tagName).toBe('BDI');
  expect(name.getAttribute('dir')).toBe('auto');
});

test('a dialog has a name, closes on Escape, and gives the focus back', async () => {
  const onClose = vi.fn();
  render(<button type="button">Open</button>);
  screen.getByRole('button', { name: 'Open' }).focus();
  const { unmount } = render(
    <Dialog title="Keyboard" onClose={onClose}>
      <p>Keys</p>
    </Dialog>,
  );
  expect(screen.getByRole('dialog', { name: 'Keyboard' })).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
  unmount();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' })));
});
