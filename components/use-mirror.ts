// components: what the mirror knows, live.

import { useEffect, useState } from 'react';
import type { MirrorDatabase } from '@/utils/mirror/database.ts';
import { followMirror } from '@/utils/mirror/follow.ts';

type Read<Value> = (db: MirrorDatabase) => Value | Promise<Value>;

/**
 * What `read` gives, and again whenever that changes; `start` until it is first read. `inputs` are what `read` depends
 * on: when they change it is read anew, and what was there stays until then. Errors go to the nearest error boundary.
 */
export function useMirror<Value>(read: Read<Value>, inputs: readonly unknown[]): Value | undefined;
export function useMirror<Value>(read: Read<Value>, inputs: readonly unknown[], start: Value): Value;
export function useMirror<Value>(
  read: Read<Value>,
  inputs: readonly unknown[],
  start?: Value,
): Value | undefined {
  const [value, setValue] = useState(start);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  useEffect(
    () =>
      followMirror(
        read,
        (next) => {
          setFailure(null);
          setValue(() => next);
        },
        (error) => setFailure({ error }),
      ),
    // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is a new function at each render; its inputs are named.
    inputs,
  );
  if (failure) throw failure.error;
  return value;
}
