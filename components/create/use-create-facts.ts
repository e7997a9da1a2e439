// Create: what the form has to know of the business.

import { useMirror } from '@/components/use-mirror.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { readFirstPage, readRuns } from '@/utils/mirror/queries.ts';
import type { CreditRow } from '@/utils/mirror/schema.ts';

/** As many of a business's runs are looked through for accounts that were created. */
const runsSeen = 10_000;

export interface CreateFacts {
  businessName: string;
  /** Null: not read yet. */
  creditLines: CreditRow['lines'] | null;
  /** Accounts that were created from here: at least so many of the five. */
  created: number;
  /** Currencies of accounts that the business has, the commonest first. */
  currencies: string[];
}

export function useCreateFacts(businessId: BusinessId): CreateFacts | undefined {
  return useMirror(
    async (db) => {
      const [business, credit, runs, accounts] = await Promise.all([
        db.businesses.get(businessId),
        db.credit.get(businessId),
        readRuns(db, businessId, runsSeen),
        readFirstPage(db, businessId, 'owned'),
      ]);
      const counts = new Map<string, number>();
      for (const { currency } of accounts) {
        if (currency !== null) counts.set(currency, (counts.get(currency) ?? 0) + 1);
      }
      return {
        businessName: business?.name ?? businessId,
        creditLines: credit?.lines ?? null,
        created: runs
          .filter((run) => run.operation === 'create-ad-account')
          .reduce((sum, run) => sum + run.counts.done, 0),
        currencies: [...counts].sort(([, a], [, b]) => b - a).map(([code]) => code),
      };
    },
    [businessId],
  );
}
