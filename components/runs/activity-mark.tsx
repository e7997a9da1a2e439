// Runs: how a line of Activity ended, as a mark with a word for those who don't see it.

import Ban from 'lucide/dist/esm/icons/ban.mjs';
import Pause from 'lucide/dist/esm/icons/pause.mjs';
import Undo from 'lucide/dist/esm/icons/undo-2.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Icon } from '@/components/ui/icon.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import type { RunRow, StepRow } from '@/utils/runs/types.ts';
import { type Came, cameIcons, cameOfClaim } from './came.ts';
import { describeHold, getFailed } from './describe-run-state.ts';

type Mark = Came | 'failed' | 'stopped' | 'withdrawn';

const marks = {
  failed: { icon: X, tone: 'bad' },
  stopped: { icon: Ban, tone: 'off' },
  withdrawn: { icon: Undo, tone: 'off' },
  gone: { icon: cameIcons.gone, tone: 'off' },
  pending: { icon: cameIcons.pending, tone: 'wait' },
  done: { icon: cameIcons.done, tone: 'ok' },
} as const satisfies Record<Mark, unknown>;

/** Of several claims only those that wait can be taken back: that tells whether any does. */
const cameOfMany = {
  possible: 'pending',
  undoing: 'pending',
  'one-way': 'done',
  nothing: 'gone',
  undone: 'withdrawn',
} as const satisfies Record<RunRow['undo'], Mark>;

/** A request is told by what became of it. */
function getMark(run: RunRow, step: StepRow | undefined): Mark {
  const { operation, undo, stopped = 0 } = run;
  if (getFailed(run) > 0) return 'failed';
  if (stopped > 0) return 'stopped';
  if (operation !== 'claim-ad-account') return 'done';
  if (undo === 'undone' || !step) return cameOfMany[undo];
  return cameOfClaim[step.outcome?.access ?? 'CONFIRMED'];
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
  const mark = getMark(run, step);
  const { icon, tone } = marks[mark];
  return <Labelled word={i18n.t(`activity.state.${mark}`)} tone={tone} icon={<Icon of={icon} size={14} />} />;
}

function Labelled({ word, icon, tone }: { word: string; icon: ReactNode; tone?: string }): ReactNode {
  return (
    <span className="activity-mark" data-tone={tone} title={word}>
      {icon}
      <span className="visually-hidden">{word}</span>
    </span>
  );
}
