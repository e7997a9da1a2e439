// accounts: what each person of a business may do, live.

import type { BusinessId } from '@/utils/ids.ts';
import { getTasksByAccount } from '@/utils/mirror/access-tasks.ts';
import { followMirror } from '@/utils/mirror/follow.ts';
import { followRows } from '@/utils/mirror/follow-rows.ts';
import type { AccessRow } from '@/utils/mirror/schema.ts';
import { createWatched, type Watched } from './create-watched.ts';

export interface KnownAccess {
  access: readonly AccessRow[];
  /** Whether everybody's is here: only then can it be said that somebody may do nothing. */
  isWhole: boolean;
}

function take(row: AccessRow): AccessRow {
  // As it arrives: the first rendering that asks would else unpack all of them at once.
  getTasksByAccount(row);
  return row;
}

export function watchAccess(businessId: BusinessId): Watched<KnownAccess> {
  const watched = createWatched<KnownAccess>({ access: [], isWhole: false }, (publish) => {
    let isComplete = false;
    const tell = (access: readonly AccessRow[]): void => {
      const before = watched.getSnapshot();
      // Heard of in this order: what is complete by now is among the rows, unless some are still to be read. Once whole
      // it stays so: what is read anew is known as it was until then.
      const isWhole = isComplete && (before.isWhole || !rows.isBehind());
      if (access !== before.access || isWhole !== before.isWhole) publish({ access, isWhole });
    };
    const rows = followRows(
      { getTable: (db) => db.access, under: [businessId], take },
      (values) => tell([...values.values()]),
      (error) => reportError(error),
    );
    const stopSync = followMirror(
      (db) => db.syncs.get([businessId, 'access']),
      (sync) => {
        isComplete = sync?.completedAt != null;
        tell(watched.getSnapshot().access);
      },
      (error) => reportError(error),
    );
    return () => {
      rows.stop();
      stopSync();
    };
  });
  return watched;
}
