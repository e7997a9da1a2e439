// Runs: what is under way or waits, and what failed a moment ago.

import { type ReactNode, useEffect, useId } from 'react';
import { i18n } from '#i18n';
import { Chip } from '@/components/ui/chip.tsx';
import { FoldTitle } from '@/components/ui/fold-title.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { useKeptFocus } from '@/components/ui/use-kept-focus.ts';
import { useFold } from '@/components/use-fold.ts';
import { useMirror } from '@/components/use-mirror.ts';
import { useView } from '@/components/view-store.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { readAwaited, readRuns } from '@/utils/mirror/queries.ts';
import type { RunRow } from '@/utils/runs/types.ts';
import { describeRun, getRunTotal } from './describe-change.ts';
import { describeCounts, describeHold } from './describe-run-state.ts';
import { causesShown, RunCard } from './run-card.tsx';
import { useNow } from './use-now.ts';
import { useRunCommand } from './use-run-command.tsx';
import './runs.css';

/** How long a run that failed stays in sight (ms); Activity keeps it for good. */
const failureShown = 15 * 60_000;
/** A single change that is done sooner isn't shown at all (ms): the click has its own answer. */
const quickRun = 800;
const looked = 200;

interface RunsRegionProps {
  businessId: BusinessId;
  /** Folds to the newest one, in brief, in windows lower than this (rem) and the cards' heights; 0: never. */
  roomy?: number;
  /** About how high all cards are (rem). */
  onHeight?: (height: number) => void;
  /** What holds the newest one up, or how it ended, for those who don't see it: isolated, for `Isolated`. */
  onTold?: (words: string) => void;
}

function isShown(run: RunRow, now: number): boolean {
  if (run.state === 'ended') {
    const isRead = run.dismissedEnd === run.endedAt;
    return run.counts.failed > 0 && now - (run.endedAt ?? 0) < failureShown && !isRead;
  }
  // When the clock went back, it began in the future.
  return run.state !== 'running' || getRunTotal(run) > 1 || Math.abs(now - run.createdAt) > quickRun;
}

/** About what one takes (rem), with what it tells of each failure. */
const getHeight = ({ counts }: RunRow): number => 7 + 4.5 * Math.min(counts.failed, causesShown);

/** Nothing at all while nothing is under way. */
export function RunsRegion({ businessId, roomy = 0, onHeight, onTold }: RunsRegionProps): ReactNode {
  const listId = useId();
  const runs = useMirror((db) => readRuns(db, businessId, looked), [businessId]);
  const awaited = useMirror((db) => readAwaited(db, businessId), [businessId]);
  const isMoving = runs?.some((run) => run.state === 'running') ?? false;
  const now = useNow(isMoving ? 400 : 20_000);
  const { send, notice } = useRunCommand();
  const keptFocus = useKeptFocus();
  const shown = (runs ?? []).filter((run) => isShown(run, now));
  const count = shown.length;
  const height = shown.reduce((sum, run) => sum + getHeight(run), 0);
  const fold = useFold('runs', roomy + height);
  useEffect(() => onHeight?.(height), [height, onHeight]);
  const held = shown.find(({ state }) => state !== 'running');
  const told = held ? `${describeRun(held)}: ${describeHold(held, now) ?? describeCounts(held)}` : '';
  useEffect(() => onTold?.(told), [told, onTold]);
  if (count === 0) return null;
  const isFoldable = roomy > 0;
  const isFolded = isFoldable && !fold.isOpen;
  return (
    <section
      className="runs"
      aria-label={i18n.t('runs.title')}
      data-fold={isFoldable ? (isFolded ? 'folded' : 'open') : undefined}
    >
      <div className="runs-head">
        <FoldTitle title={i18n.t('runs.title')} fold={isFoldable ? fold : null} controls={listId} />
        {isFoldable && count > 1 ? <Chip>{formatNumber(count)}</Chip> : null}
      </div>
      {notice}
      <ul id={listId} {...keptFocus}>
        {shown.slice(0, isFolded ? 1 : undefined).map((run) => (
          <RunCard
            key={run.id}
            run={run}
            now={now}
            awaited={awaited?.get(run.principal) ?? null}
            onSignIn={() => useView.getState().open({ kind: 'connect' })}
            onCommand={(name) => send(name, run.id)}
            onDismiss={() => send('dismiss-run', run.id)}
          />
        ))}
      </ul>
    </section>
  );
}
