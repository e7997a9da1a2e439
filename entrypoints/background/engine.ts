// Background: puts vault, client, mirror and runner together, once a worker's life.

import type { ListCall } from '@/utils/graph/ad-accounts.ts';
import { createGraphClient, type GraphClient } from '@/utils/graph/client.ts';
import { createUnknownBusinessError, GraphError, toProblem } from '@/utils/graph/errors.ts';
import { createGovernor } from '@/utils/graph/governor.ts';
import type { BusinessId, PrincipalId } from '@/utils/ids.ts';
import { createLocks } from '@/utils/locks.ts';
import type { MirrorDatabase } from '@/utils/mirror/database.ts';
import { getMirror } from '@/utils/mirror/database.ts';
import type { NoticeRow } from '@/utils/mirror/schema.ts';
import { syncAccount } from '@/utils/mirror/sync/sync-account.ts';
import { syncPending } from '@/utils/mirror/sync/sync-accounts.ts';
import { syncBusiness } from '@/utils/mirror/sync/sync-business.ts';
import { isCheckpoint, type Problem } from '@/utils/problem.ts';
import { reapplySteps } from '@/utils/runs/reapply.ts';
import { createRunner, type Runner } from '@/utils/runs/runner.ts';
import { settleLeft } from '@/utils/runs/settle-left.ts';
import type { RunRow, StepRow } from '@/utils/runs/types.ts';
import { dropBusinesses } from '@/utils/session/drop-businesses.ts';
import { signOut } from '@/utils/session/sign-out.ts';
import { createTokenVault, type TokenVault } from '@/utils/session/token-vault.ts';
import { blockedItem, troubleItem } from '@/utils/storage.ts';
import { stayAwake } from './stay-awake.ts';

export interface Engine {
  db: MirrorDatabase;
  vault: TokenVault;
  graph: GraphClient;
  /** Null where there is none. Errors: Facebook wants something of the person first. */
  getToken: (principal: PrincipalId) => Promise<string | null>;
  /** Somebody came: who may be asked for is looked up anew. */
  lookAtSessions: () => void;
  /** Meta refused somebody's token. */
  signOut: (principal: PrincipalId, token: string, problem: Problem) => Promise<void>;
  /** For a token that nobody is known to hold yet. */
  createCandidateClient: (token: string) => GraphClient;
  runner: Runner;
  /** Goes on with runs; failures of the journal's own storage are tried again by the alarm. */
  wakeRunner: () => void;
  /** A read of a business, by whoever serves it. Errors: an unknown business, whatever the read throws. */
  read: (businessId: BusinessId, work: (call: ListCall) => Promise<unknown>) => Promise<void>;
  /** Reads a whole business again. A second call while one is under way joins it, or with `anew` comes after it. */
  refresh: (businessId: BusinessId, options?: { anew: boolean }) => Promise<void>;
  /** Reads only what waits for an answer. */
  lookAtPending: (businessId: BusinessId) => Promise<void>;
  /** Who reads a business, by whose token. Errors: an unknown business. */
  getCall: (businessId: BusinessId) => Promise<ListCall>;
  /** Changes when everything was cut off: what began before must not be written after. */
  getEpoch: () => number;
  /** Cuts off what is under way and resolves when nothing writes into the mirror any more. */
  settle: () => Promise<void>;
  /** Whoever wants to know. */
  listeners: {
    onNotices: ((notices: NoticeRow[]) => void)[];
    onWait: ((at: number) => void)[];
    /** Whoever served a business doesn't any more: others may have it. */
    onVacant: (() => void)[];
  };
}

