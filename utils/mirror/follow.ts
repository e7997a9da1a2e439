// Mirror: reads that are made again whenever what they read changes. Dexie, which does that, is a fifth of a page's
// script; it is asked for by the first of them, once that page was painted.

import { afterPaint } from '../after-paint.ts';
import type { MirrorDatabase } from './database.ts';

export type Live = typeof import('./live.ts');

let live: Live | undefined;
let loading: Promise<Live> | undefined;

/** Calls `begin` once Dexie is here and `end`, which it gave, when the returned function is called. */
export function withLive(begin: (live: Live) => () => void, fail: (error: unknown) => void): () => void {
  let end: (() => void) | null = null;
  let isOver = false;
  const go = (loaded: Live): void => {
    if (isOver) return;
    // A mirror that can't be opened is told here: what follows it only ends.
    loaded.getMirror().open().catch(fail);
    end = begin(loaded);
  };
  if (live) go(live);
  else {
    loading ??= new Promise<void>((painted) => afterPaint(painted)).then(() => import('./live.ts'));
    loading.then((loaded) => {
      live = loaded;
      go(loaded);
    }, fail);
  }
  return () => {
    isOver = true;
    end?.();
  };
}

/**
 * Calls `next` with what `read` gives, now and after each change of what it read, until the returned function is
 * called. `read` must await nothing but the database. For many rows there is `followRows`: each query of this kind
 * looks at every change of every table.
 */
export function followMirror<Value>(
  read: (db: MirrorDatabase) => Value | Promise<Value>,
  next: (value: Value) => void,
  fail: (error: unknown) => void,
): () => void {
  return withLive(({ liveQuery, getMirror }) => {
    const subscription = liveQuery(() => read(getMirror())).subscribe({ next, error: fail });
    return () => subscription.unsubscribe();
  }, fail);
}
