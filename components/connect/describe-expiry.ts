// Connect: when a sign-in ends, in words.

import { i18n } from '#i18n';
import { formatRelative, getLanguage } from '@/components/ui/format.ts';
import type { SessionRow } from '@/utils/mirror/schema.ts';

const day = 86_400_000;

/** Days up to about three months ("in 53 days"): "in 2 months" is too coarse for something that stops one's work. */
function formatTerm(at: number, now: number): string {
  const days = Math.trunc((at - now) / day);
  if (days === 0 || Math.abs(days) > 99) return formatRelative(at, now);
  return new Intl.RelativeTimeFormat(getLanguage(), { numeric: 'always' }).format(days, 'day');
}

function describeEnd(expiresAt: SessionRow['expiresAt'], now: number): string {
  if (expiresAt === null) return i18n.t('settings.endsUnknown');
  if (expiresAt === 'never') return i18n.t('settings.endsNever');
  return i18n.t(expiresAt > now ? 'settings.ends' : 'settings.ended', { when: formatTerm(expiresAt, now) });
}

/** "Ends in 53 days"; with Facebook's own deadline for asking again, if there is one. */
export function describeExpiry(
  { expiresAt, dataAccessExpiresAt }: Pick<SessionRow, 'expiresAt' | 'dataAccessExpiresAt'>,
  now: number = Date.now(),
): string {
  const ends = describeEnd(expiresAt, now);
  if (dataAccessExpiresAt === null || dataAccessExpiresAt <= now) return `${ends}.`;
  return `${ends}. ${i18n.t('settings.dataAccess', { when: formatTerm(dataAccessExpiresAt, now) })}`;
}
