// Runs: what is under way or waits, and what failed a moment ago.

import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { useMirror } from '@/components/use-mirror.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { readRuns } from '@/utils/mirror/queries.ts';
import type { RunRow } from '@/utils/runs/types.ts';
import { getRunTotal } from './describe-change.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { RunCard } from './run-card.tsx';
import { useNow } from './use-now.ts';
import { useRunCommand } from './use-run-command.ts';
import './runs.css';

/** How long a run that failed stays in sight (ms); Activity keeps it for good. */
const failureShown = 15 * 60_000;
/** A single change that is done sooner isn't shown at all (ms): the click has its own answer. */
const quickRun = 800;
const looked = 200;

function isShown(run: RunRow, now: number): boolean {
  if (run.state === 'ended') return run.counts.failed > 0 && now - (run.endedAt ?? 0) < failureShown;
  return run.state !== 'running' || getRunTotal(run) > 1 || now - run.createdAt > quickRun;
}

/** Nothing at all while nothing is under way. */
export function RunsRegion({ businessId }: { businessId: BusinessId }): ReactNode {
  const runs = useMirror((db) => readRuns(db, businessId, looked), [businessId]);
  const isMoving = runs?.some((run) => run.state === 'running') ?? false;
  const now = useNow(isMoving ? 400 : 20_000);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const { send, problem } = useRunCommand();
  const shown = (runs ?? []).filter((run) => isShown(run, now) && !dismissed.has(run.id));
  if (shown.length === 0) return null;
  return (
    <section className="runs" aria-label={i18n.t('runs.title')}>
      <h2 className="section-title">{i18n.t('runs.title')}</h2>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <ul>
        {shown.map((run) => (
          <RunCard
            key={run.id}
            run={run}
            now={now}
            onCommand={(name) => send(name, run.id)}
            onDismiss={() => setDismissed(new Set([...dismissed, run.id]))}
          />
        ))}
      </ul>
    </section>
  );
}
