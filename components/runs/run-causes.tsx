// Runs: why parts of a run failed, in brief: each reason once, with what it is about.

import { Fragment, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { formatNumber } from '@/components/ui/format.ts';
import { useMirror } from '@/components/use-mirror.ts';
import type { RunRow, StepRow } from '@/utils/runs/types.ts';
import { getRunTotal, getSubject } from './describe-change.ts';
import { describeProblem } from './describe-problem.ts';

/** So many that a reason is about are named; Activity has all of them. */
const subjectsShown = 3;
/** So many failures are looked at: a run may have thousands. */
const looked = 100;

/** What happened and what to do, in one breath. */
function describeCause({ planned, problem }: StepRow): string {
  if (!problem) return '';
  const { what, says, todo } = describeProblem(problem, { operation: planned.change.operation });
  return [what, says, todo].filter(Boolean).join(' ');
}

interface RunCausesProps {
  run: RunRow;
  /** So many reasons at most: those that most failed for. */
  limit: number;
}

export function RunCauses({ run, limit }: RunCausesProps): ReactNode {
  const failed = useMirror(
    (db) => db.steps.where('[runId+state]').equals([run.id, 'failed']).limit(looked).toArray(),
    [run.id],
  );
  if (!failed) return null;
  const causes = [...Map.groupBy(failed, describeCause)].filter(([cause]) => cause !== '');
  const told = causes.toSorted(([, a], [, b]) => b.length - a.length).slice(0, limit);
  const rest = told.reduce((count, [, steps]) => count - steps.length, run.counts.failed);
  return (
    <>
      {told.map(([cause, steps]) => (
        <p
          key={cause}
          className="run-cause"
          data-stopped={steps[0]?.problem?.reason === 'stopped' || undefined}
        >
          {/* The card's title has named it where there is one alone. */}
          {getRunTotal(run) > 1 && (
            <>
              <Subjects steps={steps} />{' '}
            </>
          )}
          {cause}
        </p>
      ))}
      {rest > 0 ? (
        <p className="run-hold">{i18n.t('runs.moreFailed', rest, { n: formatNumber(rest) })}</p>
      ) : null}
    </>
  );
}

function Subjects({ steps }: { steps: readonly StepRow[] }): ReactNode {
  const more = steps.length - subjectsShown;
  return (
    <b>
      {steps.slice(0, subjectsShown).map(({ index, planned }, at) => (
        <Fragment key={index}>
          {at > 0 ? ', ' : null}
          <bdi>{getSubject(planned)}</bdi>
        </Fragment>
      ))}
      {more > 0 ? ` ${i18n.t('runs.andMore', { n: formatNumber(more) })}` : null}
    </b>
  );
}
