// shell: reads a business again when it is asked for, and when what is shown is old.

import { useCallback, useEffect, useState } from 'react';
import type { BusinessId } from '@/utils/ids.ts';
import { listNames, type SyncRow } from '@/utils/mirror/schema.ts';
import type { Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';

/** Someone who opens a surface after this long (ms) means to see what is, not what was. */
const OLD = 10 * 60_000;

export interface Refresh {
  refresh: () => Promise<void>;
  /** Why it didn't begin. */
  problem: Problem | null;
}

export function isOld(syncs: readonly SyncRow[], now: number): boolean {
  if (syncs.some((sync) => sync.state === 'running' || sync.state === 'waiting')) return false;
  return listNames.some((list) => {
    const sync = syncs.find((one) => one.resource === list);
    // One that failed waits for the person to try again, but not for ever.
    return !sync || now - (sync.completedAt ?? sync.startedAt) > OLD;
  });
}

/** Looks once per business and opening. `canRead`: somebody is signed in for it. */
export function useRefresh(businessId: BusinessId, syncs: readonly SyncRow[], canRead: boolean): Refresh {
  const [problem, setProblem] = useState<Problem | null>(null);
  const refresh = useCallback(async () => {
    const result = await sendCommand('refresh', { businessId });
    setProblem(result.ok ? null : result.problem);
  }, [businessId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: how old it was when the surface opened; not at each change.
  useEffect(() => {
    if (canRead && isOld(syncs, Date.now())) void refresh();
  }, [businessId, canRead]);
  return { refresh, problem };
}
