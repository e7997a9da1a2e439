// components: what is read from Meta when an account or a person is opened; and again once that can help.

import { useCallback, useEffect, useState } from 'react';
import type { Result } from '@/utils/commands.ts';
import type { BusinessRow, SyncRow } from '@/utils/mirror/schema.ts';
import { isCheckpoint, type Problem } from '@/utils/problem.ts';
import { useMirror } from './use-mirror.ts';

/** A lost connection doesn't say when it is back: it is tried this often (ms). */
const NETWORK_PAUSE = 30_000;
/** Where Meta doesn't say how long to wait (ms). */
const WAIT = 60_000;
/** Browsers' longest timer (ms); a longer one would end at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

interface Failure {
  problem: Problem;
  beganAt: number;
  failedAt: number;
}

export interface Opening {
  isReading: boolean;
  /** Why the last read failed, unless a notice above everything says it. It stays while the next one is under way. */
  problem: Problem | null;
  /** Reads again, where a person's trying again may help. */
  retry: (() => void) | undefined;
}

/**
 * When to read again without being asked (ms since the epoch), or null for not at all. `backAt`: when somebody last
 * signed in or another read of the business came to its end, which shows that what was missing is back.
 */
function getDueAt({ problem, beganAt, failedAt }: Failure, backAt: number): number | null {
  if (problem.remedy === 'wait') return problem.retryAt ?? failedAt + WAIT;
  const isNetwork = problem.kind === 'network';
  if (!isNetwork && problem.remedy !== 'sign-in' && !isCheckpoint(problem)) return null;
  if (backAt > beganAt) return failedAt;
  // Without a connection nothing is tried; its coming back is heard of.
  return isNetwork && navigator.onLine ? failedAt + NETWORK_PAUSE : null;
}

/**
 * Calls `read` at once and again when `inputs`, what it depends on, change; null: there is nothing to read. After a limit,
 * a lost connection or an ended sign-in it reads again by itself once that is over, while the page can be seen.
 */
export function useOpening(
  read: (() => Promise<Result<null>>) | null,
  { business, syncs }: { business: BusinessRow; syncs: readonly SyncRow[] },
  inputs: readonly unknown[],
): Opening {
  const [isReading, setReading] = useState(true);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [turn, setTurn] = useState(0);
  const readAgain = useCallback(() => setTurn((last) => last + 1), []);
  const session = useMirror((db) => db.sessions.get(business.principal), [business.principal]);
  const cameAt = session?.state === 'connected' ? session.connectedAt : 0;
  const backAt = Math.max(cameAt, ...syncs.map((sync) => sync.completedAt ?? 0));

  useEffect(
    () => setFailure(null),
    // biome-ignore lint/correctness/useExhaustiveDependencies: what failed was about other inputs.
    inputs,
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is a new function at each render; its inputs are named.
  useEffect(() => {
    setReading(read !== null);
    if (!read) return;
    let isGone = false;
    const beganAt = Date.now();
    read().then((result) => {
      if (isGone) return;
      setReading(false);
      setFailure(result.ok ? null : { problem: result.problem, beganAt, failedAt: Date.now() });
    });
    return () => {
      isGone = true;
    };
  }, [...inputs, turn]);

  useEffect(() => {
    const dueAt = failure && !isReading ? getDueAt(failure, backAt) : null;
    const isNetwork = failure?.problem.kind === 'network' && !isReading;
    const readIfSeen = (): void => {
      if (!document.hidden) readAgain();
    };
    const look = (): void => {
      if (dueAt !== null && dueAt <= Date.now()) readIfSeen();
    };
    const wait = dueAt === null ? null : Math.min(Math.max(0, dueAt - Date.now()), LONGEST_TIMER);
    const timer = wait === null ? undefined : setTimeout(readIfSeen, wait);
    document.addEventListener('visibilitychange', look);
    if (isNetwork) addEventListener('online', readAgain);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', readAgain);
    };
  }, [failure, isReading, backAt, readAgain]);

  const isTold = failure?.problem.remedy === 'sign-in' && session?.state === 'signed-out';
  const problem = isTold ? null : (failure?.problem ?? null);
  return { isReading, problem, retry: problem?.remedy === 'retry' ? readAgain : undefined };
}
