// @vitest-environment happy-dom
// Shell: what is said when a surface can't be shown.

import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Crash } from '@/components/shell/crash-guard.tsx';

test.each([
  ['the browser', new DOMException('The requested version is lower.', 'VersionError')],
  [
    'the database that was closed by it',
    Object.assign(new Error('closed'), {
      name: 'DatabaseClosedError',
      inner: new DOMException('lower', 'VersionError'),
    }),
  ],
])('a mirror of a newer Claimdesk, told by %s, is told as that', (_, error) => {
  render(<Crash error={error} />);
  const alert = screen.getByRole('alert').textContent;
  expect(alert).toContain('A newer version of Claimdesk wrote what is stored here.');
  expect(alert).toContain('Nothing of it was touched. Update Claimdesk');
});

test('anything else is told as what it is', () => {
  render(<Crash error={new TypeError('x is undefined')} />);
  const alert = screen.getByRole('alert').textContent;
  expect(alert).toContain('This view stopped working');
  expect(alert).toContain('TypeError: x is undefined');
});
