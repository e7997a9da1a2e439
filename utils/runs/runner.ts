// Runs: the scheduler. It takes runs that may go, moves their steps on, and stops when there is nothing to do now.
//
// The order is what makes it safe: a step is journalled as `sent` before its request leaves; one that is found `sent`
// when nobody is waiting for its answer (the worker was killed, the connection cut) is `checking`, and a check only
// reads. Only a step that was found not done is sent again. Steps on one account go one after another, in the order in
// which they were wanted.

import type { GraphClient } from '../graph/client.ts';
import { isDue, longestWaitMs } from '../is-due.ts';
import type { MirrorDatabase } from '../mirror/database.ts';
import type { Problem } from '../problem.ts';
import { wait } from '../wait.ts';
import { endRun, moveRun, readStepsIn } from './journal.ts';
import { getOperation } from './operations/index.ts';
import { createStepper, longestPauseMs } from './stepper.ts';
import type { RunRow, StepRow } from './types.ts';
import { createWave, type Wave } from './wave.ts';

export interface RunnerOptions {
  db: MirrorDatabase;
  graph: GraphClient;
  /** Called with the earliest time (ms) at which `wake` should be called again, if any run waits for a time. */
  onWait?: (at: number) => void;
  /** Called when a step is done or failed. */
  onStepEnd?: (run: RunRow, step: StepRow) => void;
  now?: () => number;
  pause?: (ms: number) => Promise<void>;
}

export interface Runner {
  /** Goes on with all runs that may. Resolves when nothing is left to do now. */
  wake(): Promise<void>;
}

/** Steps of a run on their way at once: what may travel together fills a batch, what goes alone doesn't crowd. */
const width = { together: 50, alone: 10 };
/**
 * So many that are still to be sent are looked at: a few that wait for another try don't hold up those after them. Where
 * all of these wait, it isn't theirs, and the run waits with them.
 */
const looked = 100;
/** Waits up to this long are waited here; longer ones are left to an alarm, which outlives the worker. */
const shortWaitMs = 10_000;
const shortestWaitMs = 200;

export function createRunner(options: RunnerOptions): Runner {
  const { db } = options;
  const now = options.now ?? Date.now;
  const pause = options.pause ?? wait;
  const stepper = createStepper({ db, graph: options.graph, now, hold });
  const driving = new Map<string, Promise<void>>();

  async function wake(): Promise<void> {
    await db.runs
      .where('state')
      .equals('waiting')
      .and((run) => isDue(run.resumeAt ?? 0, now()))
      .modify({ state: 'running', resumeAt: null, problem: null });
    // A worker that was killed may have left one that was held up with nothing more to do.
    const held = await db.runs.where('state').anyOf('paused', 'signed-out', 'waiting').primaryKeys();
    for (const runId of held) await endRun(db, runId);
    for (;;) {
      const runs = await db.runs.where('state').equals('running').sortBy('createdAt');
      if (runs.length === 0) break;
      await Promise.all(runs.map((run) => drive(run.id)));
    }
    const waiting = await db.runs.where('state').equals('waiting').toArray();
    const next = Math.min(...waiting.map((run) => run.resumeAt ?? Infinity));
    if (Number.isFinite(next)) options.onWait?.(next);
  }

  /** One driver a run; a second call joins the first. */
  function drive(runId: string): Promise<void> {
    const present = driving.get(runId);
    if (present) return present;
    const work = loop(runId).finally(() => driving.delete(runId));
    driving.set(runId, work);
    return work;
  }

  async function loop(runId: string): Promise<void> {
    for (;;) {
      const run = await db.runs.get(runId);
      if (run?.state !== 'running') {
        // What was on the wire when it was paused, or its person signed out, may have been the last of it.
        await endRun(db, runId);
        return;
      }
      await stepper.takeOverOrphans(runId);
      const open = [
        ...(await readStepsIn(db, runId, 'checking')),
        ...(await readStepsIn(db, runId, 'planned', looked)),
      ];
      const due = open.filter((step) => isStepDue(step, now())).slice(0, getWidth(run));
      const waitMs = Math.min(...open.map((step) => step.notBefore)) - now();
      if (open.length === 0) {
        // Another driver's steps may still be on their way.
        if (!(await endRun(db, runId))) await pause(shortestWaitMs);
      } else if (due.length > 0) {
        const wave = createWave();
        await settleAll(due.map((step) => advance(run, step, wave)));
      } else if (waitMs <= shortWaitMs) await pause(waitMs);
      else await hold(run, now() + waitMs, null);
    }
  }

  async function advance(run: RunRow, step: StepRow, wave: Wave): Promise<void> {
    const moved = await stepper.advance(run, step, wave);
    if (moved?.state === 'done' || moved?.state === 'failed') options.onStepEnd?.(run, moved);
  }

  /** Lets a run wait for a time; a pause by the person, meanwhile, is theirs to end. */
  function hold(run: RunRow, resumeAt: number, problem: Problem | null): Promise<void> {
    return moveRun(db, run.id, { state: 'waiting', resumeAt, problem });
  }

  return { wake };
}

const getWidth = ({ sample }: RunRow): number =>
  getOperation(sample.change).operation.isRepeatable ? width.together : width.alone;

const isStepDue = ({ notBefore, problem }: StepRow, now: number): boolean =>
  isDue(notBefore, now, problem?.remedy === 'wait' ? longestWaitMs : longestPauseMs);

/** All of them to their end, then the first failure: nobody is left behind on the way. */
async function settleAll(work: Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(work);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
