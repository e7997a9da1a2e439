// Mirror: what pages (and the background) read. Each is a plain function of the database, made to be called inside
// a live query, so that a surface follows what the background writes.

import type { AdAccountId, BusinessId, PersonId, PrincipalId } from '../ids.ts';
import type { RunRow, StepRow, StepState } from '../runs/types.ts';
import type { TaskMask } from '../tasks.ts';
import { getTasks } from './access-tasks.ts';
import type { MirrorDatabase } from './database.ts';
import {
  type AccessRow,
  type AdAccountRow,
  type BusinessRow,
  type ListName,
  type ListPageRow,
  listNames,
  type NoticeRow,
  type PersonRow,
  type SessionRow,
  type SyncRow,
} from './schema.ts';

/** Before and after every key that an index part can have: IndexedDB orders numbers, dates, texts, arrays. */
const minKey = Number.NEGATIVE_INFINITY;
const maxKey: readonly never[] = [];

type KeyPart = string | number | readonly never[];

/** All keys of an index that begin with these parts: the least and the greatest. */
export const within = (...parts: string[]): [KeyPart[], KeyPart[]] => [
  [...parts, minKey],
  [...parts, maxKey],
];

export interface Home {
  sessions: SessionRow[];
  businesses: BusinessRow[];
}

/** Businesses by name. */
export function orderHome(sessions: SessionRow[], businesses: BusinessRow[]): Home {
  return { sessions, businesses: businesses.toSorted((a, b) => a.name.localeCompare(b.name)) };
}

/** Who is connected and which businesses they have. */
export async function readHome(db: MirrorDatabase): Promise<Home> {
  const [sessions, businesses] = await Promise.all([db.sessions.toArray(), db.businesses.toArray()]);
  return orderHome(sessions, businesses);
}

/** The one to begin with where nothing says which is meant: the first that Meta names. */
export function getFirstBusiness(businesses: readonly BusinessRow[]): BusinessRow | undefined {
  return businesses.toSorted((a, b) => a.order - b.order)[0];
}

/** How complete and fresh each of a business's resources is; one that was never begun is missing. */
export async function readSyncs(db: MirrorDatabase, businessId: BusinessId): Promise<SyncRow[]> {
  return db.syncs
    .where('[businessId+resource]')
    .between(...within(businessId))
    .toArray();
}

/** The first rows of a list: all of a short one, some five hundred of a long one. */
export async function readFirstRows(
  db: MirrorDatabase,
  businessId: BusinessId,
  list: ListName,
): Promise<AdAccountRow[]> {
  const pages = await db.listPages
    .where(':id')
    .between([businessId, list, 0], [businessId, list, 1], true, true)
    .toArray();
  return pages.flatMap((page) => page.rows);
}

/** All rows of a list in order. 10,000 rows: about 30 ms, in 21 pieces. */
export async function readList(
  db: MirrorDatabase,
  businessId: BusinessId,
  list: ListName,
): Promise<AdAccountRow[]> {
  const pages = await db.listPages
    .where(':id')
    .between(...within(businessId, list))
    .toArray();
  return pages.flatMap((page) => page.rows);
}

/** The rows of an account in a business: none, one, or two (shared with us, and asked to be owned). */
export async function findAccountRows(
  db: MirrorDatabase,
  businessId: BusinessId,
  accountId: AdAccountId,
): Promise<AdAccountRow[]> {
  const lists = await Promise.all(listNames.map((list) => readList(db, businessId, list)));
  return lists.flatMap((rows) => rows.filter((row) => row.id === accountId));
}

export async function readPeople(db: MirrorDatabase, businessId: BusinessId): Promise<PersonRow[]> {
  return db.people
    .where('[businessId+id]')
    .between(...within(businessId))
    .toArray();
}

/** Whether each list of a business was read to its end once: what isn't in them isn't the business's. */
export const areListsKnown = (syncs: readonly SyncRow[]): boolean =>
  listNames.every((list) => syncs.some((sync) => sync.resource === list && sync.completedAt !== null));

/**
 * Whether all of a business who may have access are known, and counted: only then is somebody who isn't among them an
 * outsider. Those who were invited and haven't joined have none, so it doesn't hang on them.
 */
export function arePeopleKnown(syncs: readonly SyncRow[]): boolean {
  return syncs.some((sync) => sync.resource === 'people' && sync.total !== null);
}

export async function readAccess(db: MirrorDatabase, businessId: BusinessId): Promise<AccessRow[]> {
  return db.access
    .where('[businessId+personId]')
    .between(...within(businessId))
    .toArray();
}

export interface PersonTasks {
  personId: PersonId;
  /** As the account's own list of people has it; null: look among the business's people. */
  name: string | null;
  tasks: TaskMask;
}

