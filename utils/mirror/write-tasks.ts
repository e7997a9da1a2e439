// Mirror: what people may do on one account, written into the rows that are kept by person.

import type { AdAccountId, BusinessId, PersonId } from '../ids.ts';
import type { TaskMask } from '../tasks.ts';
import { findTasks, packTasks, withTasks } from './access-tasks.ts';
import type { MirrorDatabase } from './database.ts';
import { readAccess } from './queries.ts';
import type { AccessRow } from './schema.ts';

const createRow = (businessId: BusinessId, personId: PersonId): AccessRow => ({
  businessId,
  personId,
  ...packTasks(new Map()),
  // What else the person may do hasn't been read.
  complete: false,
  readAt: Date.now(),
});

/** One person's tasks on one account. */
export async function writePersonTasks(
  db: MirrorDatabase,
  businessId: BusinessId,
  accountId: AdAccountId,
  personId: PersonId,
  tasks: TaskMask,
): Promise<void> {
  await db.transaction('rw', db.access, async () => {
    const row = (await db.access.get([businessId, personId])) ?? createRow(businessId, personId);
    await db.access.put(withTasks(row, accountId, tasks));
  });
}

/**
 * All people of one account: who isn't among them may do nothing on it. `names` are kept for those whose own accounts
 * weren't read yet, because the business's people may not have them.
 */
export async function writeAccountTasks(
  db: MirrorDatabase,
  businessId: BusinessId,
  accountId: AdAccountId,
  people: ReadonlyMap<PersonId, TaskMask>,
  names: ReadonlyMap<PersonId, string | null> = new Map(),
): Promise<void> {
  await db.transaction('rw', db.access, async () => {
    const rows = new Map((await readAccess(db, businessId)).map((row) => [row.personId, row]));
    const changed: AccessRow[] = [];
    for (const personId of new Set([...rows.keys(), ...people.keys()])) {
      const row = rows.get(personId) ?? createRow(businessId, personId);
      const tasks = people.get(personId) ?? 0;
      const name = row.complete ? row.name : (names.get(personId) ?? row.name);
      if (findTasks(row, accountId) === tasks && row.name === name) continue;
      changed.push({ ...withTasks(row, accountId, tasks), ...(name !== undefined && { name }) });
    }
    await db.access.bulkPut(changed);
  });
}
