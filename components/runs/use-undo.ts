// Runs: Undo of one of several lines: what was asked for once isn't asked for again.

import { useState } from 'react';
import type { RunRow } from '@/utils/runs/types.ts';
import type { Apply } from './use-apply.tsx';

/** `asked`: it is this one that is under way. `off`: another one is. */
export type UndoState = 'ready' | 'asked' | 'off';

interface UndoOfMany {
  undo: (run: RunRow) => Promise<void>;
  getUndoState: (run: RunRow) => UndoState;
}

/**
 * The answer to a wish comes before the mirror's next rows. Until those name another run that takes a line back
 * (`undoneBy`) than when it was asked for, what they say of the line is of before. Which one they name then may be
 * another surface's: it can have gone on from where this one's ended.
 */
export function useUndo(apply: Apply): UndoOfMany {
  const [asking, setAsking] = useState<string | null>(null);
  // By the run that is taken back, the one that had done so before.
  const [begun, setBegun] = useState<ReadonlyMap<string, string | null>>(new Map());
  return {
    undo: async ({ id, undoneBy }) => {
      setAsking(id);
      if (await apply.undo(id)) setBegun((before) => new Map(before).set(id, undoneBy));
      setAsking(null);
    },
    getUndoState: (run) => {
      if (begun.get(run.id) === run.undoneBy) return 'asked';
      if (!apply.isBusy) return 'ready';
      return asking === run.id ? 'asked' : 'off';
    },
  };
}
