// Create: what the form has to know of the business.

import { useMirror } from '@/components/use-mirror.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { readFirstRows, readRuns } from '@/utils/mirror/queries.ts';
import type { CreditRow } from '@/utils/mirror/schema.ts';
import type { Problem } from '@/utils/problem.ts';

/** As many of a business's runs are looked through for accounts that were created. */
const runsSeen = 10_000;

export interface CreateFacts {
  businessName: string;
  /** Null: not read yet, or Meta didn't tell. */
  creditLines: CreditRow['lines'] | null;
  /** Why they couldn't be read, where none were ever. It takes a finance right. */
  creditProblem: Problem | null;
  /** Accounts that were created from here: at least so many of the five. */
  created: number;
  /** Currencies of accounts that the business has, the commonest first. */
  currencies: string[];
}

export function useCreateFacts(businessId: BusinessId): CreateFacts | undefined {
  return useMirror(
    async (db) => {
      const [business, credit, creditSync, runs, accounts] = await Promise.all([
        db.businesses.get(businessId),
        db.credit.get(businessId),
        db.syncs.get([businessId, 'credit']),
        readRuns(db, businessId, runsSeen),
        readFirstRows(db, businessId, 'owned'),
      ]);
      const counts = new Map<string, number>();
      for (const { currency } of accounts) {
        if (currency !== null) counts.set(currency, (counts.get(currency) ?? 0) + 1);
      }
      return {
        businessName: business?.name ?? businessId,
        creditLines: credit?.lines ?? null,
        creditProblem: creditSync?.state === 'failed' ? creditSync.problem : null,
        created: runs
          .filter((run) => run.operation === 'create-ad-account')
          .reduce((sum, run) => sum + run.counts.done, 0),
        currencies: [...counts].sort(([, a], [, b]) => b - a).map(([code]) => code),
      };
    },
    [businessId],
  );
}
