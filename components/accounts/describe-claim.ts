// accounts: what one can do about ids that no list has.

import { i18n } from '#i18n';
import { formatNumber } from '@/components/ui/format.ts';
import { type AdAccountId, toActId } from '@/utils/ids.ts';

/** Ids as long as they can be read at a glance, else how many. */
export const describeClaim = (ids: readonly AdAccountId[]): string =>
  ids.length > 2
    ? i18n.t('accounts.claimMany', { n: formatNumber(ids.length) })
    : i18n.t('accounts.claim', { id: ids.map(toActId).join(', ') });
