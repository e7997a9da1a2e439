// @vitest-environment happy-dom
// Runs: a problem as people see it.

import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ProblemNotice } from '@/components/runs/problem-notice.tsx';
import { createProblem } from '../../../../utils/problem.ts';

const problem = createProblem({
  kind: 'graph',
  remedy: 'fix',
  code: 3936,
  message: "(#3936) You've already tried to claim this ad account.",
  traceId: 'AxFbTrAce1',
});

test('says what happened, to which object, and what to do', () => {
  render(<ProblemNotice problem={problem} subject="Berlin Bike Works · act_1" />);
  const notice = screen.getByRole('alert');
  expect(notice).toHaveProperty('textContent');
  for (const words of [
    'This account was asked for already.',
    'Berlin Bike Works · act_1',
    'Wait for its admins',
  ])
    expect(notice.textContent).toContain(words);
});

test("has Meta's message, code and trace id one click away", () => {
  render(<ProblemNotice problem={problem} />);
  const details = screen.getByText('What Meta said').closest('details');
  expect(details?.open).toBe(false);
  for (const words of [problem.message, 'Code 3936', 'AxFbTrAce1'])
    expect(details?.textContent).toContain(words);
});

test('inside a list it is not read out', () => {
  render(<ProblemNotice problem={problem} isAlert={false} />);
  expect(screen.queryByRole('alert')).toBeNull();
});
