// Runs: one run: how far it is, why it waits, what failed and why.

import { type ReactNode, useId } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { Isolated } from '@/components/ui/isolated.tsx';
import { useMirror } from '@/components/use-mirror.ts';
import type { Problem } from '@/utils/problem.ts';
import type { OperationName, RunRow } from '@/utils/runs/types.ts';
import { canRetry, describeRun, getRunTotal, getSubject } from './describe-change.ts';
import { describeProblem } from './describe-problem.ts';
import { describeCounts, describeHold } from './describe-run-state.ts';
import { DismissButton } from './dismiss-button.tsx';

/** So many failures are told one by one; Activity has the rest. */
export const causesShown = 3;

interface RunCardProps {
  run: RunRow;
  now: number;
  onCommand: (name: 'pause-run' | 'resume-run' | 'retry-run') => void;
  onDismiss: () => void;
}

export function RunCard({ run, now, onCommand, onDismiss }: RunCardProps): ReactNode {
  const titleId = useId();
  const { counts, state } = run;
  const total = getRunTotal(run);
  const ended = counts.done + counts.failed;
  const hold = describeHold(run, now);
  const canPause = state === 'running' || state === 'waiting';
  return (
    <li className="run" data-state={state}>
      <div className="run-head">
        <span className="run-title" id={titleId}>
          <Isolated>{describeRun(run)}</Isolated>
        </span>
        {state === 'ended' ? <DismissButton onDismiss={onDismiss} /> : null}
      </div>
      <div
        className="run-bar"
        role="progressbar"
        aria-labelledby={titleId}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={ended}
        aria-valuetext={i18n.t('runs.progress', { done: formatNumber(ended), total: formatNumber(total) })}
      >
        <i style={{ inlineSize: `${total === 0 ? 0 : (100 * counts.done) / total}%` }} />
        <i data-failed style={{ inlineSize: `${total === 0 ? 0 : (100 * counts.failed) / total}%` }} />
      </div>
      <p className="run-counts num">{describeCounts(run)}</p>
      {hold === null ? null : <p className="run-hold">{hold}</p>}
      {counts.checking > 0 ? <p className="run-hold">{i18n.t('runs.checkingHelp')}</p> : null}
      {counts.failed > 0 ? <Causes runId={run.id} /> : null}
      <div className="run-acts">
        {canPause ? <Button onClick={() => onCommand('pause-run')}>{i18n.t('runs.pause')}</Button> : null}
        {state === 'paused' ? (
          <Button onClick={() => onCommand('resume-run')}>{i18n.t('runs.resume')}</Button>
        ) : null}
        {canRetry(run) ? (
          <Button onClick={() => onCommand('retry-run')}>{i18n.t('runs.retryFailed')}</Button>
        ) : null}
      </div>
    </li>
  );
}

/** What happened and what to do, in one breath; Activity has all of it. */
function describeCause(problem: Problem, operation: OperationName): string {
  const { what, says, todo } = describeProblem(problem, { operation });
  return [what, says, todo].filter(Boolean).join(' ');
}

function Causes({ runId }: { runId: string }): ReactNode {
  const failed = useMirror(
    (db) => db.steps.where('[runId+state]').equals([runId, 'failed']).limit(causesShown).toArray(),
    [runId],
  );
  return failed?.map(({ index, planned, problem }) =>
    problem ? (
      <p key={index} className="run-cause">
        <b>
          <bdi>{getSubject(planned)}</bdi>
        </b>{' '}
        {describeCause(problem, planned.change.operation)}
      </p>
    ) : null,
  );
}
