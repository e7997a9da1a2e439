// Page: what the tab in front shows: its business and ad accounts, ours or not.

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { i18n } from '#i18n';
import { Copyable } from '@/components/ui/copyable.tsx';
import { useMirror } from '@/components/use-mirror.ts';
import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import type { BusinessRow } from '@/utils/mirror/schema.ts';
import { PageAccountCard } from './page-account-card.tsx';
import { PageFoundRow } from './page-found-row.tsx';
import { usePageAccounts } from './use-page-accounts.ts';
import { usePageContext } from './use-page-context.ts';
import { useWriteGate } from './use-write-gate.ts';
import './on-this-page.css';

const ClaimDialog = lazy(async () => ({
  default: (await import('@/components/claim/claim-dialog.tsx')).ClaimDialog,
}));
const RemoveDialog = lazy(async () => ({
  default: (await import('@/components/remove/remove-dialog.tsx')).RemoveDialog,
}));

interface OnThisPageProps {
  businessId: BusinessId;
  onOpen: (accountId: AdAccountId) => void;
  /** The account is in another of the person's businesses: show it there. */
  onShowBusiness: (businessId: BusinessId) => void;
}

type Asking = { act: 'claim' | 'remove'; accountId: AdAccountId };

export function OnThisPage({ businessId, onOpen, onShowBusiness }: OnThisPageProps): ReactNode {
  const page = usePageContext();
  const gate = useWriteGate(businessId);
  const known = usePageAccounts(businessId, page?.context ?? null);
  const businesses = useMirror((db) => db.businesses.toArray(), []);
  const [asking, setAsking] = useState<Asking | null>(null);
  if (!businesses) return null;

  const business = businesses.find((one) => one.id === businessId);
  const accounts = known?.accounts ?? [];
  const ours = accounts.flatMap(({ row }) => (row ? [row] : []));
  const others = accounts.filter(({ row }) => !row);
  return (
    <section className="on-page" aria-label={i18n.t('page.title')}>
      <h2 className="section-title">{i18n.t('page.title')}</h2>
      {page ? <PageBusiness id={page.context.businessId} businesses={businesses} /> : null}
      {ours.map((row) => (
        <PageAccountCard
          key={row.id}
          businessId={businessId}
          row={row}
          blocked={gate.reason}
          onOpen={() => onOpen(row.id)}
          onWithdraw={() => setAsking({ act: 'remove', accountId: row.id })}
        />
      ))}
      {others.length > 0 ? (
        <ul className="on-page-others">
          {others.map((account) => (
            <PageFoundRow
              key={account.accountId}
              account={account}
              businessName={business?.name ?? businessId}
              elsewhere={businesses.find((one) => one.id === account.elsewhere)}
              isComplete={known?.isComplete ?? false}
              blocked={gate.reason}
              onAgain={() => known?.again(account.accountId)}
              onClaim={() => setAsking({ act: 'claim', accountId: account.accountId })}
              onShowBusiness={onShowBusiness}
            />
          ))}
        </ul>
      ) : null}
      {known && accounts.length === 0 ? (
        <p className="on-page-quiet">{i18n.t(page ? 'page.none' : 'page.notMeta')}</p>
      ) : null}
      <Suspense fallback={null}>
        {asking?.act === 'claim' ? (
          <ClaimDialog
            businessId={businessId}
            accountIds={[asking.accountId]}
            onClose={() => setAsking(null)}
          />
        ) : null}
        {asking?.act === 'remove' ? (
          <RemoveDialog
            businessId={businessId}
            accountId={asking.accountId}
            onClose={() => setAsking(null)}
          />
        ) : null}
      </Suspense>
    </section>
  );
}

function PageBusiness({ id, businesses }: { id: string | null; businesses: BusinessRow[] }): ReactNode {
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
