// Runs: whether an account may be a business's already, or asked for, without reading all its lists for each step.

import type { AdAccountId, BusinessId } from '../ids.ts';
import type { MirrorDatabase } from '../mirror/database.ts';
import { readList, readStepsOn } from '../mirror/queries.ts';
import type { AdAccountRow } from '../mirror/schema.ts';
import { isInDoubt } from './is-in-doubt.ts';
import type { StepRow } from './types.ts';

/** The accounts of a business that it owns or has asked to own, as its lists were after they were last read. */
interface Known {
  businessId: BusinessId;
  /** When each of them was last read to its end. */
  readAt: string;
  accountIds: Promise<Set<AdAccountId>>;
}

/** Of the business that was asked about last: a run's steps are about one. */
const known = new WeakMap<MirrorDatabase, Known>();

const lists = ['owned', 'pending'] as const;

/** Owned, or asked for to be owned. */
const isClaimed = ({ list, relation }: AdAccountRow): boolean =>
  list === 'owned' || (list === 'pending' && relation === 'OWNER');

async function readClaimed(db: MirrorDatabase, businessId: BusinessId): Promise<Set<AdAccountId>> {
  const rows = await Promise.all(lists.map((list) => readList(db, businessId, list)));
  return new Set(
    rows
      .flat()
      .filter(isClaimed)
      .map(({ id }) => id),
  );
}

/**
 * Whether the account of a step may have come to be claimed: as the lists were when Meta last told them, or by what other
 * steps have done here since, or may have done: one whose answer never came isn't known to have failed. It may have left
 * again.
 */
export async function mayBeClaimed(
  db: MirrorDatabase,
  asking: Pick<StepRow, 'businessId' | 'runId' | 'index'> & { accountId: AdAccountId },
): Promise<boolean> {
  const { businessId, accountId } = asking;
  // Asked first: what is read after it is no older.
  const syncs = await db.syncs.bulkGet(lists.map((list) => [businessId, list]));
  const readAt = syncs.map((sync) => sync?.completedAt).join();
  let present = known.get(db);
  if (present?.businessId !== businessId || present.readAt !== readAt) {
    present = { businessId, readAt, accountIds: readClaimed(db, businessId) };
    known.set(db, present);
    // What couldn't be read is read anew by whoever asks next.
    present.accountIds.catch(() => known.delete(db));
  }
  if ((await present.accountIds).has(accountId)) return true;
  const steps = await readStepsOn(db, { businessId, accountId }, ['done', 'sent', 'checking', 'failed']);
  return steps.some(
    (step) =>
      step.planned.change.operation === 'claim-ad-account' &&
      (step.runId !== asking.runId || step.index !== asking.index) &&
      (step.state === 'done'
        ? step.outcome?.access !== 'GONE' && !step.isTakenBack
        : step.state !== 'failed' || isInDoubt(step)),
  );
}
