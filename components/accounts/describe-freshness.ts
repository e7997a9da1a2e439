// accounts: as of when a list is, and whether it is whole, in words.

import { i18n } from '#i18n';
import { formatMoment, formatNumber } from '@/components/ui/format.ts';
import type { SyncRow } from '@/utils/mirror/schema.ts';

/** One sentence beginning with "As of". `now` in ms, for a list of which nothing was read yet. */
export function describeFreshness(sync: SyncRow | undefined, now: number): string {
  const isWhole = sync?.completedAt != null;
  const time = formatMoment(sync?.completedAt ?? sync?.startedAt ?? now, now);
  if (!sync) return i18n.t('accounts.asOfReading', { time, loaded: formatNumber(0) });
  if (isWhole) {
    if (sync.state === 'waiting') return i18n.t('accounts.asOfWaiting', { time });
    if (sync.state === 'running') return i18n.t('accounts.asOfUpdating', { time });
    if (sync.state === 'failed') return i18n.t('accounts.asOfFailed', { time });
  }
  // Said to be read to its end, and yet Meta counts more: rows that this token may not see, or a count that moved.
  const isPart = sync.total !== null && sync.loaded < sync.total;
  if (sync.state === 'complete' && !isPart) return i18n.t('accounts.asOf', { time });
  const loaded = formatNumber(sync.loaded);
  const total = sync.total === null ? null : formatNumber(sync.total);
  if (sync.state === 'waiting') {
    return total
      ? i18n.t('accounts.asOfWaitingTotal', { time, loaded, total })
      : i18n.t('accounts.asOfWaitingPart', { time, loaded });
  }
  if (sync.state === 'running') {
    return total
      ? i18n.t('accounts.asOfReadingTotal', { time, loaded, total })
      : i18n.t('accounts.asOfReading', { time, loaded });
  }
  if (sync.state === 'failed') return i18n.t('accounts.asOfFailedPart', { time, loaded });
  return i18n.t('accounts.asOfIncompleteTotal', { time, loaded, total: total ?? loaded });
}
