// Runs: what planning reads of the mirror, once for a whole plan. A plan may have thousands of changes.

import { getAccountName } from '../account-name.ts';
import type { AdAccountId, BusinessId, PersonId } from '../ids.ts';
import type { MirrorDatabase } from '../mirror/database.ts';
import {
  getAccountPeople,
  isGoingOn,
  openStates,
  type PersonTasks,
  readAccess,
  readList,
  readPeople,
  readStepsOn,
} from '../mirror/queries.ts';
import { type AdAccountRow, listNames, type PersonRow } from '../mirror/schema.ts';
import type { PlannedChange } from './types.ts';

export interface PlanReader {
  /** An account's rows in the business: none, one, or two (shared with us, and asked to be owned). */
  getRows: (accountId: AdAccountId) => Promise<AdAccountRow[]>;
  /** What an account that isn't in the business is called, if another of ours has it. */
  findName: (accountId: AdAccountId) => Promise<string | null>;
  getAccountPeople: (accountId: AdAccountId) => Promise<PersonTasks[]>;
  getPeople: () => Promise<Map<PersonId, PersonRow>>;
  /** What goes on by itself for an account, in its order: what is so now won't be for long. */
  getOnItsWay: (accountId: AdAccountId) => Promise<PlannedChange[]>;
}

export function createPlanReader(db: MirrorDatabase, businessId: BusinessId): PlanReader {
  const getAllRows = once(async () => {
    const lists = await Promise.all(listNames.map((list) => readList(db, businessId, list)));
    return Map.groupBy(lists.flat(), (row) => row.id);
  });
  const getNames = once(async () => {
    const pages = await db.listPages.toArray();
    const named = pages.flatMap(({ rows }) => rows).map((row) => [row.id, getAccountName(row)] as const);
    return new Map(named.filter(([, name]) => name !== null));
  });
  const getAccess = once(() => readAccess(db, businessId));
  const isAnyOpen = once(async () => {
    const keys = openStates.map((state) => [businessId, state]);
    return (await db.steps.where('[businessId+state]').anyOf(keys).limit(1).count()) > 0;
  });
  return {
    getRows: async (accountId) => (await getAllRows()).get(accountId) ?? [],
    findName: async (accountId) => (await getNames()).get(accountId) ?? null,
    getAccountPeople: async (accountId) => getAccountPeople(await getAccess(), accountId),
    getOnItsWay: async (accountId) => {
      if (!(await isAnyOpen())) return [];
      const steps = await readStepsOn(db, { businessId, accountId }, openStates);
      const runs = await db.runs.bulkGet(steps.map(({ runId }) => runId));
      return steps.flatMap(({ planned }, at) => (isGoingOn(runs[at]) ? [planned] : []));
    },
    getPeople: once(async () => new Map((await readPeople(db, businessId)).map((row) => [row.id, row]))),
  };
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let reading: Promise<Value> | undefined;
  return () => {
    reading ??= read();
    return reading;
  };
}
