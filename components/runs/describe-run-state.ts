// Runs: why a run isn't moving, in words.

import { i18n } from '#i18n';
import { formatMoment, formatNumber } from '@/components/ui/format.ts';
import { isCheckpoint } from '@/utils/problem.ts';
import type { RunRow } from '@/utils/runs/types.ts';
import { describeProblem } from './describe-problem.ts';

/** One sentence; null while it runs or has ended. `now` in milliseconds since the epoch. */
export function describeHold({ state, resumeAt, problem }: RunRow, now: number = Date.now()): string | null {
  if (state === 'paused') return i18n.t('runs.state.paused');
  if (state === 'signed-out')
    return isCheckpoint(problem) ? describeProblem(problem).todo : i18n.t('runs.signedOut');
  if (state !== 'waiting') return null;
  if (resumeAt === null || resumeAt <= now) return i18n.t('runs.waitSoon');
  const isConnection = problem !== null && problem.kind !== 'graph';
  return i18n.t(isConnection ? 'runs.waitNetwork' : 'runs.waitUntil', { time: formatMoment(resumeAt, now) });
}

/** "151 done, 3 failed, 86 not started, 1 being checked": only what there is. */
export function describeCounts({ counts }: RunRow): string {
  const parts = [
    [counts.done, 'runs.done'],
    [counts.failed, 'runs.failed'],
    [counts.sent, 'runs.under'],
    [counts.checking, 'runs.checking'],
    [counts.planned, 'runs.notStarted'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, key]) => i18n.t(key, { n: formatNumber(count) }))
    .join(', ');
}
