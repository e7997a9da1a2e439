// Background: those who stay when one of several people is forgotten, signed out, or has lost a business. They may have
// what that one served, and only Meta knows; where it can't be asked now, it is asked when the worker starts next, or is
// online again.

import { toProblem } from '@/utils/graph/errors.ts';
import type { BusinessId, PrincipalId } from '@/utils/ids.ts';
import { createLocks } from '@/utils/locks.ts';
import type { Problem } from '@/utils/problem.ts';
import { toMeetItem } from '@/utils/storage.ts';
import type { Engine } from './engine.ts';
import { holdAgain } from './hold-token.ts';

/** The list is changed by one after another: two at once would each write what it read before. */
const inTurn = createLocks();
const changeList = (change: () => Promise<void>): Promise<void> => inTurn('to meet', change);

/** Without a token there is nobody to ask for. Errors: as `holdAgain`; Facebook wants something of the person first. */
async function meet(engine: Engine, principal: PrincipalId): Promise<void> {
  const token = await engine.getToken(principal);
  if (token !== null) await holdAgain(engine, principal, token, 'taken');
}

/** What passes without a sign-in. After that, and after Try again, the person is asked for in any case. */
const isPassing = ({ remedy, kind }: Problem): boolean =>
  remedy === 'retry' || remedy === 'wait' || kind === 'storage';

/** Asks for those who are still to be asked for. */
export async function meetAgain(engine: Engine): Promise<void> {
  const epoch = engine.getEpoch();
  for (const principal of await toMeetItem.getValue()) {
    const problem = await meet(engine, principal).then(() => null, toProblem);
    // Somebody was forgotten meanwhile: all who stay are to be asked for after that, also who was just asked for.
    if (engine.getEpoch() !== epoch) return;
    if (problem && isPassing(problem)) continue;
    await changeList(async () => {
      if (engine.getEpoch() !== epoch) return;
      await toMeetItem.setValue((await toMeetItem.getValue()).filter((one) => one !== principal));
    });
  }
}

/**
 * Meta has refused a business's lists to whoever serves it: they may have lost it. Asked for then, it goes, or somebody
 * else takes it.
 */
export async function meetIfRefused(engine: Engine, businessId: BusinessId): Promise<void> {
  const problem = (await engine.db.syncs.get([businessId, 'owned']))?.problem;
  if (problem?.kind !== 'graph' || !['act', 'fix'].includes(problem.remedy)) return;
  const { principal } = await engine.getCall(businessId);
  await changeList(async () => {
    const others = (await toMeetItem.getValue()).filter((one) => one !== principal);
    await toMeetItem.setValue([...others, principal]);
  });
  await meetAgain(engine);
}

/** All who are held are to be asked for. */
export async function meetOthersAgain(engine: Engine): Promise<void> {
  await changeList(async () => toMeetItem.setValue(await engine.vault.getPrincipals()));
  await meetAgain(engine);
}
