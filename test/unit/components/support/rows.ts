// Component tests: rows of the mirror, runs and steps as a small agency has them.

import { foldText } from '../../../../utils/fold-text.ts';
import type { AdAccountId, BusinessId, PersonId, PrincipalId } from '../../../../utils/ids.ts';
import { packTasks } from '../../../../utils/mirror/access-tasks.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import type {
  AccessRow,
  AdAccountRow,
  BusinessRow,
  NoticeRow,
  SessionRow,
} from '../../../../utils/mirror/schema.ts';
import { writeList } from '../../../../utils/mirror/write-list.ts';
import type { PlannedChange, RunRow, StepRow } from '../../../../utils/runs/types.ts';
import type { TaskMask } from '../../../../utils/tasks.ts';

export const northwind = '1020304050607' as BusinessId;
export const hanok = '7060504030201' as BusinessId;
export const dana = '5551234567' as PrincipalId;
export const bikeWorks = '1029384756' as AdAccountId;
export const stranger = '4455667788' as AdAccountId;
export const jonas = '900000001' as PersonId;

export function createSession(known: Partial<SessionRow> = {}): SessionRow {
  return {
    id: dana,
    name: 'Dana Northwind',
    kind: 'user',
    appId: null,
    granted: ['business_management', 'ads_management', 'ads_read'],
    missing: [],
    expiresAt: null,
    dataAccessExpiresAt: null,
    state: 'connected',
    problem: null,
    connectedAt: 1,
    ...known,
  };
}

export function createBusiness(known: Partial<BusinessRow> = {}): BusinessRow {
  return {
    id: northwind,
    name: 'Northwind Media',
    principal: dana,
    role: 'ADMIN',
    myPersonId: null,
    order: 0,
    verificationStatus: null,
    ...known,
  };
}

export function createAccount(known: Partial<AdAccountRow> = {}): AdAccountRow {
  const name = known.name ?? 'Berlin Bike Works';
  return {
    id: bikeWorks,
    name,
    folded: foldText(name),
    list: 'owned',
    relation: 'OWNER',
    access: 'CONFIRMED',
    status: 1,
    disableReason: 0,
    currency: 'EUR',
    timezoneName: 'Europe/Berlin',
    permitted: 7,
    requestId: null,
    askedAt: null,
    ...known,
  };
}

/** An answer to a claim. */
export function createNotice(known: Partial<NoticeRow> = {}): NoticeRow {
  const { businessId = northwind, accountId = bikeWorks } = known;
  return {
    id: `${businessId} ${accountId}`,
    businessId,
    accountId,
    accountName: 'Berlin Bike Works',
    kind: 'claim-accepted',
    relation: 'OWNER',
    askedAt: 1,
    at: 1,
    ...known,
  };
}

export function createPlanned(known: Partial<PlannedChange> = {}): PlannedChange {
  return {
    change: { operation: 'set-tasks', input: { accountId: bikeWorks, personId: jonas, tasks: 3 } },
    businessId: northwind,
    businessName: 'Northwind Media',
    accountId: bikeWorks,
    accountName: 'Berlin Bike Works',
    personId: jonas,
    personName: 'Jonas Meier',
    before: 1,
    after: 3,
    friction: 'none',
    guards: [],
    refusal: null,
    ...known,
  };
}

export function createClaim(known: Partial<PlannedChange> = {}): PlannedChange {
  const accountId = known.accountId ?? stranger;
  return createPlanned({
    change: { operation: 'claim-ad-account', input: { accountId } },
    accountId,
    accountName: null,
    personId: null,
    personName: null,
    before: null,
    after: null,
    friction: 'deliberate',
    guards: ['one-way'],
    ...known,
  });
}

export function createRun(known: Partial<RunRow> = {}): RunRow {
  const sample = known.sample ?? createPlanned();
  return {
    id: 'run-1',
    businessId: northwind,
    businessName: 'Northwind Media',
    principal: dana,
    operation: sample.change.operation,
    sample,
    scope: { accounts: 1, people: 1 },
    state: 'ended',
    createdAt: Date.now(),
    endedAt: Date.now(),
    resumeAt: null,
    problem: null,
    counts: { planned: 0, sent: 0, checking: 0, done: 1, failed: 0 },
    undoOf: null,
    undoneBy: null,
    undo: 'possible',
    ...known,
  };
}

export function createStep(known: Partial<StepRow> = {}): StepRow {
  return {
    runId: 'run-1',
    index: 0,
    businessId: northwind,
    accountId: bikeWorks,
    createdAt: 1,
    planned: createPlanned(),
    state: 'done',
    sends: 1,
    checks: 0,
    failures: 0,
    notBefore: 0,
    evidence: null,
    outcome: null,
    problem: null,
    sentAt: 1,
    endedAt: 1,
    takesBack: null,
    isTakenBack: false,
    ...known,
  };
}

/** What a person may do, by account, and all they may do. */
export function createAccess({
  tasks,
  ...known
}: Partial<AccessRow> & { tasks: Record<string, TaskMask> }): AccessRow {
  return {
    businessId: northwind,
    personId: jonas,
    ...packTasks(new Map(Object.entries(tasks) as [AdAccountId, TaskMask][])),
    complete: true,
    readAt: 1,
    ...known,
  };
}

/** A mirror with one business of one person and nothing else. */
export async function fillMirror({
  businesses = [createBusiness()],
  sessions = [createSession()],
  accounts = [] as AdAccountRow[],
} = {}): Promise<void> {
  const db = getMirror();
  await Promise.all(db.tables.map((table) => table.clear()));
  await db.businesses.bulkPut(businesses);
  await db.sessions.bulkPut(sessions);
  for (const list of ['owned', 'shared', 'pending'] as const) {
    const rows = accounts.filter((account) => account.list === list);
    await writeList(db, northwind, list, rows);
    await db.syncs.put({
      businessId: northwind,
      resource: list,
      state: 'complete',
      total: rows.length,
      loaded: rows.length,
      startedAt: 1,
      completedAt: 1,
      problem: null,
    });
  }
}
