// Runs: how an account left the business, as far as it was done from here.

import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import type { MirrorDatabase } from '@/utils/mirror/database.ts';
import { readStepsOn } from '@/utils/mirror/queries.ts';

/**
 * `answered`: it was asked for from here, and the request isn't pending any more. `declined`: nor was it accepted, as is
 * known by now. `elsewhere`: nothing here tells.
 */
export type Left = 'withdrawn' | 'given-up' | 'answered' | 'declined' | 'elsewhere';

/** Of an account that no list has; by what was done last to its relation with the business. */
export async function readLeft(
  db: MirrorDatabase,
  businessId: BusinessId,
  accountId: AdAccountId,
): Promise<Left> {
  const done = await readStepsOn(db, { businessId, accountId }, ['done']);
  const last = done.findLast(({ planned }) => planned.change.operation !== 'set-tasks');
  const access = last?.outcome?.access;
  if (access === 'GONE') return 'declined';
  if (access === 'PENDING') return 'answered';
  if (last?.planned.change.operation !== 'remove-ad-account') return 'elsewhere';
  return last.planned.facts?.list === 'pending' ? 'withdrawn' : 'given-up';
}
