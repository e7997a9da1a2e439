// people: giving, changing and taking away, and what of it is on its way.

import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useApply } from '@/components/runs/use-apply.tsx';
import { useRun } from '@/components/runs/use-run.ts';
import { useMirror } from '@/components/use-mirror.ts';
import type { AdAccountId, BusinessId, PersonId } from '@/utils/ids.ts';
import { compareSteps, readOpenSteps } from '@/utils/mirror/queries.ts';
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
  /** The step that was begun here last, as it goes on. */
  last: StepRow | undefined;
  dialog: ReactNode;
  notice: ReactNode;
}

const noSteps: StepRow[] = [];

/** The change that a step makes, if it is one of access. */
function toAccessChange({ planned }: StepRow): AccessChange[] {
  const { change } = planned;
  return change.operation === 'set-tasks' ? [change.input] : [];
}

/** One click is a run of one step; it goes the same way as a bulk change. */
export function useAccessChanges(businessId: BusinessId): AccessChanges {
  const { apply, dialog, notice } = useApply(businessId);
  const open = useMirror((db) => readOpenSteps(db, businessId), [businessId], noSteps);
  const [asked, setAsked] = useState<readonly AccessChange[]>([]);
  const [runId, setRunId] = useState<string | null>(null);
  const last = useRun(runId)?.steps[0];

  const set = useCallback(
    async (change: AccessChange): Promise<void> => {
      setAsked((before) => [...before, change]);
      const run = await apply([{ operation: 'set-tasks', input: change }]);
      setAsked((before) => before.filter((one) => one !== change));
      setRunId(run?.runId ?? null);
    },
    [apply],
  );
  const pending = useMemo(() => {
    return [...open.toSorted(compareSteps).flatMap(toAccessChange), ...asked];
  }, [asked, open]);
  return { set, pending, last, dialog, notice };
}

/** What is on its way for one person on one account; of several the last, which will count. */
export function findPending(
  pending: readonly AccessChange[],
  accountId: AdAccountId,
  personId: PersonId,
): AccessChange | undefined {
  return pending.findLast((change) => change.accountId === accountId && change.personId === personId);
}
