// Runs: a failure told in words, with Meta's own message one click away.

import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { Copyable } from '@/components/ui/copyable.tsx';
import type { Problem } from '@/utils/problem.ts';
import { type Doing, describeProblem } from './describe-problem.ts';
import { useNow } from './use-now.ts';
import './problem-notice.css';

interface ProblemNoticeProps {
  problem: Problem;
  /** What it happened to, by name and id. */
  subject?: string | null;
  /** What was being done: some refusals mean something else for it. */
  operation?: Doing;
  /** False inside a list of many, which must not be read out one by one. */
  isAlert?: boolean;
  /** Offers to try again. */
  onRetry?: (() => void) | undefined;
  isRetrying?: boolean;
}

/** What happened, to which object, what to do; and for whoever wants to know, what Meta said. */
export function ProblemNotice(props: ProblemNoticeProps) {
  const { problem, subject, operation, isAlert = true, onRetry, isRetrying = false } = props;
  const now = useNow(problem.retryAt === null ? null : 20_000);
  const { what, todo, says } = describeProblem(problem, { now, operation });
  return (
    <div className="problem" data-late role={isAlert ? 'alert' : undefined}>
      <p className="problem-what">{what}</p>
      {subject ? (
        <p className="problem-subject">
          <bdi>{subject}</bdi>
        </p>
      ) : null}
      {says ? (
        <p className="problem-says">
          {i18n.t('problem.says')}: <q dir="auto">{says}</q>
        </p>
      ) : null}
      <p className="problem-todo">{todo}</p>
      {onRetry && (
        <p className="problem-actions">
          <Button busy={isRetrying} onClick={onRetry}>
            {i18n.t('common.retry')}
          </Button>
        </p>
      )}
      {problem.kind === 'local' && problem.message === '' ? null : <ProblemDetails problem={problem} />}
    </div>
  );
}

function ProblemDetails({ problem }: { problem: Problem }) {
  const { code, subcode, traceId, userTitle, userMessage } = problem;
  const message = problem.message || i18n.t('problem.noMessage');
  const codes = [code, subcode].filter((part) => part !== null).join(' / ');
  return (
    <details className="problem-details">
      <summary>{i18n.t(problem.kind === 'graph' ? 'problem.details' : 'problem.detailsLocal')}</summary>
      <p dir="auto">{message}</p>
      {userTitle || userMessage ? (
        <p dir="auto">{[userTitle, userMessage].filter(Boolean).join(': ')}</p>
      ) : null}
      {codes ? <p>{i18n.t('problem.code', { code: codes })}</p> : null}
      {traceId ? (
        <p>
          {i18n.t('problem.trace')}: <Copyable text={traceId} />
        </p>
      ) : null}
    </details>
  );
}
