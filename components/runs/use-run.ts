// Runs: a run and its steps as they go on.

import { useMirror } from '@/components/use-mirror.ts';
import { readSteps } from '@/utils/mirror/queries.ts';
import type { RunRow, StepRow } from '@/utils/runs/types.ts';

export interface FollowedRun {
  run: RunRow | undefined;
  steps: StepRow[];
}

/** Undefined until it was read; with null there is nothing to follow. */
export function useRun(runId: string | null): FollowedRun | undefined {
  return useMirror(
    async (db) => {
      if (runId === null) return undefined;
      const [run, steps] = await Promise.all([db.runs.get(runId), readSteps(db, runId)]);
      return { run, steps };
    },
    [runId],
  );
}

/** Whether nothing more will happen to a run by itself. */
export function isOver(followed: FollowedRun | undefined): boolean {
  return followed?.run?.state === 'ended';
}
