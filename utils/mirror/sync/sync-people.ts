// Sync: a business's people, and what each may do on which accounts.

import { foldText } from '../../fold-text.ts';
import { fetchAssignedAccounts, fetchAssignedUsers } from '../../graph/access.ts';
import type { ListCall } from '../../graph/ad-accounts.ts';
import { toProblem } from '../../graph/errors.ts';
import { isWait } from '../../graph/governor.ts';
import { fetchBusinessUsers, fetchPendingUsers, fetchSystemUsers, type Person } from '../../graph/people.ts';
import type { AdAccountId, BusinessId, PersonId } from '../../ids.ts';
import type { Problem } from '../../problem.ts';
import type { TaskMask } from '../../tasks.ts';
import { packTasks } from '../access-tasks.ts';
import type { MirrorDatabase } from '../database.ts';
import { readList, readPeople } from '../queries.ts';
import type { AccessRow, PersonRow } from '../schema.ts';
import { trackSync } from './track-sync.ts';

const edges = [
  { kind: 'business_user', fetch: fetchBusinessUsers },
  { kind: 'system_user', fetch: fetchSystemUsers },
  // Meta refuses this one to some who may read the others (200).
  { kind: 'invited', fetch: fetchPendingUsers },
] as const;

/** Why something couldn't be read. */
type Failure = Pick<PromiseRejectedResult, 'reason'>;

/** Of several, one that passes by itself: then all is read again by itself, and what doesn't pass is told then. */
function pickFailure(failures: readonly (Failure | undefined)[]): Failure | undefined {
  const known = failures.filter((failure) => failure !== undefined);
  return (
    known.find(({ reason }) => isWait(reason)) ??
    known.find(({ reason }) => toProblem(reason).kind === 'network') ??
    known[0]
  );
}

/** No right, app not allowed, not there for this business, second factor missing. The others of their remedy pass. */
const refusalCodes = new Set<number | null>([3, 10, 100, 415]);

/** Meta's own no, until somebody changes something there: asking again brings the same. */
const isRefusal = ({ kind, remedy, code }: Problem): boolean =>
  kind === 'graph' &&
  (remedy === 'act' || remedy === 'fix') &&
  (refusalCodes.has(code) || (code !== null && code >= 200 && code <= 299));

interface EdgeRead {
  kind: PersonRow['kind'];
  rows: PersonRow[];
  failure: Failure | undefined;
}

async function readEdge(call: ListCall, { kind, fetch }: (typeof edges)[number]): Promise<EdgeRead> {
  try {
    const people = await fetch(call);
    return { kind, rows: people.map((person) => toRow(call.businessId, person, kind)), failure: undefined };
  } catch (reason) {
    return { kind, rows: [], failure: { reason } };
  }
}

function toRow(businessId: BusinessId, person: Person, kind: PersonRow['kind']): PersonRow {
  const name = person.name ?? person.email ?? person.id;
  const { id, role, email } = person;
  return { businessId, id, name, folded: foldText(name), kind, role, email };
}

/**
 * Reads business users, system users and those who were invited. Each edge may fail for itself: what the others told is
 * kept, and whom the mirror has of its kind stays. The sync row has a total only if all who may have access are known;
 * invited people may do nothing yet. Where Meta refuses those alone, the read is complete, with the refusal as its
 * problem. If any edge answered, `onRead` hears of all who are known, before they are written; `missing`: why some of
 * those who may have access aren't among them.
 */
export function syncPeople(
  db: MirrorDatabase,
  call: ListCall,
  onRead: (people: PersonRow[], missing: Failure | undefined) => void = () => undefined,
): Promise<boolean> {
  const { businessId } = call;
  return trackSync(db, businessId, 'people', async (report) => {
    const reads = await Promise.all(edges.map((edge) => readEdge(call, edge)));
    const rows = reads.flatMap((read) => read.rows);
    const failed = reads.filter((read) => read.failure);
    const present = new Set(rows.map((row) => row.id));
    const isFailed = ({ kind }: PersonRow): boolean => failed.some((read) => read.kind === kind);
    const readOthers = async (): Promise<PersonRow[]> =>
      (await readPeople(db, businessId)).filter((row) => !present.has(row.id));

    const kept = failed.length === 0 ? [] : (await readOthers()).filter(isFailed);
    const missing = pickFailure(
      failed.map(({ kind, failure }) => (kind === 'invited' ? undefined : failure)),
    );
    if (failed.length < reads.length) onRead([...rows, ...kept], missing);
    await db.transaction('rw', db.people, db.access, async () => {
      const gone = (await readOthers()).filter((row) => !isFailed(row));
      await db.people.bulkDelete(gone.map((row) => [businessId, row.id]));
      await db.access.bulkDelete(gone.map((row) => [businessId, row.id]));
      await db.people.bulkPut(rows);
    });
    const loaded = rows.length + kept.length;
    const progress = { loaded, total: missing ? null : loaded };
    const failure = pickFailure(failed.map((read) => read.failure));
    if (!failure) return progress;
    const problem = toProblem(failure.reason);
    if (!missing && isRefusal(problem)) return { ...progress, problem };
    await report(progress);
    throw failure.reason;
  });
}

