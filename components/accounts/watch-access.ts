// accounts: what each person of a business may do, live.

import type { BusinessId } from '@/utils/ids.ts';
import { getTasksByAccount } from '@/utils/mirror/access-tasks.ts';
import { followMirror } from '@/utils/mirror/follow.ts';
import { followRows } from '@/utils/mirror/follow-rows.ts';
import type { AccessRow } from '@/utils/mirror/schema.ts';

export interface KnownAccess {
  access: readonly AccessRow[];
  /** Whether everybody's is here: only then can it be said that somebody may do nothing. */
  isWhole: boolean;
}

export interface WatchedAccess {
  getSnapshot: () => KnownAccess;
  subscribe: (follow: () => void) => () => void;
}

function take(row: AccessRow): AccessRow {
  // As it arrives: the first rendering that asks would else unpack all of them at once.
  getTasksByAccount(row);
  return row;
}

export function watchAccess(businessId: BusinessId): WatchedAccess {
  const followers = new Set<() => void>();
  let snapshot: KnownAccess = { access: [], isWhole: false };
  let isComplete = false;
  let stop = (): void => undefined;

  const start = (): (() => void) => {
    const publish = (access: readonly AccessRow[]): void => {
      // Heard of in this order: what is complete by now is among the rows, unless some are still to be read. Once whole
      // it stays so: what is read anew is known as it was until then.
      const isWhole = isComplete && (snapshot.isWhole || !rows.isBehind());
      if (access === snapshot.access && isWhole === snapshot.isWhole) return;
      snapshot = { access, isWhole };
      for (const follow of followers) follow();
    };
    const rows = followRows(
      { getTable: (db) => db.access, under: [businessId], take },
      (values) => publish([...values.values()]),
      (error) => reportError(error),
    );
    const stopSync = followMirror(
      (db) => db.syncs.get([businessId, 'access']),
      (sync) => {
        isComplete = sync?.completedAt != null;
        publish(snapshot.access);
      },
      (error) => reportError(error),
    );
    return () => {
      rows.stop();
      stopSync();
    };
  };
  return {
    getSnapshot: () => snapshot,
    subscribe: (follow) => {
      followers.add(follow);
      if (followers.size === 1) stop = start();
      return () => {
        followers.delete(follow);
        if (followers.size === 0) stop();
      };
    },
  };
}
