// Claim: the business that it is for, before and after.

import type { ReactNode } from 'react';
import type { BusinessId } from '@/utils/ids.ts';

interface ClaimForProps {
  /** What stands before its name. */
  words: string;
  businessId: BusinessId;
  businessName: string;
}

export function ClaimFor({ words, businessId, businessName }: ClaimForProps): ReactNode {
  return (
    <p className="claim-for">
      {words}{' '}
      <b>
        <bdi dir="auto">{businessName}</bdi>
      </b>{' '}
      <span className="num muted">({businessId})</span>
    </p>
  );
}
