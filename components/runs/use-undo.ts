// Runs: Undo of one of several lines: what was asked for once isn't asked for again.

import { useState } from 'react';
import type { RunRow } from '@/utils/runs/types.ts';
import type { Apply } from './use-apply.tsx';

/** `asked`: it is this one that is under way. `off`: another one is. */
export type UndoState = 'ready' | 'asked' | 'off';

interface UndoOfMany {
  undo: (runId: string) => Promise<void>;
  getUndoState: (run: RunRow) => UndoState;
}

/**
 * The answer to a wish comes before the mirror's next rows. Until those name the run that takes a line back (`undoneBy`),
 * what they say of the line is of before.
 */
export function useUndo(apply: Apply): UndoOfMany {
  const [asking, setAsking] = useState<string | null>(null);
  // By the run that is taken back, the one that does.
  const [begun, setBegun] = useState<ReadonlyMap<string, string>>(new Map());
  return {
    undo: async (runId) => {
      setAsking(runId);
      const run = await apply.undo(runId);
      if (run) setBegun((before) => new Map(before).set(runId, run.runId));
      setAsking(null);
    },
    getUndoState: (run) => {
      const by = begun.get(run.id);
      if (by !== undefined && run.undoneBy !== by) return 'asked';
      if (!apply.isBusy) return 'ready';
      return asking === run.id ? 'asked' : 'off';
    },
  };
}
