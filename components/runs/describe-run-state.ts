// Runs: how far a run is, why it isn't moving, and what can be taken back of it, in words.

import { i18n } from '#i18n';
import { formatMoment, formatNumber } from '@/components/ui/format.ts';
import { isCheckpoint } from '@/utils/problem.ts';
import type { RunRow } from '@/utils/runs/types.ts';
import { getRunTotal } from './describe-change.ts';
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

/** What was stopped by the person didn't fail them. */
export const getFailed = ({ counts, stopped = 0 }: RunRow): number => counts.failed - stopped;

/** "151 done, 3 failed, 86 not started, 1 being checked": only what there is. */
export function describeCounts(run: RunRow): string {
  const { counts } = run;
  const parts = [
    [counts.done, 'runs.done'],
    [getFailed(run), 'runs.failed'],
    [run.stopped ?? 0, 'runs.notDone'],
    [counts.sent, 'runs.under'],
    [counts.checking, 'runs.checking'],
    [counts.planned, 'runs.notStarted'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, key]) => i18n.t(key, { n: formatNumber(count) }))
    .join(', ');
}

/** "7 of 7 finished, 5 failed": for whoever doesn't see the bar's two colours. */
export function describeProgress(run: RunRow): string {
  const { done } = run.counts;
  const failed = getFailed(run);
  const ended = i18n.t('runs.progress', {
    ended: formatNumber(done + run.counts.failed),
    total: formatNumber(getRunTotal(run)),
  });
  return failed > 0 ? `${ended}, ${i18n.t('runs.failed', { n: formatNumber(failed) })}` : ended;
}

/** Why there is nothing to take back of claims that were sent: all that waited were declined. Null otherwise. */
export function describeGone({ operation, state, counts, undo }: RunRow): string | null {
  const isGone =
    operation === 'claim-ad-account' && state === 'ended' && counts.done > 0 && undo === 'nothing';
  return isGone ? `${i18n.t('activity.gone')} ${i18n.t('activity.nothingWhy')}` : null;
}

/** What Undo does where the run's title doesn't tell: several claims are answered one by one. Null: all that was done. */
export function describeUndo(run: RunRow): string | null {
  const { operation, undo, left } = run;
  if (operation !== 'claim-ad-account' || undo !== 'possible' || !left || getRunTotal(run) === 1) return null;
  const { undoable, oneWay } = left;
  const does = i18n.t('activity.undoes', undoable, { n: formatNumber(undoable) });
  return oneWay > 0 ? `${does} ${i18n.t('activity.stays', oneWay, { n: formatNumber(oneWay) })}` : does;
}
