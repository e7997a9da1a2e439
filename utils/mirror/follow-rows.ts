// Mirror: all rows whose keys begin alike, followed. Of what changes, only the rows that did are read again.

import type { IndexableTypeArray, IntervalTree, RangeSet, Table } from 'dexie';
import type { MirrorDatabase } from './database.ts';
import { type Live, withLive } from './follow.ts';
import { within } from './queries.ts';

/** What changes again within this time (ms) is read and told together. */
export const followPaceMs = 200;

/** Primary keys of several parts; the last one tells the rows apart. */
type Keys = [...string[], string | number];
type Last<Key> = Key extends [...unknown[], infer Part] ? Part : never;

export interface RowSource<Key extends Keys, Row, Value> {
  getTable: (db: MirrorDatabase) => Table<Row, Key>;
  /** What the keys begin with: all but their last part. */
  under: string[];
  /** What is kept of a row. Called as each arrives, with room for other tasks between two of them. */
  take: (row: Row) => Value;
}

export interface FollowedRows {
  stop: () => void;
  /** Whether the mirror has, or may have, something that `next` hasn't told yet. */
  isBehind: () => boolean;
}

/**
 * Calls `next` with all rows by the last part of their keys, in the order of the keys: now, and whenever some changed.
 * What it tells is as the mirror was at one moment. Rows that didn't change keep the value that was taken of them.
 */
export function followRows<Key extends Keys, Row, Value>(
  source: RowSource<Key, Row, Value>,
  next: (values: ReadonlyMap<Last<Key>, Value>) => void,
  fail: (error: unknown) => void,
): FollowedRows {
  let isBehind = (): boolean => true;
  const stop = withLive((live) => {
    const following = follow(live, source, next, fail);
    isBehind = following.isBehind;
    return following.stop;
  }, fail);
  return { stop, isBehind: () => isBehind() };
}

/** What liveQuery passes over as well: the database is being closed, and says so elsewhere. */
const closings: readonly unknown[] = ['DatabaseClosedError', 'AbortError'];

function follow<Key extends Keys, Row, Value>(
  { Dexie, RangeSet, rangesOverlap, getMirror }: Live,
  { getTable, under, take }: RowSource<Key, Row, Value>,
  next: (values: ReadonlyMap<Last<Key>, Value>) => void,
  fail: (error: unknown) => void,
): FollowedRows {
  const db = getMirror();
  const table = getTable(db);
  const [lower, upper] = within(...under);
  const part = `idb://${db.name}/${table.name}/`;
  const createAll = (): RangeSet =>
    new RangeSet(lower as IndexableTypeArray, upper as unknown as IndexableTypeArray);
  let values: ReadonlyMap<Last<Key>, Value> = new Map();
  /** Keys that changed since the last reading began. */
  let changed: RangeSet | null = createAll();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isReading = false;
  let readAt = Number.NEGATIVE_INFINITY;
  let isOver = false;

  const readChanged = (ranges: RangeSet): Promise<ReadonlyMap<Last<Key>, Value>> =>
    db.transaction('r', table, async () => {
      const keys = await table.where(':id').between(lower, upper).primaryKeys();
      const entries = await Promise.all(
        keys.map(async (key): Promise<[Last<Key>, Value][]> => {
          const name = key.at(-1) as Last<Key>;
          const known = values.get(name);
          if (known !== undefined && !ranges.hasKey(key as IndexableTypeArray)) return [[name, known]];
          const row = await table.get(key);
          return row === undefined ? [] : [[name, take(row)]];
        }),
      );
      return new Map(entries.flat());
    });

  const read = async (): Promise<void> => {
    const ranges = changed;
    timer = undefined;
    if (!ranges) return;
    changed = null;
    isReading = true;
    try {
      values = await readChanged(ranges);
    } catch (error) {
      isReading = false;
      // It is still to be read, with the next change.
      if (changed) plan();
      changed = ranges.add(changed ?? new RangeSet());
      if (!isOver && !closings.includes((error as Error).name)) fail(error);
      return;
    }
    isReading = false;
    if (isOver) return;
    readAt = performance.now();
    if (changed) plan();
    next(values);
  };
  const plan = (): void => {
    if (isReading || isOver) return;
    timer ??= setTimeout(() => void read(), Math.max(0, readAt + followPaceMs - performance.now()));
  };
  const onMutated = (parts: Record<string, IntervalTree>): void => {
    const ranges = parts.all ?? parts[part];
    if (!ranges || !rangesOverlap(ranges, createAll())) return;
    changed = (changed ?? new RangeSet()).add(ranges);
    plan();
  };
  // Before the first reading: what is written from here on is read by it, or heard of.
  Dexie.on.storagemutated.subscribe(onMutated);
  void read();
  return {
    stop: () => {
      isOver = true;
      clearTimeout(timer);
      Dexie.on.storagemutated.unsubscribe(onMutated);
    },
    isBehind: () => isReading || changed !== null,
  };
}
