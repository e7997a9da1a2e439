// Mirror: reads that are made again whenever what they read changes. Dexie, which does that, is a fifth of a page's
// script; it is loaded with the first of them and not before a page's first paint.

import type { MirrorDatabase } from './database.ts';

type Live = typeof import('./live.ts');

let live: Live | undefined;
let loading: Promise<Live> | undefined;

/**
 * Calls `next` with what `read` gives, now and after each change of what it read, until the returned function is
 * called. `read` must await nothing but the database.
 */
export function followMirror<Value>(
  read: (db: MirrorDatabase) => Value | Promise<Value>,
  next: (value: Value) => void,
  fail: (error: unknown) => void,
): () => void {
  let stop: (() => void) | null = null;
  let isOver = false;
  const begin = ({ liveQuery, getMirror }: Live): void => {
    if (isOver) return;
    // A mirror that can't be opened is told here: a live query only ends.
    getMirror().open().catch(fail);
    const subscription = liveQuery(() => read(getMirror())).subscribe({ next, error: fail });
    stop = () => subscription.unsubscribe();
  };
  if (live) begin(live);
  else {
    loading ??= import('./live.ts');
    loading.then((loaded) => {
      live = loaded;
      begin(loaded);
    }, fail);
  }
  return () => {
    isOver = true;
    stop?.();
  };
}
