// claim: the dialog for ids that somebody typed or pasted.

import type { OpenDialog } from '@/components/view.ts';
import { mostOffered } from '@/utils/claim-offer.ts';
import type { AdAccountId } from '@/utils/ids.ts';

/** For as many as can be looked at one by one; how many more there were, it says. None: it asks for them. */
export const createClaimDialog = (accountIds: readonly AdAccountId[]): OpenDialog => ({
  kind: 'claim',
  accountIds: accountIds.slice(0, mostOffered),
  leftOut: Math.max(0, accountIds.length - mostOffered),
});
