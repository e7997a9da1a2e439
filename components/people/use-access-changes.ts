// people: giving, changing and taking away, and what of it is on its way.

import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useApply } from '@/components/runs/use-apply.tsx';
import { useMirror } from '@/components/use-mirror.ts';
import type { AdAccountId, BusinessId, PersonId } from '@/utils/ids.ts';
import type { MirrorDatabase } from '@/utils/mirror/database.ts';
import { compareSteps, openStates, readOpenSteps, readStepsOn } from '@/utils/mirror/queries.ts';
import type { AccessRow } from '@/utils/mirror/schema.ts';
import type { StepRow } from '@/utils/runs/types.ts';
import type { TaskMask } from '@/utils/tasks.ts';

export interface AccessChange {
  accountId: AdAccountId;
  personId: PersonId;
  /** 0 takes everything away. */
  tasks: TaskMask;
}

export interface AccessChanges {
  /** Answers when it is under way, or was refused or given up. */
  set: (change: AccessChange) => Promise<void>;
  /** Everything that is on its way, by any run and asked for here, in the order in which it was wanted. */
  pending: readonly AccessChange[];
  /** `known`, and of whomever something was changed here, what is so as soon as it isn't on its way any more. */
  access: readonly AccessRow[];
  /** What became last of what was changed here last: that step, or a newer one about the same, an undo for one. */
  last: StepRow | undefined;
  dialog: ReactNode;
  notice: ReactNode;
}

/** A change that was asked for here. `runId`: it is a run by now. */
interface Asked {
  change: AccessChange;
  runId: string | null;
}

interface OnItsWay {
  steps: StepRow[];
  /** Of those for whom something was asked here; read after the steps, so that what has ended is in it. */
  access: AccessRow[];
  /** Runs that had been begun before the steps were read. */
  seen: readonly string[];
}

/** Of so many people what they may do is followed closely. */
const mostChanged = 5;
const nothing: OnItsWay = { steps: [], access: [], seen: [] };

/** The change that a step makes, if it is one of access. */
function toAccessChange({ planned }: StepRow): AccessChange[] {
  const { change } = planned;
  return change.operation === 'set-tasks' ? [change.input] : [];
}

/** The newest step about the same person on the same account as a run's first. */
async function readNewest(db: MirrorDatabase, runId: string | null): Promise<StepRow | undefined> {
  const begun = runId === null ? undefined : await db.steps.get([runId, 0]);
  if (!begun) return undefined;
  const onAccount = await readStepsOn(db, begun, [...openStates, 'done', 'failed']);
  return onAccount.findLast(({ planned }) => planned.personId === begun.planned.personId);
}

/**
 * One click is a run of one step; it goes the same way as a bulk change. `known`: what everybody may do, which is heard
 * of a moment after the steps are. `accountId`: what is on its way on that account alone, and all of it; a business may
 * have more under way than is read.
 */
export function useAccessChanges(
  businessId: BusinessId,
  known: readonly AccessRow[],
  accountId: AdAccountId | null = null,
): AccessChanges {
  const { apply, dialog, notice } = useApply(businessId);
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const [lastRunId, setLastRunId] = useState<string | null>(null);
  const last = useMirror((db) => readNewest(db, lastRunId), [lastRunId]);
  const begun = asked.flatMap(({ runId }) => runId ?? []);
  const [changed, setChanged] = useState<readonly PersonId[]>([]);
  const onItsWay = useMirror(
    async (db): Promise<OnItsWay> => {
      const steps =
        accountId === null
          ? await readOpenSteps(db, businessId)
          : await readStepsOn(db, { businessId, accountId }, openStates);
      const rows = await db.access.bulkGet(changed.map((id): [BusinessId, PersonId] => [businessId, id]));
      return { steps, access: rows.filter((row) => row !== undefined), seen: begun };
    },
    [businessId, accountId, changed, begun.join()],
    nothing,
  );

  const set = useCallback(
    async (change: AccessChange): Promise<void> => {
      setAsked((before) => [...before, { change, runId: null }]);
      setChanged((before) =>
        before.includes(change.personId) ? before : [...before, change.personId].slice(-mostChanged),
      );
      const run = await apply([{ operation: 'set-tasks', input: change }]);
      // A run's steps take over once they have been read; until then it is on its way as it was.
      setAsked((before) =>
        before.flatMap((one) => (one.change !== change ? one : run ? { change, runId: run.runId } : [])),
      );
      setLastRunId(run?.runId ?? null);
    },
    [apply],
  );
  useEffect(() => {
    const isSeen = ({ runId }: Asked): boolean => runId !== null && onItsWay.seen.includes(runId);
    setAsked((before) => (before.some(isSeen) ? before.filter((one) => !isSeen(one)) : before));
  }, [onItsWay]);
  const pending = useMemo(() => {
    const isUnseen = ({ runId }: Asked): boolean => runId === null || !onItsWay.seen.includes(runId);
    return [
      ...onItsWay.steps.toSorted(compareSteps).flatMap(toAccessChange),
      ...asked.filter(isUnseen).map(({ change }) => change),
    ];
  }, [asked, onItsWay]);
  const access = useMemo(() => {
    const fresh = new Set(onItsWay.access.map(({ personId }) => personId));
    if (fresh.size === 0) return known;
    return [...known.filter(({ personId }) => !fresh.has(personId)), ...onItsWay.access];
  }, [known, onItsWay]);
  return { set, pending, access, last, dialog, notice };
}

/** What is on its way for one person on one account; of several the last, which will count. */
export function findPending(
  pending: readonly AccessChange[],
  accountId: AdAccountId,
  personId: PersonId,
): AccessChange | undefined {
  return pending.findLast((change) => change.accountId === accountId && change.personId === personId);
}
