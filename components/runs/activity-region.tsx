// Runs: what was done from here, newest first, and how to take it back.

import { type ReactNode, useId, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { FoldTitle } from '@/components/ui/fold-title.tsx';
import { Isolated } from '@/components/ui/isolated.tsx';
import { useKeptFocus } from '@/components/ui/use-kept-focus.ts';
import { useFold } from '@/components/use-fold.ts';
import { useMirror } from '@/components/use-mirror.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { readRuns } from '@/utils/mirror/queries.ts';
import { ActivityLine } from './activity-line.tsx';
import { describeRun, getRunTotal } from './describe-change.ts';
import { useApply } from './use-apply.tsx';
import { useRunCommand } from './use-run-command.tsx';
import { useUndo } from './use-undo.ts';
import './runs.css';

interface ActivityRegionProps {
  businessId: BusinessId;
  /** How many lines at first; more on demand. */
  limit?: number;
  /** At the foot of a surface: nothing at all while there is nothing to show. */
  hideEmpty?: boolean;
  /** Folds to its newest line in windows lower than this (rem); 0: never. */
  roomy?: number;
  /** Shows more somewhere else than here. */
  onMore?: () => void;
}

export function ActivityRegion({
  businessId,
  limit = 20,
  hideEmpty = false,
  roomy = 0,
  onMore,
}: ActivityRegionProps): ReactNode {
  const [more, setMore] = useState(0);
  const fold = useFold('activity', roomy);
  const listId = useId();
  const shown = limit + more;
  const entries = useMirror(
    async (db) => {
      const runs = await readRuns(db, businessId, shown + 1);
      // A run of one is told by what came of it; of a longer one the counts say enough.
      const steps = await db.steps.bulkGet(runs.map((run): [string, number] => [run.id, 0]));
      return runs.map((run, index) => ({ run, step: getRunTotal(run) === 1 ? steps[index] : undefined }));
    },
    [businessId, shown],
  );
  const apply = useApply(businessId);
  const { undo, getUndoState } = useUndo(apply);
  const command = useRunCommand();
  const keptFocus = useKeptFocus();
  const [openedAt] = useState(Date.now);
  if (!entries || (hideEmpty && entries.length === 0)) return null;
  const isFoldable = roomy > 0;
  // Beside an account its own people say what became of a change; here nothing else does.
  const newest = onMore ? undefined : entries[0];
  const isNew = newest?.run.state === 'ended' && (newest.run.endedAt ?? 0) > openedAt;
  const isEmpty = entries.length === 0;
  const isFolded = isFoldable && !isEmpty && !fold.isOpen;
  return (
    <section
      className="activity"
      aria-label={i18n.t('activity.title')}
      data-fold={isFoldable ? (isEmpty ? 'empty' : isFolded ? 'folded' : 'open') : undefined}
    >
      <FoldTitle
        title={i18n.t('activity.title')}
        fold={isFoldable && !isEmpty ? fold : null}
        controls={listId}
      />
      <p aria-live="polite" className="visually-hidden">
        {isNew && <Isolated>{describeRun(newest.run, newest.step?.outcome)}</Isolated>}
      </p>
      {apply.notice}
      {command.notice}
      {isEmpty ? <p className="muted">{i18n.t('activity.empty')}</p> : null}
      <ul id={listId} {...keptFocus}>
        {entries.slice(0, isFolded ? 1 : shown).map(({ run, step }) => (
          <ActivityLine
            key={run.id}
            run={run}
            step={step}
            undoState={getUndoState(run)}
            onUndo={() => undo(run)}
            onRetry={() => command.send('retry-run', run.id)}
          />
        ))}
      </ul>
      {entries.length > shown && !isFolded ? (
        <Button variant="quiet" onClick={onMore ?? (() => setMore(more + 50))}>
          {i18n.t('activity.more')}
        </Button>
      ) : null}
      {apply.dialog}
    </section>
  );
}
