// What people may do, packed: one account's mask is found without unpacking the thousands beside it.

import { expect, it, vi } from 'vitest';
import { findTasks, getTasks, packTasks } from '../../../utils/mirror/access-tasks.ts';
import { MirrorDatabase } from '../../../utils/mirror/database.ts';
import { writeAccountTasks } from '../../../utils/mirror/write-tasks.ts';
import type { TaskMask } from '../../../utils/tasks.ts';
import { accountId, businessId, personId } from '../support/desk.ts';

const manage = 7;

it('is found by its whole id, wherever it stands', () => {
  const masks = ['1234567', '123456', '234567', '23456789'].map(
    (id, index) => [accountId(id), index + 1] as const,
  );
  const packed = packTasks(new Map<ReturnType<typeof accountId>, TaskMask>(masks));
  for (const [id, mask] of masks) expect(findTasks(packed, id)).toBe(mask);
  for (const id of ['12345', '34567', '2345678']) expect(findTasks(packed, accountId(id))).toBe(0);
  expect(findTasks(packTasks(new Map()), accountId('12345'))).toBe(0);
});

it('unpacks nobody to write the people of one account', async () => {
  const db = new MirrorDatabase('access-tasks');
  const business = businessId('100200');
  const ids = Array.from({ length: 300 }, (_, n) => accountId(`${500_000 + n}`));
  const packed = packTasks(new Map(ids.map((id) => [id, manage])));
  const people = ['11111', '22222', '33333'].map(personId);
  await db.access.bulkPut(
    people.map((id) => ({ businessId: business, personId: id, ...packed, complete: true, readAt: 1 })),
  );
  const [one] = ids;
  if (!one) throw new Error('No account');
  const sets = vi.spyOn(Map.prototype, 'set');
  await writeAccountTasks(db, business, one, new Map(people.map((id) => [id, manage])));
  const known = new Set<unknown>(ids);
  const unpacked = sets.mock.calls.filter(([key]) => known.has(key));
  sets.mockRestore();
  expect(unpacked).toEqual([]);
  await writeAccountTasks(db, business, one, new Map());
  const rows = await db.access.toArray();
  expect(rows.map((row) => getTasks(row, one))).toEqual([0, 0, 0]);
  db.close();
});