export function createEngine(): Engine {
  const db = getMirror();
  const vault = createTokenVault();
  const listeners: Engine['listeners'] = { onNotices: [], onWait: [], onVacant: [] };
  const governor = createGovernor({ onBlocked: (blocked) => void blockedItem.setValue(blocked) });
  const restored = blockedItem.getValue().then((blocked) => governor.restore(blocked));
  const refreshing = new Map<BusinessId, Promise<void>>();
  const inTurn = createLocks();
  let epoch = 0;
  const atWork = new Set<Promise<void>>();
  const track = (work: Promise<void>): Promise<void> => {
    atWork.add(work);
    return stayAwake(work).finally(() => atWork.delete(work));
  };

  /** What was to be written couldn't be: the surfaces hear of it another way. */
  const tellTrouble = (what: string, error: unknown): void => {
    const problem = toProblem(error);
    console.warn(`Claimdesk: ${what}`, problem);
    if (problem.kind === 'storage') void troubleItem.setValue(problem);
  };

  /** Of whom Facebook wants something first. Read once, and again when somebody came or went: it is asked at each request. */
  let checkpoints: Promise<Map<PrincipalId, Problem>> | undefined;
  const readCheckpoints = async (): Promise<Map<PrincipalId, Problem>> => {
    const sessions = await db.sessions.toArray();
    return new Map(sessions.flatMap(({ id, problem }) => (isCheckpoint(problem) ? [[id, problem]] : [])));
  };
  const lookAtSessions = (): void => {
    const reading = readCheckpoints();
    checkpoints = reading;
    reading.catch(() => {
      if (checkpoints === reading) checkpoints = undefined;
    });
  };

  const signOutNow: Engine['signOut'] = async (principal, token, problem) => {
    const isNews = await signOut({ db, vault, principal, token, problem });
    lookAtSessions();
    if (isNews) for (const listen of listeners.onVacant) listen();
  };
  const getToken: Engine['getToken'] = async (principal) => {
    await restored;
    if (!checkpoints) lookAtSessions();
    const problem = (await checkpoints)?.get(principal);
    // It is held, and Facebook is left alone until the person says that it is done.
    if (problem) throw new GraphError(problem, { isUnclear: false });
    return vault.get(principal);
  };
  const graph = createGraphClient({
    governor,
    onRefused: (...refused) => void signOutNow(...refused),
    getToken,
  });
  const runner = createRunner({
    db,
    graph,
    onStepEnd: (run, step) => void readAfter(run, step),
    onWait: (at) => {
      for (const listen of listeners.onWait) listen(at);
    },
  });

  async function getCall(businessId: BusinessId): Promise<ListCall> {
    const business = await db.businesses.get(businessId);
    if (!business) throw createUnknownBusinessError();
    return { graph, principal: business.principal, businessId };
  }

  const tell = (notices: NoticeRow[]): void => {
    if (notices.length > 0) for (const listen of listeners.onNotices) listen(notices);
  };

  const dropIfGone = async (businessId: BusinessId): Promise<void> => {
    if (!(await db.businesses.get(businessId))) await dropBusinesses(db, [businessId]);
  };

  /**
   * A read of a business; what was done here while it went on is written again afterwards. If the business went meanwhile,
   * so does what the read has written since.
   */
  async function readOnce(businessId: BusinessId, read: (call: ListCall) => Promise<unknown>): Promise<void> {
    const call = await getCall(businessId);
    const since = Date.now();
    try {
      await read(call);
    } finally {
      if (await db.businesses.get(businessId)) await reapplySteps(db, businessId, since);
      else await db.transaction('rw', db.tables, () => dropIfGone(businessId));
    }
  }

  const read: Engine['read'] = (businessId, work) => track(readOnce(businessId, work));

  /**
   * Reads lists, the pending one among them. When that is read, `settle` finds out what became of requests that left it,
   * and tells.
   */
  const readLists = (
    businessId: BusinessId,
    work: (call: ListCall, settle: () => Promise<void>) => Promise<unknown>,
  ): Promise<void> =>
    inTurn(`lists ${businessId}`, () =>
      read(businessId, (call) => work(call, async () => tell(await settleLeft(db, call)))),
    ).then(
      () => troubleItem.removeValue(),
      (error: unknown) => tellTrouble('a read', error),
    );

  function refresh(businessId: BusinessId, { anew } = { anew: false }): Promise<void> {
    const present = refreshing.get(businessId);
    if (present) {
      if (!anew) return present;
      const since = epoch;
      return present.then(() => (epoch === since ? refresh(businessId) : undefined));
    }
    const work = readLists(businessId, (call, settle) => syncBusiness(db, call, settle)).finally(() =>
      refreshing.delete(businessId),
    );
    refreshing.set(businessId, work);
    return work;
  }

  /** What a claim or a new account left unsaid (status, people) is read once it is done. */
  async function readAfter(run: RunRow, step: StepRow): Promise<void> {
    const accountId = step.outcome?.accountId ?? step.planned.accountId;
    const isOurs = step.outcome?.access === 'CONFIRMED' || step.outcome?.accountId !== undefined;
    if (step.state !== 'done' || !accountId || !isOurs) return;
    // What can't be read now is read when the account is opened.
    await read(run.businessId, (call) => syncAccount(db, call, accountId)).catch(() => undefined);
  }

  return {
    db,
    vault,
    graph,
    getToken,
    lookAtSessions,
    signOut: signOutNow,
    runner,
    read,
    refresh,
    getCall,
    listeners,
    settle: async () => {
      epoch += 1;
      graph.abort();
      // One that waited for another begins when that ends.
      while (atWork.size > 0) await Promise.allSettled(atWork);
    },
    createCandidateClient: (token) => createGraphClient({ governor, getToken: async () => token }),
    wakeRunner: () => {
      stayAwake(runner.wake()).catch((error: unknown) => tellTrouble('runs wait', error));
    },
    lookAtPending: (businessId) =>
      readLists(businessId, (call, settle) => syncPending(db, call).then(settle)),
    getEpoch: () => epoch,
  };
}
