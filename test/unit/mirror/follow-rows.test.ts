// @vitest-environment happy-dom
// Mirror: rows followed: what is told, when, and how little is read again.

import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packTasks } from '../../../utils/mirror/access-tasks.ts';
import { getMirror } from '../../../utils/mirror/database.ts';
import { type FollowedRows, followRows } from '../../../utils/mirror/follow-rows.ts';
import type { AccessRow } from '../../../utils/mirror/schema.ts';
import { businessId, personId } from '../support/desk.ts';

const ours = businessId('100000000000001');
const theirs = businessId('100000000000002');
const toId = (index: number) => personId(`${200000000000000 + index}`);

function createAccess(index: number, { of = ours, readAt = 1 } = {}): AccessRow {
  return { businessId: of, personId: toId(index), ...packTasks(new Map()), complete: true, readAt };
}

const take = vi.fn((row: AccessRow) => row.readAt);
const fail = vi.fn();
let told: ReadonlyMap<string, number>[];
let followed: FollowedRows | undefined;

const follow = (): void => {
  followed = followRows(
    { getTable: (db) => db.access, under: [ours], take },
    (values) => told.push(values),
    fail,
  );
};
const settled = (): Promise<void> => vi.waitFor(() => expect(followed?.isBehind()).toBe(false));
const followWhole = async (): Promise<void> => {
  follow();
  await settled();
};
const getLast = () => [...(told.at(-1) ?? [])];

beforeEach(async () => {
  told = [];
  await getMirror().access.clear();
  await getMirror().access.bulkPut([createAccess(2), createAccess(1), createAccess(3, { of: theirs })]);
});
afterEach(() => {
  followed?.stop();
  vi.clearAllMocks();
});

describe('rows followed', () => {
  it('are told whole, in the order of their keys, and none of others', async () => {
    follow();
    expect(followed?.isBehind()).toBe(true);
    await settled();
    expect(told).toHaveLength(1);
    expect(getLast()).toEqual([
      [toId(1), 1],
      [toId(2), 1],
    ]);
  });

  it('are told when there are none', async () => {
    await getMirror().access.clear();
    await followWhole();
    expect(told).toEqual([new Map()]);
  });

  it('are read again where they changed, and only there', async () => {
    await followWhole();
    take.mockClear();
    await getMirror().access.put(createAccess(2, { readAt: 2 }));
    expect(followed?.isBehind()).toBe(true);
    await settled();
    expect(take).toHaveBeenCalledTimes(1);
    expect(getLast()).toEqual([
      [toId(1), 1],
      [toId(2), 2],
    ]);
  });

  it('come and go', async () => {
    await followWhole();
    await getMirror().access.delete([ours, toId(1)]);
    await getMirror().access.put(createAccess(0, { readAt: 3 }));
    await settled();
    expect(getLast()).toEqual([
      [toId(0), 3],
      [toId(2), 1],
    ]);
    await getMirror().access.where('[businessId+personId]').between([ours, ''], [ours, []]).delete();
    await settled();
    expect(getLast()).toEqual([]);
  });

  it('that are written many at once are all read', async () => {
    await followWhole();
    await getMirror().access.bulkPut(Array.from({ length: 60 }, (_, at) => createAccess(at, { readAt: 4 })));
    await settled();
    expect(getLast()).toEqual(Array.from({ length: 60 }, (_, at) => [toId(at), 4]));
  });

  it('are left alone when others change', async () => {
    await followWhole();
    await getMirror().access.put(createAccess(3, { of: theirs, readAt: 5 }));
    await getMirror().people.clear();
    expect(followed?.isBehind()).toBe(false);
    expect(told).toHaveLength(1);
  });

  it('are told once of what changes quickly, one thing after another', async () => {
    await followWhole();
    for (const readAt of [6, 7, 8]) await getMirror().access.put(createAccess(1, { readAt }));
    await settled();
    // The first change may come after a pause, and is then told by itself.
    expect(told.length).toBeLessThanOrEqual(3);
    expect(getLast()[0]).toEqual([toId(1), 8]);
  });

  it('that change while they are read are read again', async () => {
    take.mockImplementationOnce((row) => {
      // Not awaited: it is written once the reading is over.
      void Dexie.ignoreTransaction(() => getMirror().access.put(createAccess(2, { readAt: 9 })));
      return row.readAt;
    });
    follow();
    await vi.waitFor(() =>
      expect(getLast()).toEqual([
        [toId(1), 1],
        [toId(2), 9],
      ]),
    );
    expect(followed?.isBehind()).toBe(false);
  });

  it('that couldn’t be read say so, and are read with the next change', async () => {
    take.mockImplementationOnce(() => {
      throw new TypeError('A row of another shape');
    });
    follow();
    await vi.waitFor(() => expect(fail).toHaveBeenCalledWith(new TypeError('A row of another shape')));
    expect(told).toEqual([]);
    expect(followed?.isBehind()).toBe(true);
    await getMirror().access.put(createAccess(2, { readAt: 10 }));
    await settled();
    expect(getLast()).toEqual([
      [toId(1), 1],
      [toId(2), 10],
    ]);
  });

  it('are told no more once it is stopped', async () => {
    await followWhole();
    followed?.stop();
    await getMirror().access.put(createAccess(1, { readAt: 11 }));
    expect(followed?.isBehind()).toBe(false);
    expect(told).toHaveLength(1);
  });
});
