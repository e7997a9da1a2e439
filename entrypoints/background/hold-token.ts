// Background: a token that came, or that is tried again: who it speaks for is asked, it is held, and put to use.

import type { Connected } from '@/utils/commands.ts';
import { createLocalError, createSignedOutError, toProblem } from '@/utils/graph/errors.ts';
import type { BusinessId, PrincipalId } from '@/utils/ids.ts';
import { type Change, type Introduction, introduce, writeIntroduction } from '@/utils/session/connect.ts';
import { resumeRuns } from '@/utils/session/sign-out.ts';
import type { Engine } from './engine.ts';
import { clearNotices } from './notices.ts';
import { stayAwake } from './stay-awake.ts';

/** Businesses that are read when someone connects for the first time; others when they are shown. */
const readAtOnce = 3;

/** The first one is looked at: the others leave it the connection and the worker's time. */
async function readInTurn(
  engine: Engine,
  businessIds: readonly BusinessId[],
  takenOver: readonly BusinessId[],
): Promise<void> {
  const epoch = engine.getEpoch();
  for (const businessId of businessIds) {
    if (engine.getEpoch() !== epoch) return;
    // What is under way for somebody else is by a token that has ended.
    await engine.refresh(businessId, { anew: takenOver.includes(businessId) });
  }
}

/** The popup that asked for it may be closed by now, and nobody waits for the answer then. */
const ask = (engine: Engine, token: string): Promise<Introduction> =>
  stayAwake(introduce(engine.createCandidateClient(token), token));

/**
 * Who was introduced is read for, and their work goes on. `taken`: only what they serve from now on; else also what they
 * served before, because they come back.
 */
async function putToUse(
  engine: Engine,
  { session, businesses }: Introduction,
  { taken, takenOver, lost }: Change,
  reads: 'all' | 'taken',
): Promise<void> {
  const { db } = engine;
  engine.lookAtSessions();
  if (lost.length > 0) for (const listen of engine.listeners.onVacant) listen();
  const ids = reads === 'taken' ? taken : businesses.map((business) => business.id);
  const known = new Set((await db.syncs.toArray()).map((sync) => sync.businessId));
  const shown = ids.filter((id) => known.has(id));
  void readInTurn(engine, shown.length > 0 ? shown : ids.slice(0, readAtOnce), takenOver);
  await resumeRuns(db, session.id);
  engine.wakeRunner();
  // What went takes along what was told of it.
  clearNotices(db).catch((error: unknown) => console.warn('Claimdesk: notices', error));
}

/** Errors: Meta's, where it doesn't take the token; no connection; no room; `disconnected`. Then it isn't held. */
export async function holdToken(engine: Engine, token: string): Promise<Connected> {
  const { db, vault } = engine;
  const epoch = engine.getEpoch();
  // What it fails by is told when the token is to be held.
  vault.prepare().catch(() => undefined);
  const introduction = await ask(engine, token);
  const { session } = introduction;
  const isCutOff = (): boolean => engine.getEpoch() !== epoch;
  // Disconnect, meanwhile, meant this one too.
  if (isCutOff()) throw createLocalError('disconnected');
  const before = await vault.get(session.id);
  await vault.hold(session.id, token);
  if (isCutOff()) {
    await vault.forget(session.id, token);
    throw createLocalError('disconnected');
  }
  let change: Change;
  try {
    change = await writeIntroduction(db, introduction);
  } catch (error) {
    // No room: it was told to have failed, so it must not stay where nobody sees it.
    if (before === null || isCutOff()) await vault.forget(session.id, token);
    else await vault.hold(session.id, before);
    throw error;
  }
  await putToUse(engine, introduction, change, 'all');
  return { principal: session.id, name: session.name };
}

/**
 * For the token that is held already. It isn't put there again: a newer one of the same person may come meanwhile, and
 * stays. Errors: Meta's, where it doesn't take the token any more, and then the person is signed out; no connection; no
 * room; `disconnected`, `no-token`.
 */
export async function holdAgain(
  engine: Engine,
  principal: PrincipalId,
  token: string,
  reads: 'all' | 'taken',
): Promise<Connected> {
  const { db, vault } = engine;
  const epoch = engine.getEpoch();
  let introduction: Introduction;
  try {
    introduction = await ask(engine, token);
  } catch (error) {
    const problem = toProblem(error);
    // By now it may have ended for good, or Facebook wants something first.
    if (problem.remedy === 'sign-in') await engine.signOut(principal, token, problem);
    throw error;
  }
  const present = await vault.get(principal);
  if (engine.getEpoch() !== epoch) throw createLocalError('disconnected');
  if (present === null) throw createSignedOutError();
  // What the newer one opens is written by whoever brought it.
  if (present === token) {
    await putToUse(engine, introduction, await writeIntroduction(db, introduction), reads);
  }
  return { principal, name: introduction.session.name };
}
