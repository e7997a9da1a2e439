// Runs: one run: how far it is, why it waits, what failed and why.

import { type ReactNode, useId } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { Isolated } from '@/components/ui/isolated.tsx';
import { oneWish } from '@/components/ui/one-wish.ts';
import type { RunRow } from '@/utils/runs/types.ts';
import { canRetry, describeRun, getRunTotal } from './describe-change.ts';
import { describeCounts, describeHold, describeProgress, getFailed } from './describe-run-state.ts';
import { DismissButton } from './dismiss-button.tsx';
import { RunCauses } from './run-causes.tsx';
import type { RunCommandName } from './use-run-command.tsx';

/** So many reasons for failures are told; Activity has all of them. */
export const causesShown = 3;

interface RunCardProps {
  run: RunRow;
  now: number;
  /** Whoever has to sign in for it to go on, where nothing else on the surface says so. */
  awaited: string | null;
  onSignIn: () => void;
  onCommand: (name: RunCommandName) => void;
  onDismiss: () => void;
}

export function RunCard({ run, now, awaited, onSignIn, onCommand, onDismiss }: RunCardProps): ReactNode {
  const titleId = useId();
  const { counts, state } = run;
  const total = getRunTotal(run);
  const ended = counts.done + counts.failed;
  const hold = describeHold(run, now);
  // Of one that was stopped only looking is left.
  const canPause = (state === 'running' || state === 'waiting') && run.isStopped !== true;
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
        aria-valuetext={describeProgress(run)}
        // Where the focus goes from a button that went: here the next key does nothing.
        tabIndex={-1}
      >
        <i style={{ inlineSize: `${total === 0 ? 0 : (100 * counts.done) / total}%` }} />
        <i data-failed style={{ inlineSize: `${total === 0 ? 0 : (100 * getFailed(run)) / total}%` }} />
      </div>
      <div className="run-says">
        {hold === null ? null : <p className="run-hold">{hold}</p>}
        <p className="run-counts num">{describeCounts(run)}</p>
        {counts.checking > 0 ? <p className="run-hold">{i18n.t('runs.checkingHelp')}</p> : null}
        {counts.failed > 0 ? <RunCauses run={run} limit={causesShown} /> : null}
      </div>
      <div className="run-acts" {...oneWish}>
        {/* One button in one place: who pauses with the keyboard resumes with the next key. */}
        {canPause || state === 'paused' ? (
          <Button aria-describedby={titleId} onClick={() => onCommand(canPause ? 'pause-run' : 'resume-run')}>
            {i18n.t(canPause ? 'runs.pause' : 'runs.resume')}
          </Button>
        ) : null}
        {state !== 'ended' && counts.planned > 0 ? (
          <Button className="run-stop" aria-describedby={titleId} onClick={() => onCommand('stop-run')}>
            {i18n.t('runs.stop')}
          </Button>
        ) : null}
        {state === 'signed-out' && awaited !== null ? (
          <Button onClick={onSignIn}>{i18n.t('shell.signedOutTitle', { name: awaited })}</Button>
        ) : null}
        {canRetry(run) ? (
          // Never where Pause was a moment ago.
          <Button className="run-retry" aria-describedby={titleId} onClick={() => onCommand('retry-run')}>
            {i18n.t('runs.retryFailed')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
