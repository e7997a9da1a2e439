// accounts: what several components follow of the mirror, read for all of them at once.

/** As React's `useSyncExternalStore` wants it. */
export interface Watched<Snapshot> {
  getSnapshot: () => Snapshot;
  subscribe: (follow: () => void) => () => void;
}

/** `start` is called with the first follower, and what it gave with the last one's going; `publish` tells them all. */
export function createWatched<Snapshot>(
  first: Snapshot,
  start: (publish: (next: Snapshot) => void) => () => void,
): Watched<Snapshot> {
  let snapshot = first;
  let stop = (): void => undefined;
  const followers = new Set<() => void>();
  const publish = (next: Snapshot): void => {
    snapshot = next;
    for (const follow of followers) follow();
  };
  return {
    getSnapshot: () => snapshot,
    subscribe: (follow) => {
      followers.add(follow);
      if (followers.size === 1) stop = start(publish);
      return () => {
        followers.delete(follow);
        if (followers.size === 0) stop();
      };
    },
  };
}
