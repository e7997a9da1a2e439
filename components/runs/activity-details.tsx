// Runs: everything about what was done: business, account, person, before and after, and what Meta said.

import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { formatMoment, formatNumber } from '@/components/ui/format.ts';
import { useMirror } from '@/components/use-mirror.ts';
import { readTroubleFirst } from '@/utils/mirror/queries.ts';
import type { RunRow } from '@/utils/runs/types.ts';
import { ChangeFacts } from './change-facts.tsx';
import { describeAccess, getRunTotal, getSubject } from './describe-change.ts';
import { ProblemNotice } from './problem-notice.tsx';

/** So many at first, and so many more at each wish. */
const stepsShown = 20;

const whyNot = {
  possible: null,
  'one-way': 'activity.oneWayWhy',
  nothing: 'activity.nothingWhy',
  undoing: 'activity.undoingWhy',
  undone: 'activity.undoneWhy',
} as const satisfies Record<RunRow['undo'], string | null>;

export function ActivityDetails({ run }: { run: RunRow }): ReactNode {
  const [limit, setLimit] = useState(stepsShown);
  // Those that failed come first: they are what somebody opens it for.
  const shown = useMirror((db) => readTroubleFirst(db, run.id, limit), [run.id, limit]);
  if (!shown) return null;
  const more = getRunTotal(run) - shown.length;
  const why = run.state === 'ended' && run.counts.done > 0 ? whyNot[run.undo] : null;
  return (
    <div className="activity-details">
      <p className="faint">{formatMoment(run.createdAt)}</p>
      {shown.map((step) => (
        <div key={step.index} className="activity-step">
          <ChangeFacts planned={step.planned} createdId={step.outcome?.accountId ?? null} />
          {step.outcome?.found ? (
            // Found without having been sent: the look before it found nothing left to do.
            <p className="muted">{i18n.t(step.sends > 0 ? 'activity.found' : 'activity.foundBefore')}</p>
          ) : null}
          {step.outcome?.access && !step.isTakenBack ? (
            <p className="muted">{describeAccess(step.outcome.access)}</p>
          ) : null}
          {step.isTakenBack && run.undo !== 'undone' ? (
            <p className="muted">{i18n.t('activity.undoneWhy')}</p>
          ) : null}
          {step.problem && step.state !== 'done' ? (
            <ProblemNotice
              problem={step.problem}
              subject={getSubject(step.planned)}
              operation={step.planned.change.operation}
              isAlert={false}
            />
          ) : null}
        </div>
      ))}
      {more > 0 ? (
        <p className="muted">
          {i18n.t('activity.moreSteps', more, { n: formatNumber(more) })}{' '}
          <Button variant="quiet" onClick={() => setLimit(limit + stepsShown)}>
            {i18n.t('activity.more')}
          </Button>
        </p>
      ) : null}
      {why === null ? null : <p className="muted">{i18n.t(why)}</p>}
    </div>
  );
}