/** What a person on an account is called: as the business's people have it, as the account has it, else their id. */
export function getPersonName(person: PersonRow | undefined, here: Omit<PersonTasks, 'tasks'>): string {
  return person?.name ?? here.name ?? here.personId;
}

/** Who may do what on an account, as far as the mirror knows; strongest first. */
export function getAccountPeople(access: readonly AccessRow[], accountId: AdAccountId): PersonTasks[] {
  const here: PersonTasks[] = [];
  // Asked for each row in sight at each key: no array for each of the people who aren't there.
  for (const row of access) {
    const tasks = getTasks(row, accountId);
    if (tasks !== 0) here.push({ personId: row.personId, name: row.name ?? null, tasks });
  }
  return here.sort((a, b) => b.tasks - a.tasks);
}

/** A business's runs, newest first. */
export async function readRuns(db: MirrorDatabase, businessId: BusinessId, limit: number): Promise<RunRow[]> {
  return db.runs
    .where('[businessId+createdAt]')
    .between(...within(businessId))
    .reverse()
    .limit(limit)
    .toArray();
}

/** What became of requests of all businesses, as far as it is known, newest first. */
export async function readAnswers(db: MirrorDatabase): Promise<NoticeRow[]> {
  return db.notices
    .filter((notice) => notice.kind !== 'claim-left')
    .reverse()
    .sortBy('at');
}

export async function readSteps(db: MirrorDatabase, runId: string): Promise<StepRow[]> {
  return db.steps
    .where('[runId+index]')
    .between(...within(runId))
    .toArray();
}

/** So many of a run's steps: those that failed, then the others, both in order. It may have thousands. */
export async function readTroubleFirst(db: MirrorDatabase, runId: string, limit: number): Promise<StepRow[]> {
  const failed = await db.steps.where('[runId+state]').equals([runId, 'failed']).limit(limit).toArray();
  const first = await db.steps
    .where('[runId+index]')
    .between(...within(runId))
    .limit(limit + failed.length)
    .toArray();
  return [...failed, ...first.filter(({ state }) => state !== 'failed')].slice(0, limit);
}

/** Names of those who are signed out while somebody else serves the business: what they began in it waits for them. */
export async function readAwaited(
  db: MirrorDatabase,
  businessId: BusinessId,
): Promise<Map<PrincipalId, string>> {
  const business = await db.businesses.get(businessId);
  const sessions = await db.sessions.toArray();
  const away = sessions.filter(({ id, state }) => state === 'signed-out' && id !== business?.principal);
  return new Map(away.map(({ id, name }) => [id, name]));
}

/** What a step is while it is on its way. */
export const openStates: readonly StepState[] = ['planned', 'sent', 'checking'];

/** The order in which steps were wanted. */
export function compareSteps(a: StepRow, b: StepRow): number {
  return a.createdAt - b.createdAt || (a.runId === b.runId ? a.index - b.index : a.runId < b.runId ? -1 : 1);
}

/** Whether a run goes on by itself: one that was paused, or waits for somebody to sign in, may never be done. */
export const isGoingOn = (run: RunRow | undefined): boolean =>
  run?.state === 'running' || run?.state === 'waiting';

/** A business's steps that are on their way. Few, or a bulk run's. */
export async function readOpenSteps(db: MirrorDatabase, businessId: BusinessId): Promise<StepRow[]> {
  return db.steps
    .where('[businessId+state]')
    .anyOf(openStates.map((state) => [businessId, state]))
    .limit(500)
    .toArray();
}

/** How many steps are on their way in all businesses, by what their runs have counted. */
export async function countOpenSteps(db: MirrorDatabase): Promise<number> {
  const runs = await db.runs.where('state').notEqual('ended').toArray();
  return runs.reduce((sum, { counts }) => sum + counts.planned + counts.sent + counts.checking, 0);
}

/** All steps on an account of a business that are in one of these states, in the order in which they were wanted. */
export async function readStepsOn(
  db: MirrorDatabase,
  { businessId, accountId }: Pick<StepRow, 'businessId' | 'accountId'>,
  states: readonly StepState[],
): Promise<StepRow[]> {
  const found = await db.steps
    .where('[businessId+accountId+state]')
    .anyOf(states.map((state) => [businessId, accountId, state]))
    .toArray();
  return found.sort(compareSteps);
}

/** Where several accounts are among all our businesses, in one pass over the pages; those that aren't are missing. */
export async function findAccountsAnywhere(
  db: MirrorDatabase,
  accountIds: readonly AdAccountId[],
): Promise<{ businessId: BusinessId; row: AdAccountRow }[]> {
  if (accountIds.length === 0) return [];
  const wanted = new Set(accountIds);
  const pages: ListPageRow[] = await db.listPages.toArray();
  return pages.flatMap(({ businessId, rows }) =>
    rows.filter((row) => wanted.has(row.id)).map((row) => ({ businessId, row })),
  );
}
