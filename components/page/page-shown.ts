// Page: what "On this page" shows, folded or not, and what can be done with it.

import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import type { BusinessRow } from '@/utils/mirror/schema.ts';
import type { PageAccount } from './use-page-accounts.ts';

export interface PageShown {
  /** The business shown beside the page. */
  businessId: BusinessId;
  businessName: string;
  /** Every one that is connected. */
  businesses: readonly BusinessRow[];
  /** The page's own, by its digits; it may be none of ours. */
  pageBusinessId: string | null;
  accounts: readonly PageAccount[];
  /** Why nothing may be changed at the moment, or null. */
  blocked: string | null;
  acts: PageActs;
}

export interface PageActs {
  open: (accountId: AdAccountId) => void;
  claim: (accountId: AdAccountId) => void;
  /** Asks before a pending request is withdrawn. */
  withdraw: (accountId: AdAccountId) => void;
  showBusiness: (businessId: BusinessId) => void;
}
