// Page: accounts that the mirror doesn't have, looked up at Meta while they are on screen.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { FoundAccount, Result } from '@/utils/commands.ts';
import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import { sendCommand } from '@/utils/send-command.ts';

export interface FoundAccounts {
  /** What is known, by account; missing while it is being looked up. */
  found: Partial<Record<AdAccountId, Result<FoundAccount>>>;
  /** Looks one up again (after a failure). */
  again: (accountId: AdAccountId) => void;
}

/** Each id is looked up once per business, with the business's token. */
export function useFoundAccounts(businessId: BusinessId, accountIds: readonly AdAccountId[]): FoundAccounts {
  const [answers, setAnswers] = useState<{ businessId: BusinessId; found: FoundAccounts['found'] }>({
    businessId,
    found: {},
  });
  const asked = useRef(new Set<string>());
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  const look = useCallback(
    async (accountId: AdAccountId): Promise<void> => {
      const result = await sendCommand('find-account', { businessId, accountId });
      if (isGone.current) return;
      setAnswers((before) => ({
        businessId,
        found: { ...(before.businessId === businessId ? before.found : {}), [accountId]: result },
      }));
    },
    [businessId],
  );

  const key = accountIds.join();
  useEffect(() => {
    for (const accountId of key === '' ? [] : (key.split(',') as AdAccountId[])) {
      const asking = `${businessId}/${accountId}`;
      if (asked.current.has(asking)) continue;
      asked.current.add(asking);
      void look(accountId);
    }
  }, [key, businessId, look]);

  return {
    found: answers.businessId === businessId ? answers.found : {},
    again: (accountId) => {
      setAnswers((before) => ({ ...before, found: { ...before.found, [accountId]: undefined } }));
      void look(accountId);
    },
  };
}
