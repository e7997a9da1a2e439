// Sync: a business's own lines of credit.

import type { ListCall } from '../../graph/ad-accounts.ts';
import { fetchCreditLines } from '../../graph/credit.ts';
import type { MirrorDatabase } from '../database.ts';
import { trackSync } from './track-sync.ts';

/** Whether `invoice` can be offered. Needs a finance right; refused without, and then nothing is known. */
export function syncCredit(db: MirrorDatabase, call: ListCall): Promise<boolean> {
  return trackSync(db, call.businessId, 'credit', async () => {
    const lines = await fetchCreditLines(call);
    await db.credit.put({ businessId: call.businessId, lines });
    return { loaded: lines.length, total: lines.length };
  });
}
