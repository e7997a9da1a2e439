// Claim: what claiming these accounts would do: names, refusals that are known beforehand, whose they are.

import { useEffect, useState } from 'react';
import { useFoundAccounts } from '@/components/page/use-found-accounts.ts';
import type { FoundAccount, Result } from '@/utils/commands.ts';
import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import type { Problem } from '@/utils/problem.ts';
import type { Change, PlannedChange } from '@/utils/runs/types.ts';
import { sendCommand } from '@/utils/send-command.ts';

export interface Claimable {
  accountId: AdAccountId;
  planned: PlannedChange;
  /** As we know it or as Meta tells; null while unknown. */
  name: string | null;
  found: Result<FoundAccount> | undefined;
}

export type ClaimPlan = { problem: Problem } | { businessName: string; claimables: Claimable[] };

/** With the names that were looked up: the mirror, from which they are planned, has none of others' accounts. */
export function createClaims(claimables: readonly Pick<Claimable, 'accountId' | 'name'>[]): Change[] {
  return claimables.map(({ accountId, name }) => ({
    operation: 'claim-ad-account',
    input: name ? { accountId, accountName: name } : { accountId },
  }));
}

/** Whether Meta is asked what it is: neither its name nor a refusal is known here. */
export const isUnknown = ({ accountName, refusal }: PlannedChange): boolean =>
  accountName === null && refusal === null;

/** Undefined while it is being planned. */
export function useClaimPlan(
  businessId: BusinessId,
  accountIds: readonly AdAccountId[],
): ClaimPlan | undefined {
  const key = accountIds.join();
  const [answer, setAnswer] = useState<{ key: string; result: Result<PlannedChange[]> }>();
  useEffect(() => {
    if (key === '') return;
    let isGone = false;
    const ids = key.split(',') as AdAccountId[];
    const changes = createClaims(ids.map((accountId) => ({ accountId, name: null })));
    sendCommand('plan', { businessId, changes }).then((result) => {
      if (!isGone) setAnswer({ key, result });
    });
    return () => {
      isGone = true;
    };
  }, [businessId, key]);

  const planned = answer?.key === key && answer.result.ok ? answer.result.value : [];
  const unnamed = planned.flatMap((one) => (one.accountId !== null && isUnknown(one) ? [one.accountId] : []));
  const { found } = useFoundAccounts(businessId, unnamed);
  if (answer?.key !== key) return undefined;
  if (!answer.result.ok) return { problem: answer.result.problem };
  return {
    businessName: planned[0]?.businessName ?? businessId,
    claimables: planned.flatMap((one) => {
      if (one.accountId === null) return [];
      const known = found[one.accountId];
      const name = one.accountName ?? (known?.ok ? known.value.name : null);
      return [{ accountId: one.accountId, planned: one, name, found: known }];
    }),
  };
}
