// Page: the accounts of the page in front, each as what it is to the business shown.

import { useMirror } from '@/components/use-mirror.ts';
import { getAccountName } from '@/utils/account-name.ts';
import type { FoundAccount, Result } from '@/utils/commands.ts';
import type { PageContext } from '@/utils/context/page-context-message.ts';
import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import { areListsKnown, findAccountsAnywhere, readSyncs } from '@/utils/mirror/queries.ts';
import type { AdAccountRow } from '@/utils/mirror/schema.ts';
import { useFoundAccounts } from './use-found-accounts.ts';

export interface PageAccount {
  accountId: AdAccountId;
  /** As any of our businesses knows it, else as Meta tells it; null: not known. */
  name: string | null;
  /** Its row in the business shown, if it is there. */
  row: AdAccountRow | null;
  /** Another of our businesses that has it. */
  elsewhere: BusinessId | null;
  /** What Meta says, where we don't have it; undefined while it is being looked up. */
  found: Result<FoundAccount> | undefined;
}

export interface PageAccounts {
  accounts: PageAccount[];
  /** False: a list of the business was never read to its end, so "not there" isn't certain. */
  isComplete: boolean;
  again: (accountId: AdAccountId) => void;
}

const noIds: AdAccountId[] = [];

/** Undefined until the mirror was read. A page's hint counts once it is known to be an ad account. */
export function usePageAccounts(
  businessId: BusinessId,
  context: PageContext | null,
): PageAccounts | undefined {
  // Ids are digits: `parsePageContextMessage` let nothing else through.
  const named = (context?.adAccountIds ?? noIds) as AdAccountId[];
  const hint = (context?.hint ?? null) as AdAccountId | null;
  const ids = hint === null || named.includes(hint) ? named : [...named, hint];
  const key = ids.join();

  const known = useMirror(
    async (db) => {
      const asked = key === '' ? [] : (key.split(',') as AdAccountId[]);
      const [places, syncs] = await Promise.all([findAccountsAnywhere(db, asked), readSyncs(db, businessId)]);
      return { key, businessId, places, isComplete: areListsKnown(syncs) };
    },
    [key, businessId],
  );
  const isCurrent = known?.key === key && known.businessId === businessId;
  const places = isCurrent ? known.places : [];

  const unknown = isCurrent ? ids.filter((id) => !places.some((place) => place.row.id === id)) : noIds;
  const { found, again } = useFoundAccounts(businessId, unknown);
  if (!isCurrent) return undefined;

  const accounts = ids.map((accountId): PageAccount => {
    const theirs = places.filter((place) => place.row.id === accountId);
    // Shared and asked to be owned at once: what it is comes before what it may become.
    const rows = theirs.filter((place) => place.businessId === businessId).map((place) => place.row);
    const row = rows.find((one) => one.access === 'CONFIRMED') ?? rows[0] ?? null;
    const answer = found[accountId];
    const [mirrored] = row ? [row] : theirs.map((place) => place.row);
    const name = mirrored ? getAccountName(mirrored) : answer?.ok ? answer.value.name : null;
    return { accountId, name, row, elsewhere: theirs[0]?.businessId ?? null, found: answer };
  });
  const isReal = ({ accountId, elsewhere, found: answer }: PageAccount): boolean =>
    accountId !== hint ||
    named.includes(hint) ||
    elsewhere !== null ||
    (answer?.ok === true && answer.value.visible);
  return { accounts: accounts.filter(isReal), isComplete: known.isComplete, again };
}
