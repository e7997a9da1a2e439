// Runs: what became of requests that were made from here, written into their own steps. Activity shows what is there.

import type { MirrorDatabase } from '../mirror/database.ts';
import { compareSteps, readStepsOn } from '../mirror/queries.ts';
import type { NoticeRow } from '../mirror/schema.ts';
import { isWithdrawal } from './operations/remove-ad-account.ts';
import type { StepOutcome, StepRow } from './types.ts';
import { settleUndo } from './undo.ts';

/** Requests for an account to own it that were made from here and wait, as far as the journal knows. */
const readWaiting = async (
  db: MirrorDatabase,
  about: Pick<StepRow, 'businessId' | 'accountId'>,
): Promise<StepRow[]> =>
  (await readStepsOn(db, about, ['done'])).filter(
    ({ planned, outcome, isTakenBack }) =>
      planned.change.operation === 'claim-ad-account' && outcome?.access === 'PENDING' && !isTakenBack,
  );

async function change(
  db: MirrorDatabase,
  steps: readonly StepRow[],
  getChange: (step: StepRow) => Partial<StepRow>,
): Promise<void> {
  for (const step of steps) await db.steps.update([step.runId, step.index], getChange(step));
  for (const runId of new Set(steps.map((step) => step.runId))) await settleUndo(db, runId);
}

/**
 * A request that left the pending list was answered, and how is known. One that was made since then is another one.
 * Inside the caller's transaction, over runs and steps.
 */
export async function settleAnswered(
  db: MirrorDatabase,
  notice: Pick<NoticeRow, 'businessId' | 'accountId' | 'askedAt'>,
  access: 'CONFIRMED' | 'GONE',
): Promise<void> {
  const waiting = await readWaiting(db, notice);
  // When it was asked for is the clock's; the order of wishes may be ahead of that.
  const meant = waiting.filter(
    ({ sentAt, createdAt }) => (sentAt ?? createdAt) <= (notice.askedAt ?? Infinity),
  );
  await change(db, meant, ({ outcome }) => ({ outcome: { ...outcome, access } satisfies StepOutcome }));
}

/** A request that was withdrawn from here was taken back, whichever button did it. Inside the caller's transaction. */
export async function settleWithdrawn(db: MirrorDatabase, step: StepRow): Promise<void> {
  if (!isWithdrawal(step)) return;
  const waiting = await readWaiting(db, step);
  const meant = waiting.filter((one) => compareSteps(one, step) < 0);
  await change(db, meant, () => ({ isTakenBack: true }));
}
