// @vitest-environment happy-dom
// ui: a focus whose place is gone goes to what can have it.

import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { useKeptFocus } from '@/components/ui/use-kept-focus.ts';

interface ListProps {
  isOn: boolean;
  /** Whether there is a button that can have the focus besides. */
  hasOther: boolean;
}

function List({ isOn, hasOther }: ListProps): ReactNode {
  const keptFocus = useKeptFocus();
  return (
    <>
      <input data-search aria-label="Search" />
      <ul {...keptFocus}>
        <li>
          <button type="button" disabled>
            Off
          </button>
          {hasOther ? <button type="button">Other</button> : null}
          {isOn ? <button type="button">Here</button> : null}
        </li>
      </ul>
    </>
  );
}

test.each([
  ['the first button that can have it', true, 'Other'],
  ['where the next thing begins, if none can', false, 'Search'],
])('it is %s', (_, hasOther, name) => {
  const { rerender } = render(<List isOn hasOther={hasOther} />);
  screen.getByRole('button', { name: 'Here' }).focus();
  rerender(<List isOn={false} hasOther={hasOther} />);
  const { activeElement } = document;
  expect(activeElement?.getAttribute('aria-label') ?? activeElement?.textContent).toBe(name);
});
