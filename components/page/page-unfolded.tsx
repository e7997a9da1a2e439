// Page: "On this page" unfolded: its business, a card for each account of ours, a row for each other one.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Copyable } from '@/components/ui/copyable.tsx';
import type { AdAccountId } from '@/utils/ids.ts';
import type { AdAccountRow } from '@/utils/mirror/schema.ts';
import { PageAccountCard } from './page-account-card.tsx';
import { PageFoundRow } from './page-found-row.tsx';
import type { PageShown } from './page-shown.ts';

interface PageUnfoldedProps {
  id: string;
  shown: PageShown;
  /** The rows of those that get a card. */
  ours: readonly AdAccountRow[];
  /** Whether "not there" is certain. */
  isComplete: boolean;
  onAgain: (accountId: AdAccountId) => void;
  /** What is said where there is no account. */
  none: ReactNode;
}

export function PageUnfolded({ id, shown, ours, isComplete, onAgain, none }: PageUnfoldedProps): ReactNode {
  const { businessId, businessName, businesses, accounts, blocked, acts } = shown;
  const others = accounts.filter(({ row }) => !row);
  return (
    <div className="on-page-body" id={id}>
      <PageBusiness shown={shown} />
      {ours.map((row) => (
        <PageAccountCard
          key={row.id}
          businessId={businessId}
          row={row}
          blocked={blocked}
          onOpen={() => acts.open(row.id)}
          onWithdraw={() => acts.withdraw(row.id)}
        />
      ))}
      {others.length > 0 ? (
        <ul className="on-page-others">
          {others.map((account) => (
            <PageFoundRow
              key={account.accountId}
              account={account}
              businessName={businessName}
              elsewhere={businesses.find((one) => one.id === account.elsewhere)}
              isComplete={isComplete}
              blocked={blocked}
              onAgain={() => onAgain(account.accountId)}
              onClaim={() => acts.claim(account.accountId)}
              onShowBusiness={acts.showBusiness}
            />
          ))}
        </ul>
      ) : null}
      {none}
    </div>
  );
}

function PageBusiness({ shown: { pageBusinessId: id, businesses } }: { shown: PageShown }): ReactNode {
  if (id === null) return null;
  const name = businesses.find((business) => business.id === id)?.name;
  return (
    <p className="on-page-business">
      {name ? <bdi dir="auto">{name}</bdi> : <span>{i18n.t('page.business')}</span>}{' '}
      <span className="muted">
        <Copyable text={id} />
      </span>
      {name ? null : <span className="muted on-page-note">{i18n.t('page.businessNotOurs')}</span>}
    </p>
  );
}
