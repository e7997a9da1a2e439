// Runs: requests for accounts that were accepted since: what could be withdrawn then is one way now.

import type { BusinessId } from '@/utils/ids.ts';
import type { MirrorDatabase } from '@/utils/mirror/database.ts';
import { readList } from '@/utils/mirror/queries.ts';
import type { RunRow } from '@/utils/runs/types.ts';

/**
 * Which of a business's runs asked only for accounts that it owns by now, as the mirror has it; their ids. Meta lets an
 * owner remove none. What a run's row says is from when it ended, and an answer comes days later. Reads the owned
 * accounts only while a run asked for some that wait no longer (10,000 of them: about 30 ms).
 */
export async function readAccepted(
  db: MirrorDatabase,
  businessId: BusinessId,
  runs: readonly RunRow[],
): Promise<ReadonlySet<string>> {
  const claims = runs.filter((run) => run.operation === 'claim-ad-account' && run.undo === 'possible');
  if (claims.length === 0) return new Set();
  const steps = await db.steps
    .where('[runId+state]')
    .anyOf(claims.map((run) => [run.id, 'done']))
    .filter(({ isTakenBack, outcome }) => !isTakenBack && outcome?.access === 'PENDING')
    .toArray();
  const readIds = async (list: 'pending' | 'owned'): Promise<ReadonlySet<string>> =>
    new Set((await readList(db, businessId, list)).map((row) => row.id));
  const pending = await readIds('pending');
  const isLeft = ({ id }: RunRow): boolean =>
    steps.some((step) => step.runId === id && pending.has(step.accountId));
  const answered = claims.filter((run) => !isLeft(run));
  if (answered.length === 0) return new Set();
  // Meta's answer is known before the list of what is owned has been read again.
  const yes = await db.notices
    .where('businessId')
    .equals(businessId)
    .filter(({ kind, relation }) => kind === 'claim-accepted' && relation === 'OWNER')
    .toArray();
  const owned = await readIds('owned');
  const isAccepted = (id: string): boolean => owned.has(id) || yes.some((one) => one.accountId === id);
  const isOwned = ({ id }: RunRow): boolean => {
    const asked = steps.filter((step) => step.runId === id);
    return asked.length > 0 && asked.every((step) => isAccepted(step.accountId));
  };
  return new Set(answered.filter(isOwned).map((run) => run.id));
}
