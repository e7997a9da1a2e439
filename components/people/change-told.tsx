// people: what became of the change that was made last, said where it was made.

import { lazy, type ReactNode, Suspense } from 'react';
import { i18n } from '#i18n';
import { describeLevel, getAccountTitle } from '@/components/runs/describe-change.ts';
import { formatList } from '@/components/ui/format.ts';
import type { StepRow } from '@/utils/runs/types.ts';
import { getTaskLevel } from '@/utils/tasks.ts';
import { getLevelName } from './describe-person.ts';

const ProblemNotice = lazy(async () => ({
  default: (await import('@/components/runs/problem-notice.tsx')).ProblemNotice,
}));

function describeDone({ planned }: StepRow): string {
  const { after } = planned;
  const level = getTaskLevel(after ?? 0);
  const person = planned.personName ?? planned.personId ?? '';
  const account = getAccountTitle(planned);
  if (level) return i18n.t('people.toldLevel', { person, account, level: getLevelName(level) });
  // What an undo gives back may have no level.
  if (after) return i18n.t('runs.given', { person, account, after: describeLevel(after) });
  return i18n.t('people.toldRemoved', { person, account });
}

/** Success is said, not shown: the row shows it already. Failure stays until the next try; who stopped it knows. */
export function ChangeTold({ step }: { step: StepRow | undefined }): ReactNode {
  const subject = step && [step.planned.personName ?? '', getAccountTitle(step.planned)].filter(Boolean);
  return (
    <>
      <p role="status" className="visually-hidden">
        {step?.state === 'done' && describeDone(step)}
        {step?.state === 'checking' && i18n.t('people.toldChecking')}
      </p>
      {step?.state === 'failed' && step.problem && step.problem.reason !== 'stopped' && (
        <Suspense fallback={null}>
          <ProblemNotice problem={step.problem} subject={formatList(subject ?? [])} operation="set-tasks" />
        </Suspense>
      )}
    </>
  );
}
