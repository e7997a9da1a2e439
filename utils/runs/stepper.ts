// Runs: moves one step on. Sends what is planned, looks at what is in doubt, and decides what a failure means.

import type { GraphClient } from '../graph/client.ts';
import { GraphError, toProblem } from '../graph/errors.ts';
import { createLocks } from '../locks.ts';
import type { MirrorDatabase } from '../mirror/database.ts';
import { createLocalProblem, type Problem } from '../problem.ts';
import { findOlderRun, isSuperseded, makeDurable, moveRun, moveStep, readStepsIn } from './journal.ts';
import type { OperationContext } from './operation.ts';
import { getOperation } from './operations/index.ts';
import type { RunRow, StepRow } from './types.ts';
import type { Member, Wave } from './wave.ts';

export interface StepperOptions {
  db: MirrorDatabase;
  graph: GraphClient;
  now: () => number;
  /** Lets the whole run wait: a limit, no connection, no room. */
  hold: (run: RunRow, resumeAt: number, problem: Problem | null) => Promise<void>;
}

export interface Stepper {
  /** Steps found `sent` whose answer nobody waits for are in doubt. */
  takeOverOrphans(runId: string): Promise<void>;
  /** Answers the step as it is afterwards, or null if it is for later. */
  advance(run: RunRow, step: StepRow, wave: Wave): Promise<StepRow | null>;
}

const mostSends = 5;
const mostFailures = 8;
/** While an older step on the same account is in doubt. */
const queueMs = 500;
/** No step is put off for longer, but where Meta says until when. */
export const longestPauseMs = 60_000;

