// accounts: giving an account up, or why that can't be done.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { useView } from '@/components/view-store.ts';
import type { AdAccountRow, BusinessRow } from '@/utils/mirror/schema.ts';

export interface AccountRemovalProps {
  business: BusinessRow;
  rows: readonly AdAccountRow[];
}

/** Meta: a pending request or an agency's access can be given up; what is owned and confirmed can't. */
export function AccountRemoval({ business, rows }: AccountRemovalProps): ReactNode {
  const pending = rows.find((row) => row.access === 'PENDING');
  const agency = rows.find((row) => row.relation === 'AGENCY');
  const removable = pending ?? agency;
  if (!removable) {
    return <p className="muted">{i18n.t('accounts.cantRemove', { business: business.name })}</p>;
  }
  return (
    <p>
      <Button
        variant="danger"
        onClick={() => useView.getState().openDialog({ kind: 'remove', accountId: removable.id })}
      >
        {i18n.t(pending ? 'accounts.withdraw' : 'accounts.remove')}
      </Button>
    </p>
  );
}
