// accounts: an account opened that isn't in the business any more, and how that came.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { type Left, readLeft } from '@/components/runs/read-left.ts';
import { Copyable } from '@/components/ui/copyable.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { useMirror } from '@/components/use-mirror.ts';
import { type AdAccountId, type BusinessId, toActId } from '@/utils/ids.ts';

export interface AccountGoneProps {
  businessId: BusinessId;
  accountId: AdAccountId;
}

const texts = {
  withdrawn: 'accounts.goneWithdrawn',
  'given-up': 'accounts.goneGivenUp',
  answered: 'accounts.goneAnswered',
  declined: 'accounts.goneDeclined',
  elsewhere: 'accounts.goneText',
} as const satisfies Record<Left, string>;

export function AccountGone({ businessId, accountId }: AccountGoneProps): ReactNode {
  const left = useMirror((db) => readLeft(db, businessId, accountId), [businessId, accountId]);
  return (
    <EmptyState title={i18n.t('accounts.goneTitle')}>
      {left && <p>{i18n.t(texts[left])}</p>}
      <p>
        <Copyable text={toActId(accountId)} />
      </p>
    </EmptyState>
  );
}
