// Background: commands that change something. All of them end in a run.

import type { Applied } from '@/utils/commands.ts';
import { createLocalError, createSignedOutError, createUnknownBusinessError } from '@/utils/graph/errors.ts';
import type { BusinessId } from '@/utils/ids.ts';
import type { BusinessRow } from '@/utils/mirror/schema.ts';
import { createRun, moveRun, retryFailed } from '@/utils/runs/journal.ts';
import { getOpenGuards, planChanges } from '@/utils/runs/plan.ts';
import { stopRun } from '@/utils/runs/stop-run.ts';
import type { Change, Guard, PlannedChange, RunRow } from '@/utils/runs/types.ts';
import { getInverses, type Undo } from '@/utils/runs/undo.ts';
import { pageContextsItem, picksItem } from '@/utils/storage.ts';
import type { Engine } from './engine.ts';
import type { Handlers } from './handlers.ts';
import { keepPick } from './page-contexts.ts';

type Names =
  | 'plan'
  | 'apply'
  | 'pause-run'
  | 'resume-run'
  | 'stop-run'
  | 'retry-run'
  | 'dismiss-run'
  | 'undo-run'
  | 'pick-business';

interface Wish {
  businessId: BusinessId;
  changes: Change[];
  acknowledged: readonly Guard[];
  tabId: number | null;
  undo: Undo | null;
}

export function createChangeHandlers(
  engine: Pick<Engine, 'db' | 'getToken' | 'wakeRunner'>,
): Pick<Handlers, Names> {
  const { db } = engine;

  async function getBusiness(businessId: BusinessId): Promise<BusinessRow> {
    const business = await db.businesses.get(businessId);
    if (!business) throw createUnknownBusinessError();
    return business;
  }

  async function getRun(runId: string): Promise<RunRow> {
    const run = await db.runs.get(runId);
    if (!run) throw createLocalError('unknown-run');
    return run;
  }

  /** What is about to be sent for this run is for the business that the person means. */
  async function checkBusiness(runId: string, tabId: number | null): Promise<void> {
    const { businessId } = await getRun(runId);
    if (await isOtherBusiness(tabId, businessId)) throw createLocalError('other-business');
  }

  async function apply({ businessId, changes, acknowledged, tabId, undo }: Wish): Promise<Applied> {
    const business = await getBusiness(businessId);
    if ((await engine.getToken(business.principal)) === null) throw createSignedOutError();
    const plan = await planChanges(db, business, changes, undo);
    const planned = undo ? plan.map(asInverse) : plan;
    const possible = planned.filter((one) => one.refusal === null);
    const guards = getOpenGuards(planned, acknowledged);
    if (await isOtherBusiness(tabId, businessId)) guards.unshift('other-business');
    if (possible.length === 0 || guards.length > 0)
      return { outcome: 'needs', guards: possible.length === 0 ? [] : guards, planned };
    // What is left out of an undo is told with it: the person asked for the whole, and saw no plan of it.
    const runId = await createRun(db, business, undo ? planned : possible, undo);
    engine.wakeRunner();
    return { outcome: 'running', runId };
  }

  return {
    async plan({ businessId, changes }) {
      return planChanges(db, await getBusiness(businessId), changes);
    },

    apply: (input) => apply({ ...input, undo: null }),

    async 'undo-run'({ runId, acknowledged, tabId }) {
      const run = await getRun(runId);
      const inverses = await getInverses(db, runId);
      if (run.undo !== 'possible' || inverses.length === 0) throw createLocalError('nothing-to-undo');
      // Undo is the explicit act that a removal asks for.
      return apply({
        businessId: run.businessId,
        changes: inverses.map(({ change }) => change),
        acknowledged: [...acknowledged, 'removal'],
        tabId,
        undo: { runId, indexes: inverses.map(({ index }) => index) },
      });
    },

    async 'pause-run'({ runId }) {
      await moveRun(db, runId, { state: 'paused', resumeAt: null });
      return null;
    },

    async 'resume-run'({ runId, tabId }) {
      await checkBusiness(runId, tabId);
      const change = { state: 'running', resumeAt: null, problem: null } as const;
      await moveRun(db, runId, change, ({ state }) => state === 'paused' || state === 'waiting');
      engine.wakeRunner();
      return null;
    },

    async 'stop-run'({ runId }) {
      await stopRun(db, runId);
      engine.wakeRunner();
      return null;
    },

    async 'retry-run'({ runId, tabId }) {
      await checkBusiness(runId, tabId);
      await retryFailed(db, runId);
      engine.wakeRunner();
      return null;
    },

    async 'dismiss-run'({ runId }) {
      await db.runs
        .where('id')
        .equals(runId)
        .modify((run) => {
          // One that was tried again meanwhile hasn't ended as it was read.
          if (run.endedAt !== null) run.dismissedEnd = run.endedAt;
        });
      return null;
    },

    async 'pick-business'({ tabId, businessId }) {
      await keepPick(tabId, businessId);
      return null;
    },
  };
}

/** What the mirror takes for so already is looked at, not refused: then it has been taken back. */
const asInverse = (planned: PlannedChange): PlannedChange =>
  planned.refusal === 'no-change' ? { ...planned, refusal: null } : planned;

/** The page in front shows another business, and nobody has said yet which of the two is meant. */
async function isOtherBusiness(tabId: number | null, businessId: BusinessId): Promise<boolean> {
  if (tabId === null) return false;
  const shown = (await pageContextsItem.getValue())[tabId]?.businessId;
  if (!shown || shown === businessId) return false;
  return (await picksItem.getValue())[`${tabId}:${shown}`] !== businessId;
}
