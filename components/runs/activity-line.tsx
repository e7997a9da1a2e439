// Runs: one line of what was done; opened, everything about it.

import Check from 'lucide/dist/esm/icons/check.mjs';
import Pause from 'lucide/dist/esm/icons/pause.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';
import { type ReactNode, useId, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { Isolated } from '@/components/ui/isolated.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import type { RunRow, StepRow } from '@/utils/runs/types.ts';
import { ActivityDetails } from './activity-details.tsx';
import { canRetry, describeRun, getRunTotal } from './describe-change.ts';
import { describeProblem } from './describe-problem.ts';
import { describeCounts, describeGone, describeHold, describeUndo } from './describe-run-state.ts';

interface ActivityLineProps {
  run: RunRow;
  /** Its only step, if it has one only. */
  step: StepRow | undefined;
  isBusy: boolean;
  onUndo: () => void;
  onRetry: () => void;
}

export function ActivityLine({ run, step, isBusy, onUndo, onRetry }: ActivityLineProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const titleId = useId();
  const undoesId = useId();
  const note = describeNote(run, step);
  const undoes = describeUndo(run);
  return (
    <li className="activity-line">
      <div className="activity-row">
        <Mark run={run} />
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
        <div className="activity-acts">
          <span className="faint">
            <RelativeTime at={run.endedAt ?? run.createdAt} style="short" />
          </span>
          {canRetry(run) && run.state === 'ended' ? (
            <Button variant="quiet" aria-describedby={titleId} onClick={onRetry}>
              {i18n.t('runs.retryFailed')}
            </Button>
          ) : null}
          <Undo run={run} undoes={undoes} toldBy={`${titleId} ${undoesId}`} isBusy={isBusy} onUndo={onUndo} />
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

/** Green, red and grey, each with a word for those who don't see them. */
function Mark({ run }: { run: RunRow }): ReactNode {
  const { state, counts } = run;
  if (state === 'running') return <Labelled word={i18n.t('activity.state.running')} icon={<Spinner />} />;
  if (state !== 'ended') {
    return <Labelled word={describeHold(run) ?? ''} tone="wait" icon={<Icon of={Pause} size={14} />} />;
  }
  if (counts.failed > 0) {
    return <Labelled word={i18n.t('activity.state.failed')} tone="bad" icon={<Icon of={X} size={14} />} />;
  }
  return <Labelled word={i18n.t('activity.state.done')} tone="ok" icon={<Icon of={Check} size={14} />} />;
}

function Labelled({ word, icon, tone }: { word: string; icon: ReactNode; tone?: string }): ReactNode {
  return (
    <span className="activity-mark" data-tone={tone} title={word}>
      {icon}
      <span className="visually-hidden">{word}</span>
    </span>
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
  isBusy: boolean;
  onUndo: () => void;
}

function Undo({ run, undoes, toldBy, isBusy, onUndo }: UndoProps): ReactNode {
  if (run.state !== 'ended' || run.counts.done === 0) return null;
  if (run.undo === 'possible') {
    return (
      <Button
        variant="quiet"
        busy={isBusy}
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
