// Background: what was wished for just before everything was forgotten.

import { expect, test } from 'vitest';
import { createEngine } from '../../../entrypoints/background/engine.ts';
import { createChangeHandlers } from '../../../entrypoints/background/handle-changes.ts';
import { toProblem } from '../../../utils/graph/errors.ts';
import { fillMirror, northwind, stranger } from '../components/support/rows.ts';

test('a wish that is still being planned leaves nothing behind', async () => {
  await fillMirror();
  const { db } = createEngine();
  const disconnect = async (): Promise<void> => {
    await Promise.all(db.tables.map((table) => table.clear()));
  };
  const { apply } = createChangeHandlers({
    db,
    getToken: async () => {
      await disconnect();
      return 'EAAGheld';
    },
    wakeRunner: () => undefined,
  });
  const problem = await apply({
    businessId: northwind,
    changes: [{ operation: 'claim-ad-account', input: { accountId: stranger } }],
    acknowledged: ['one-way'],
    tabId: null,
  }).then(() => null, toProblem);
  expect(problem).toMatchObject({ reason: 'unknown-business' });
  for (const table of db.tables) expect(await table.count(), table.name).toBe(0);
});
