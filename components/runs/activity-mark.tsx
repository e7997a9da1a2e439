// Runs: how a line of Activity ended, as a mark with a word for those who don't see it.

import Check from 'lucide/dist/esm/icons/check.mjs';
import Clock from 'lucide/dist/esm/icons/clock.mjs';
import Minus from 'lucide/dist/esm/icons/minus.mjs';
import Pause from 'lucide/dist/esm/icons/pause.mjs';
import Undo from 'lucide/dist/esm/icons/undo-2.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Icon } from '@/components/ui/icon.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import type { ClaimAccess, RunRow, StepRow } from '@/utils/runs/types.ts';
import { describeHold } from './describe-run-state.ts';

type Came = 'failed' | 'withdrawn' | 'gone' | 'pending' | 'done';

const marks = {
  failed: { icon: X, tone: 'bad' },
  withdrawn: { icon: Undo, tone: 'off' },
  gone: { icon: Minus, tone: 'off' },
  pending: { icon: Clock, tone: 'wait' },
  done: { icon: Check, tone: 'ok' },
} as const;

/** Of several claims only those that wait can be taken back: that tells whether any does. */
const cameOfMany = {
  possible: 'pending',
  undoing: 'pending',
  'one-way': 'done',
  nothing: 'gone',
  undone: 'withdrawn',
} as const satisfies Record<RunRow['undo'], Came>;
const cameOfOne = {
  CONFIRMED: 'done',
  PENDING: 'pending',
  GONE: 'gone',
} as const satisfies Record<ClaimAccess, Came>;

/** A request is green once it was accepted, and not for having been sent: it is told by what became of it. */
function getCame({ operation, counts, undo }: RunRow, step: StepRow | undefined): Came {
  if (counts.failed > 0) return 'failed';
  if (operation !== 'claim-ad-account') return 'done';
  if (undo === 'undone' || !step) return cameOfMany[undo];
  return cameOfOne[step.outcome?.access ?? 'CONFIRMED'];
}

interface ActivityMarkProps {
  run: RunRow;
  /** Its only step, if it has one only. */
  step: StepRow | undefined;
}

export function ActivityMark({ run, step }: ActivityMarkProps): ReactNode {
  if (run.state === 'running') return <Labelled word={i18n.t('activity.state.running')} icon={<Spinner />} />;
  if (run.state !== 'ended')
    return <Labelled word={describeHold(run) ?? ''} tone="wait" icon={<Icon of={Pause} size={14} />} />;
  const came = getCame(run, step);
  const { icon, tone } = marks[came];
  return <Labelled word={i18n.t(`activity.state.${came}`)} tone={tone} icon={<Icon of={icon} size={14} />} />;
}

function Labelled({ word, icon, tone }: { word: string; icon: ReactNode; tone?: string }): ReactNode {
  return (
    <span className="activity-mark" data-tone={tone} title={word}>
      {icon}
      <span className="visually-hidden">{word}</span>
    </span>
  );
}
