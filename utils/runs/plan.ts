// Runs: from what the person wants to what would happen. Reads the mirror, sends nothing.

import * as v from 'valibot';
import type { MirrorDatabase } from '../mirror/database.ts';
import type { BusinessRow } from '../mirror/schema.ts';
import type { PlanContext } from './operation.ts';
import { getOperation } from './operations/index.ts';
import { createPlanReader } from './plan-reader.ts';
import type { Change, Guard, PlannedChange, StepRow } from './types.ts';
import { readUndone, type Undo } from './undo.ts';

/** What the person may do is Meta's to say; that there is such a business in the mirror is ours. */
export async function planChanges(
  db: MirrorDatabase,
  business: BusinessRow,
  changes: readonly Change[],
  undo: Undo | null = null,
): Promise<PlannedChange[]> {
  const context = { db, business, reader: createPlanReader(db, business.id) };
  const undone = undo ? await readUndone(db, undo) : [];
  return Promise.all(changes.map((change, index) => planChange(context, change, undone[index])));
}

async function planChange(
  context: PlanContext,
  change: Change,
  undone: StepRow | undefined,
): Promise<PlannedChange> {
  const { operation, input } = getOperation(change);
  const { id: businessId, name: businessName } = context.business;
  const details = await operation.plan(context, input, undone);
  // What was known by name when it was done is called so when it is taken back, though the mirror has it no more.
  const accountName = details.accountName ?? undone?.planned.accountName ?? null;
  const personName = details.personName ?? undone?.planned.personName ?? null;
  const names = { accountName, personName };
  return { ...details, ...names, change, businessId, businessName, friction: operation.friction };
}

/** A change from outside, with its input parsed by its own operation; null for anything else. */
export function parseChange(value: unknown, names: readonly string[]): Change | null {
  if (typeof value !== 'object' || value === null || !('operation' in value) || !('input' in value))
    return null;
  const { operation: name, input } = value;
  if (typeof name !== 'string' || !names.includes(name)) return null;
  const { operation } = getOperation({ operation: name, input } as Change); // The name was checked one line above.
  const parsed = v.safeParse(operation.schema, input);
  return parsed.success ? ({ operation: name, input: parsed.output } as Change) : null;
}

/** The guards of a plan that weren't acknowledged, each once. */
export function getOpenGuards(planned: readonly PlannedChange[], acknowledged: readonly Guard[]): Guard[] {
  const all = new Set(planned.flatMap((one) => (one.refusal ? [] : one.guards)));
  return [...all].filter((guard) => !acknowledged.includes(guard));
}