const sides = ['owned', 'shared'] as const;

export interface AccessRound {
  /** Without waiting for the mirror, which is writing lists at that time. */
  totals: ReadonlyMap<'owned' | 'shared', number>;
  /** Resolves when the account lists are in the mirror. */
  listsRead: Promise<unknown>;
  /** Why not all people are known. */
  missing?: Failure | undefined;
}

/**
 * Reads who may do what, along the shorter axis: each person's accounts, unless there are known to be fewer accounts
 * than people. The read begins before anything is written about it: everything else waits for it.
 */
export function syncAccess(
  db: MirrorDatabase,
  call: ListCall,
  people: readonly PersonRow[],
  round: AccessRound,
): Promise<boolean> {
  const { businessId } = call;
  const joined = people.filter((person) => person.kind !== 'invited');
  return trackSync(db, businessId, 'access', async (report) => {
    const { rows, failures } = await readAlongShorterAxis(db, call, joined, round);
    // Those that could be read are kept, whatever became of the others.
    await db.access.bulkPut(rows);
    await report({ loaded: rows.length, total: joined.length });
    const failure = pickFailure([...failures, round.missing]);
    if (failure) throw failure.reason;
    return { loaded: rows.length, total: joined.length };
  });
}

async function readAlongShorterAxis(
  db: MirrorDatabase,
  call: ListCall,
  people: readonly PersonRow[],
  { totals, listsRead }: AccessRound,
): Promise<AccessRead> {
  const accountCount = (totals.get('owned') ?? Infinity) + (totals.get('shared') ?? Infinity);
  if (accountCount >= people.length) return readByPerson(call, people);
  await listsRead;
  return readByAccount(db, call, people);
}

interface AccessRead {
  rows: AccessRow[];
  failures: Failure[];
}

const isRejected = (outcome: PromiseSettledResult<unknown>): outcome is PromiseRejectedResult =>
  outcome.status === 'rejected';

async function readByPerson(call: ListCall, people: readonly PersonRow[]): Promise<AccessRead> {
  const outcomes = await Promise.allSettled(people.map((person) => fetchPersonAccess(call, person.id)));
  const rows = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  return { rows, failures: outcomes.filter(isRejected) };
}

async function readByAccount(
  db: MirrorDatabase,
  call: ListCall,
  people: readonly PersonRow[],
): Promise<AccessRead> {
  const lists = await Promise.all(sides.map((side) => readList(db, call.businessId, side)));
  const accountIds = new Set(lists.flat().map((row) => row.id));
  const tasksOf = new Map(people.map((person) => [person.id, new Map<AdAccountId, TaskMask>()]));
  const outcomes = await Promise.allSettled(
    [...accountIds].map(async (accountId) => {
      for (const { personId, tasks } of await fetchAssignedUsers(call, accountId)) {
        tasksOf.get(personId)?.set(accountId, tasks);
      }
    }),
  );
  const failures = outcomes.filter(isRejected);
  // With an account missing, nobody's row is the whole of what they may do: the rows that are there stay.
  if (failures.length > 0) return { rows: [], failures };
  return { rows: [...tasksOf].map(([personId, tasks]) => createAccessRow(call, personId, tasks)), failures };
}

function createAccessRow(
  { businessId }: ListCall,
  personId: PersonId,
  tasks: ReadonlyMap<AdAccountId, TaskMask>,
): AccessRow {
  return { businessId, personId, ...packTasks(tasks), complete: true, readAt: Date.now() };
}

async function fetchPersonAccess(call: ListCall, personId: PersonId): Promise<AccessRow> {
  const assigned = await fetchAssignedAccounts(call, personId);
  const tasks = new Map(assigned.map((one) => [one.accountId, one.tasks]));
  return createAccessRow(call, personId, tasks);
}

/** Reads one person's accounts. Errors: whatever the read throws. */
export async function syncPerson(db: MirrorDatabase, call: ListCall, personId: PersonId): Promise<void> {
  await db.access.put(await fetchPersonAccess(call, personId));
}
