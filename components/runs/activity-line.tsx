// Runs: one line of what was done; opened, everything about it.

import { type ReactNode, useId, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { Isolated } from '@/components/ui/isolated.tsx';
import { oneWish } from '@/components/ui/one-wish.ts';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import type { RunRow, StepRow } from '@/utils/runs/types.ts';
import { ActivityDetails } from './activity-details.tsx';
import { ActivityMark } from './activity-mark.tsx';
import { canRetry, describeRun, getRunTotal } from './describe-change.ts';
import { describeProblem } from './describe-problem.ts';
import { describeCounts, describeGone, describeHold, describeUndo } from './describe-run-state.ts';
import type { UndoState } from './use-undo.ts';

interface ActivityLineProps {
  run: RunRow;
  /** Its only step, if it has one only. */
  step: StepRow | undefined;
  undoState: UndoState;
  onUndo: () => void;
  onRetry: () => void;
}

export function ActivityLine({ run, step, undoState, onUndo, onRetry }: ActivityLineProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const titleId = useId();
  const undoesId = useId();
  const note = describeNote(run, step);
  const undoes = describeUndo(run);
  return (
    <li className="activity-line">
      <div className="activity-row">
        <ActivityMark run={run} step={step} />
        <button
          type="button"
          className="activity-what"
          id={titleId}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <span className="activity-title">
            <Isolated>{describeRun(run, step?.outcome)}</Isolated>
          </span>
          {note === null ? null : <span className="activity-note">{note}</span>}
        </button>
        <div className="activity-acts" {...oneWish}>
          <span className="faint">
            <RelativeTime at={run.endedAt ?? run.createdAt} style="short" />
          </span>
          {canRetry(run) && run.state === 'ended' ? (
            <Button variant="quiet" aria-describedby={titleId} onClick={onRetry}>
              {i18n.t('runs.retryFailed')}
            </Button>
          ) : null}
          <Undo
            run={run}
            undoes={undoes}
            toldBy={`${titleId} ${undoesId}`}
            state={undoState}
            onUndo={onUndo}
          />
        </div>
        {undoes === null ? null : (
          // Beside the line's button, not in it: one button is called Undo.
          <p className="activity-undoes" id={undoesId}>
            {undoes}
          </p>
        )}
      </div>
      {isOpen ? <ActivityDetails run={run} /> : null}
    </li>
  );
}

/** The second line: what failed, why it waits, what became of it, how many of how many. */
function describeNote(run: RunRow, step: StepRow | undefined): string | null {
  if (step?.state === 'failed' && step.problem)
    return describeProblem(step.problem, { operation: run.operation }).what;
  const hold = describeHold(run);
  if (hold !== null) return hold;
  if (step?.state === 'checking') return i18n.t('runs.checkingHelp');
  const isMixed = getRunTotal(run) > 1 && (run.state !== 'ended' || run.counts.failed > 0);
  const notes = [isMixed ? describeCounts(run) : null, describeGone(run)].filter((one) => one !== null);
  return notes.length > 0 ? notes.join(' · ') : null;
}

interface UndoProps {
  run: RunRow;
  /** What it takes back, where the title doesn't tell. */
  undoes: string | null;
  /** The ids of what says what it takes back. */
  toldBy: string;
  state: UndoState;
  onUndo: () => void;
}

function Undo({ run, undoes, toldBy, state, onUndo }: UndoProps): ReactNode {
  if (run.state !== 'ended' || run.counts.done === 0) return null;
  if (run.undo === 'possible') {
    return (
      <Button
        variant="quiet"
        busy={state === 'asked'}
        disabled={state === 'off'}
        aria-describedby={toldBy}
        title={undoes ?? undefined}
        onClick={onUndo}
      >
        {i18n.t('activity.undo')}
      </Button>
    );
  }
  if (run.undo === 'nothing') return null;
  const words = {
    undoing: [i18n.t('activity.undoing'), i18n.t('activity.undoingWhy')],
    undone: [i18n.t('activity.undone'), i18n.t('activity.undoneWhy')],
    'one-way': [i18n.t('activity.oneWay'), i18n.t('activity.oneWayWhy')],
  } as const;
  const [word, why] = words[run.undo];
  return (
    <span className="faint" title={why}>
      {word}
    </span>
  );
}
