// accounts: what each person of a business may do, live, person by person.
//
// One live query per person: while a business is being read its people come in one after another, and each of them
// would else read all the others again (a few ten thousand entries) between two keystrokes.

import { Dexie, liveQuery, type Subscription } from 'dexie';
import type { BusinessId, PersonId } from '@/utils/ids.ts';
import type { MirrorDatabase } from '@/utils/mirror/database.ts';
import type { AccessRow } from '@/utils/mirror/schema.ts';

export interface WatchedAccess {
  getSnapshot: () => readonly AccessRow[];
  subscribe: (follow: () => void) => () => void;
}

/** At most one notice in this time (ms). */
const PACE = 50;

export function watchAccess(db: MirrorDatabase, businessId: BusinessId): WatchedAccess {
  const rows = new Map<PersonId, AccessRow>();
  const followers = new Set<() => void>();
  const subscriptions = new Map<PersonId, Subscription>();
  let snapshot: readonly AccessRow[] = [];
  let whole: Subscription | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const publish = (): void => {
    timer = undefined;
    snapshot = [...rows.values()];
    for (const follow of followers) follow();
  };
  const plan = (): void => {
    timer ??= setTimeout(publish, PACE);
  };
  const error = (problem: unknown): void => reportError(problem);

  const watchPerson = (personId: PersonId): void => {
    if (subscriptions.has(personId)) return;
    const next = (row: AccessRow | undefined): void => {
      if (row) rows.set(personId, row);
      else rows.delete(personId);
      plan();
    };
    const query = liveQuery(() => db.access.get([businessId, personId]));
    subscriptions.set(personId, query.subscribe({ next, error }));
  };
  const watchWhole = (): Subscription => {
    const { minKey, maxKey } = Dexie;
    const query = liveQuery(() =>
      db.access
        .where('[businessId+personId]')
        .between([businessId, minKey], [businessId, maxKey])
        .primaryKeys(),
    );
    return query.subscribe({
      next: (keys) => {
        for (const [, personId] of keys) watchPerson(personId);
      },
      error,
    });
  };

  const stop = (): void => {
    whole?.unsubscribe();
    for (const subscription of subscriptions.values()) subscription.unsubscribe();
    subscriptions.clear();
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    getSnapshot: () => snapshot,
    subscribe: (follow) => {
      followers.add(follow);
      if (followers.size === 1) whole = watchWhole();
      return () => {
        followers.delete(follow);
        if (followers.size === 0) stop();
      };
    },
  };
}
