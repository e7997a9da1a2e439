// Sync: a business's people, and what each may do on which accounts.

import { foldText } from '../../fold-text.ts';
import { fetchAssignedAccounts, fetchAssignedUsers } from '../../graph/access.ts';
import type { ListCall } from '../../graph/ad-accounts.ts';
import { fetchBusinessUsers, fetchPendingUsers, fetchSystemUsers, type Person } from '../../graph/people.ts';
import type { AdAccountId, PersonId } from '../../ids.ts';
import type { TaskMask } from '../../tasks.ts';
import type { MirrorDatabase } from '../database.ts';
import { readList, readPeople } from '../queries.ts';
import type { AccessRow, PersonRow } from '../schema.ts';
import { trackSync } from './track-sync.ts';

/** Reads business users, system users and those who were invited. `onRead` hears of them before they are written. */
export function syncPeople(
  db: MirrorDatabase,
  call: ListCall,
  onRead: (people: PersonRow[]) => void = () => undefined,
): Promise<boolean> {
  const { businessId } = call;
  return trackSync(db, businessId, 'people', async () => {
    const [users, systemUsers, invited] = await Promise.all([
      fetchBusinessUsers(call),
      fetchSystemUsers(call),
      fetchPendingUsers(call),
    ]);
    const toRow = (person: Person, kind: PersonRow['kind']): PersonRow => {
      const name = person.name ?? person.email ?? person.id;
      return {
        businessId,
        id: person.id,
        name,
        folded: foldText(name),
        kind,
        role: person.role,
        email: person.email,
      };
    };
    const rows = [
      ...users.map((person) => toRow(person, 'business_user')),
      ...systemUsers.map((person) => toRow(person, 'system_user')),
      ...invited.map((person) => toRow(person, 'invited')),
    ];
    onRead(rows);
    await db.transaction('rw', db.people, db.access, async () => {
      const present = new Set(rows.map((row) => row.id));
      const gone = (await readPeople(db, businessId)).filter((row) => !present.has(row.id));
      await db.people.bulkDelete(gone.map((row) => [businessId, row.id]));
      await db.access.bulkDelete(gone.map((row) => [businessId, row.id]));
      await db.people.bulkPut(rows);
    });
    return { loaded: rows.length, total: rows.length };
  });
}

const sides = ['owned', 'shared'] as const;

/**
 * Reads who may do what, along the shorter axis: each person's accounts, unless there are known to be fewer accounts
 * than people. `listsRead` resolves when the account lists are in the mirror. The read begins before anything is
 * written about it: everything else waits for it.
 */
export function syncAccess(
  db: MirrorDatabase,
  call: ListCall,
  people: readonly PersonRow[],
  listsRead: Promise<unknown>,
): Promise<boolean> {
  const { businessId } = call;
  const joined = people.filter((person) => person.kind !== 'invited');
  return trackSync(db, businessId, 'access', async (report) => {
    const { rows, failure } = await readAlongShorterAxis(db, call, joined, listsRead);
    // Those that could be read are kept, whatever became of the others.
    await db.access.bulkPut(rows);
    await report({ loaded: rows.length, total: joined.length });
    if (failure) throw failure.reason;
    return { loaded: rows.length, total: joined.length };
  });
}

async function readAlongShorterAxis(
  db: MirrorDatabase,
  call: ListCall,
  people: readonly PersonRow[],
  listsRead: Promise<unknown>,
): Promise<AccessRead> {
  const [owned, shared] = await db.syncs.bulkGet(sides.map((side) => [call.businessId, side]));
  const accountCount = (owned?.total ?? Infinity) + (shared?.total ?? Infinity);
  if (accountCount >= people.length) return readByPerson(call, people);
  await listsRead;
  return readByAccount(db, call, people);
}

interface AccessRead {
  rows: AccessRow[];
  /** The first that couldn't be read. */
  failure: PromiseRejectedResult | undefined;
}

const isRejected = (outcome: PromiseSettledResult<unknown>): outcome is PromiseRejectedResult =>
  outcome.status === 'rejected';

async function readByPerson(call: ListCall, people: readonly PersonRow[]): Promise<AccessRead> {
  const outcomes = await Promise.allSettled(people.map((person) => fetchPersonAccess(call, person.id)));
  const rows = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  return { rows, failure: outcomes.find(isRejected) };
}

async function readByAccount(
  db: MirrorDatabase,
  call: ListCall,
  people: readonly PersonRow[],
): Promise<AccessRead> {
  const lists = await Promise.all(sides.map((side) => readList(db, call.businessId, side)));
  const accountIds = new Set(lists.flat().map((row) => row.id));
  const rows = new Map(people.map((person) => [person.id, createAccessRow(call, person.id, {})]));
  const outcomes = await Promise.allSettled(
    [...accountIds].map(async (accountId) => {
      for (const { personId, tasks } of await fetchAssignedUsers(call, accountId)) {
        const row = rows.get(personId);
        if (row) row.tasks[accountId] = tasks;
      }
    }),
  );
  const failure = outcomes.find(isRejected);
  // With an account missing, nobody's row is the whole of what they may do: the rows that are there stay.
  return { rows: failure ? [] : [...rows.values()], failure };
}

function createAccessRow(
  { businessId }: ListCall,
  personId: PersonId,
  tasks: Record<AdAccountId, TaskMask>,
): AccessRow {
  return { businessId, personId, tasks, complete: true, readAt: Date.now() };
}

async function fetchPersonAccess(call: ListCall, personId: PersonId): Promise<AccessRow> {
  const tasks: Record<AdAccountId, TaskMask> = {};
  for (const one of await fetchAssignedAccounts(call, personId)) tasks[one.accountId] = one.tasks;
  return createAccessRow(call, personId, tasks);
}

/** Reads one person's accounts. Errors: whatever the read throws. */
export async function syncPerson(db: MirrorDatabase, call: ListCall, personId: PersonId): Promise<void> {
  await db.access.put(await fetchPersonAccess(call, personId));
}
