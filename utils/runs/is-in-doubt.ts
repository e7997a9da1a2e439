// Runs: a failed step that may have been done all the same. Pure.

import type { StepRow } from './types.ts';

/** It was sent, and no clear answer says that it wasn't done; what was stopped then may still arrive. */
export const isInDoubt = ({ sends, problem }: StepRow): boolean =>
  sends > 1 || problem?.reason === 'in-doubt' || (problem?.reason === 'stopped' && sends > 0);
