// Runs: what became of one step, in the words of the dialog that began it.

import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import type { RunRow, StepRow } from '@/utils/runs/types.ts';
import { type Came, cameIcons } from './came.ts';
import { getSubject } from './describe-change.ts';
import { describeHold } from './describe-run-state.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { useNow } from './use-now.ts';
import './step-outcome.css';

interface StepOutcomeProps {
  run: RunRow | undefined;
  step: StepRow;
  words: { running: string; checking: string; done: ReactNode };
  /** What a step that was done came to: somebody else has to answer, or it is over. */
  came?: Came;
  /** What it is about, where several are listed. */
  subject?: ReactNode;
}

export function StepOutcome({ run, step, words, subject, came = 'done' }: StepOutcomeProps): ReactNode {
  const now = useNow(run?.state === 'waiting' ? 20_000 : null);
  const hold = run ? describeHold(run, now) : null;
  if (step.state === 'failed' && step.problem) {
    const { planned, problem } = step;
    return (
      <ProblemNotice problem={problem} subject={getSubject(planned)} operation={planned.change.operation} />
    );
  }
  const isDone = step.state === 'done';
  return (
    <div className="step-outcome" data-state={isDone ? came : step.state}>
      {isDone ? <Icon of={cameIcons[came]} size={16} /> : hold === null ? <Spinner /> : null}
      <div>
        {subject}
        <div>
          {isDone ? words.done : step.state === 'checking' ? words.checking : (hold ?? words.running)}
        </div>
      </div>
    </div>
  );
}
