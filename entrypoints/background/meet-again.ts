// Background: those who stay when one of several people is forgotten. They may have the businesses that went with that
// one, and only Meta knows; where it can't be asked now, it is asked when the worker starts next, or is online again.

import { toProblem } from '@/utils/graph/errors.ts';
import { toMeetItem } from '@/utils/storage.ts';
import type { Engine } from './engine.ts';
import { holdToken } from './hold-token.ts';

/** Asks for those who are still to be asked for. */
export async function meetAgain(engine: Engine): Promise<void> {
  for (const principal of await toMeetItem.getValue()) {
    const token = await engine.vault.get(principal);
    const problem = token === null ? null : await holdToken(engine, token).then(() => null, toProblem);
    // What doesn't pass by itself is told at their next sign-in.
    if (problem?.remedy === 'retry' || problem?.remedy === 'wait') continue;
    await toMeetItem.setValue((await toMeetItem.getValue()).filter((one) => one !== principal));
  }
}

/** All who are held are to be asked for. */
export async function meetOthersAgain(engine: Engine): Promise<void> {
  await toMeetItem.setValue(await engine.vault.getPrincipals());
  await meetAgain(engine);
}
