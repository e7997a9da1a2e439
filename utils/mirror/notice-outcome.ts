// Mirror: what the answer to a request means for the business.

import type { NoticeRow } from './schema.ts';

/** A claim makes an account the business's own; a request for access only shares it. */
export function getNoticeOutcome({
  kind,
  relation,
}: Pick<NoticeRow, 'kind' | 'relation'>): 'accepted' | 'gone' | 'shared' | 'unshared' {
  if (relation === 'AGENCY') return kind === 'claim-accepted' ? 'shared' : 'unshared';
  return kind === 'claim-accepted' ? 'accepted' : 'gone';
}
