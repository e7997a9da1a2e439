// accounts: since when a request waits, as far as that is known.

import { i18n } from '#i18n';
import { formatRelative } from '@/components/ui/format.ts';
import type { AdAccountRow } from '@/utils/mirror/schema.ts';

/** What was first seen this short a time ago (ms) says nothing of its age. */
const FRESH = 60 * 60_000;

/**
 * "8 minutes ago" for what was asked from here; "3 days ago or earlier" for what was found waiting, because Graph
 * doesn't tell when it was asked; null where nothing is known.
 */
export function describeAsked({ askedAt, isAskedHere }: AdAccountRow): string | null {
  if (askedAt === null) return null;
  if (isAskedHere) return formatRelative(askedAt);
  if (Date.now() - askedAt < FRESH) return null;
  return i18n.t('accounts.orEarlier', { when: formatRelative(askedAt) });
}