export function createStepper({ db, graph, now, hold }: StepperOptions): Stepper {
  /** Steps whose answer this very worker waits for. */
  const inFlight = new Set<string>();
  const inTurn = createLocks();
  const keyOf = (step: StepRow): string => `${step.runId} ${step.index}`;
  const getContext = ({ businessId, principal }: RunRow): OperationContext => ({
    db,
    graph,
    businessId,
    principal,
  });
  const fail = (step: StepRow, problem: Problem | null): Promise<StepRow | null> =>
    moveStep(db, step, { state: 'failed', problem });
  const stop = (step: StepRow, reason: string): Promise<StepRow | null> =>
    fail(step, createLocalProblem(reason));

  async function takeOverOrphans(runId: string): Promise<void> {
    for (const step of await readStepsIn(db, runId, 'sent')) {
      if (!inFlight.has(keyOf(step))) await moveStep(db, step, { state: 'checking', notBefore: 0 });
    }
  }

  function advance(run: RunRow, step: StepRow, wave: Wave): Promise<StepRow | null> {
    const object = `${step.businessId} ${step.accountId}`;
    return inTurn(object, async () => {
      if (step.state !== 'planned') return look(run, step);
      // Not sooner: one that waits for its turn must not be waited for.
      const member = wave.join();
      try {
        return await send(run, step, member);
      } finally {
        member.leave();
      }
    });
  }

  /** Reads what has to be known just before, and sends. For the first time, or again after it was found not done. */
  async function send(run: RunRow, step: StepRow, member?: Member): Promise<StepRow | null> {
    // Whoever paused it meanwhile, or whatever holds it up, comes first.
    const present = await db.runs.get(run.id);
    if (present?.isStopped) return stop(step, 'stopped');
    if (present?.state !== 'running') return null;
    const older = await findOlderRun(db, step);
    if (older) return queueBehind(step, older);
    if (await isSuperseded(db, step)) return stop(step, 'superseded');
    const { operation, input } = getOperation(step.planned.change);
    try {
      if (!operation.isRepeatable) await graph.prepareOneShot(run.principal, step.sends > 0);
      await member?.meet();
      const found = await operation.prepare(getContext(run), input, step);
      if ('stop' in found) return await stop(step, found.stop);
      const { evidence } = found;
      if ('already' in found)
        return await moveStep(db, step, { state: 'done', evidence, outcome: found.already });
      return await transmit(run, step, evidence, member);
    } catch (error) {
      return settleFailedRead(run, step, error);
    }
  }

  function queueBehind(step: StepRow, older: RunRow): Promise<StepRow | null> {
    const { problem } = older;
    const resumeAt = older.state === 'waiting' ? (older.resumeAt ?? 0) : 0;
    const notBefore = Math.max(now() + queueMs, Math.min(resumeAt, now() + longestPauseMs));
    return moveStep(db, step, { state: step.state, notBefore, problem });
  }

  /** Journals, then sends. */
  async function transmit(
    run: RunRow,
    step: StepRow,
    evidence: unknown,
    member?: Member,
  ): Promise<StepRow | null> {
    const { operation, input } = getOperation(step.planned.change);
    const sends = step.sends + 1;
    const journalled = await moveStep(db, step, { state: 'sent', evidence, sends, checks: 0, sentAt: now() });
    if (!journalled) return null;
    inFlight.add(keyOf(step));
    try {
      // Forgotten, it would be sent again; where that is too much, it costs an fsync.
      if (operation.isRepeatable) await member?.meet();
      else if (!(await isOnDisk(run, step, journalled))) return null;
      const answer = await graph.send({
        ...operation.getRequest(input, run.businessId),
        principal: run.principal,
        buckets: [run.businessId],
        isBatchable: operation.isRepeatable,
        isOneShot: !operation.isRepeatable,
      });
      const outcome = operation.parseAnswer(answer, input);
      return await moveStep(db, journalled, { state: 'done', outcome, problem: null, failures: 0 });
    } catch (error) {
      return await settleFailedSend(run, journalled, error);
    } finally {
      inFlight.delete(keyOf(step));
    }
  }

  /** Whether it may be sent. Where the disk has no room for it, it is as it was before, and its run waits. */
  async function isOnDisk(run: RunRow, before: StepRow, journalled: StepRow): Promise<boolean> {
    try {
      return await makeDurable(db, journalled);
    } catch (error) {
      await hold(run, now() + getPause(before.failures + 2), toProblem(error));
      await moveStep(db, journalled, { ...before, failures: before.failures + 1 });
      return false;
    }
  }

  /** The request was answered by a failure, or not at all. */
  async function settleFailedSend(run: RunRow, step: StepRow, error: unknown): Promise<StepRow | null> {
    const problem = toProblem(error);
    const lookLater = (cause: Problem): Promise<StepRow | null> =>
      moveStep(db, step, { state: 'checking', notBefore: now() + getPause(step.sends), problem: cause });
    // Only Graph's own clear "no" is known not to have been done. Our own failures, storage's among them, aren't.
    if (!(error instanceof GraphError) || error.isUnclear) return lookLater(problem);
    const { operation, input } = getOperation(step.planned.change);
    if (problem.remedy === 'wait' || problem.remedy === 'sign-in') return waitFor(run, step, problem);
    if (problem.remedy === 'retry' && operation.isRepeatable && step.sends < mostSends)
      return lookLater(problem);
    // A refusal may mean that an earlier sending was done: one in doubt, or one that the browser repeated by itself.
    if (step.sends > 1 || (operation.wantsState && problem.remedy === 'fix')) {
      try {
        const found = await operation.check(getContext(run), input, step);
        if (found.state === 'done')
          return await moveStep(db, step, { state: 'done', outcome: found.outcome, problem: null });
      } catch (cause) {
        return lookLater(toProblem(cause));
      }
    }
    return fail(step, problem);
  }

  async function look(run: RunRow, step: StepRow): Promise<StepRow | null> {
    const { operation, input } = getOperation(step.planned.change);
    try {
      const found = await operation.check(getContext(run), input, step);
      if (found.state === 'done') {
        return await moveStep(db, step, {
          state: 'done',
          outcome: found.outcome,
          problem: null,
          failures: 0,
        });
      }
    } catch (error) {
      return settleFailedRead(run, step, error);
    }
    const pause = operation.looks[step.checks];
    if (pause !== undefined) {
      const checks = step.checks + 1;
      return moveStep(db, step, { state: 'checking', checks, failures: 0, notBefore: now() + pause });
    }
    if (step.sends >= mostSends) return fail(step, step.problem);
    return send(run, step);
  }

  /** A read failed, before sending or while looking. Nothing was changed by it. */
  async function settleFailedRead(run: RunRow, step: StepRow, error: unknown): Promise<StepRow | null> {
    const problem = toProblem(error);
    const failures = step.failures + 1;
    if (problem.remedy === 'wait' || problem.remedy === 'sign-in') return waitFor(run, step, problem);
    // Without a connection, or room to write, nothing fails: it waits for as long as it takes.
    if (problem.kind === 'network' || problem.kind === 'storage') {
      await hold(run, now() + getPause(failures + 2), problem);
      return moveStep(db, step, { state: step.state, failures, problem });
    }
    if (problem.remedy === 'retry' && failures <= mostFailures) {
      return moveStep(db, step, {
        state: step.state,
        failures,
        notBefore: now() + getPause(failures),
        problem,
      });
    }
    return fail(
      step,
      step.state === 'checking' ? { ...problem, kind: 'local', reason: 'in-doubt' } : problem,
    );
  }

  /**
   * The step has to wait, for a time or for a person, and its run with it; only a limit of the step's own account is
   * nobody else's. What was refused for that wasn't done, unless an earlier sending of it is still in doubt.
   */
  async function waitFor(run: RunRow, step: StepRow, problem: Problem): Promise<StepRow | null> {
    let { notBefore } = step;
    if (problem.remedy === 'wait') {
      notBefore = problem.retryAt ?? now() + longestPauseMs;
      const shared = graph.getBlock([run.businessId]);
      if (shared > 0) await hold(run, shared, problem);
    } else {
      await waitForPerson(run, problem);
    }
    if (step.state !== 'sent') return moveStep(db, step, { state: step.state, notBefore, problem });
    if (step.sends > 1) return moveStep(db, step, { state: 'checking', notBefore, problem });
    return moveStep(db, step, { state: 'planned', sends: 0, evidence: null, notBefore, problem });
  }

  async function waitForPerson(run: RunRow, problem: Problem): Promise<void> {
    const session = await db.sessions.get(run.principal);
    // The answer was to an older token: whoever it was is back already.
    const isLate = session?.state === 'connected' && problem.reason !== 'no-token';
    if (isLate) return hold(run, now() + 1_000, null);
    await moveRun(db, run.id, { state: 'signed-out', problem, resumeAt: null });
  }

  return { takeOverOrphans, advance };
}

/** Growing pauses: 0.5 s, 1 s, 2 s, … one minute. */
function getPause(times: number): number {
  return Math.min(longestPauseMs, 250 * 2 ** times);
}
