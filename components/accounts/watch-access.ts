// accounts: what each person of a business may do, live, person by person.
//
// One live query per person: while a business is being read its people come in one after another, and each of them
// would else read all the others again (a few ten thousand entries) between two keystrokes.

import type { BusinessId, PersonId } from '@/utils/ids.ts';
import { getTasksByAccount } from '@/utils/mirror/access-tasks.ts';
import { followMirror } from '@/utils/mirror/follow.ts';
import { type AccessKeys, readAccessKeys } from '@/utils/mirror/queries.ts';
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

/** At most one notice in this time (ms). */
const PACE = 50;

export function watchAccess(businessId: BusinessId): WatchedAccess {
  const rows = new Map<PersonId, AccessRow>();
  const followers = new Set<() => void>();
  const subscriptions = new Map<PersonId, () => void>();
  let snapshot: KnownAccess = { access: [], isWhole: false };
  let keys: AccessKeys = { isComplete: false, personIds: [] };
  const heard = new Set<PersonId>();
  let stopWhole = (): void => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const publish = (): void => {
    timer = undefined;
    const isWhole = keys.isComplete && keys.personIds.every((personId) => heard.has(personId));
    snapshot = { access: [...rows.values()], isWhole };
    for (const follow of followers) follow();
  };
  const plan = (): void => {
    timer ??= setTimeout(publish, PACE);
  };
  const error = (problem: unknown): void => reportError(problem);

  const watchPerson = (personId: PersonId): void => {
    if (subscriptions.has(personId)) return;
    const next = (row: AccessRow | undefined): void => {
      heard.add(personId);
      if (row) {
        rows.set(personId, row);
        // Person by person: the first rendering that asks would else unpack all of them at once.
        getTasksByAccount(row);
      } else rows.delete(personId);
      plan();
    };
    subscriptions.set(
      personId,
      followMirror((db) => db.access.get([businessId, personId]), next, error),
    );
  };
  const watchWhole = (): (() => void) =>
    followMirror(
      (db) => readAccessKeys(db, businessId),
      (next) => {
        keys = next;
        next.personIds.forEach(watchPerson);
        plan();
      },
      error,
    );

  const stop = (): void => {
    stopWhole();
    for (const stopPerson of subscriptions.values()) stopPerson();
    subscriptions.clear();
    heard.clear();
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    getSnapshot: () => snapshot,
    subscribe: (follow) => {
      followers.add(follow);
      if (followers.size === 1) stopWhole = watchWhole();
      return () => {
        followers.delete(follow);
        if (followers.size === 0) stop();
      };
    },
  };
}
