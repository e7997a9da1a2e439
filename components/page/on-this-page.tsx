// Page: what the tab in front shows: its business and ad accounts, ours or not.

import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { i18n } from '#i18n';
import { Copyable } from '@/components/ui/copyable.tsx';
import { FoldTitle } from '@/components/ui/fold-title.tsx';
import { Name } from '@/components/ui/name.tsx';
import { useBusinesses } from '@/components/use-businesses.ts';
import { useFold } from '@/components/use-fold.ts';
import { type AdAccountId, type BusinessId, toActId } from '@/utils/ids.ts';
import type { BusinessRow } from '@/utils/mirror/schema.ts';
import { PageAccountCard } from './page-account-card.tsx';
import { PageFoundRow } from './page-found-row.tsx';
import { getTitle, PageLine } from './page-line.tsx';
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
  /** The account that is open beside it, which isn't shown a second time. */
  openedId?: AdAccountId | null;
  /** Folds to one line where there is little room for it. */
  isFoldable?: boolean;
}

type Asking = { act: 'claim' | 'remove'; accountId: AdAccountId };

/** The height (rem) at which all of it leaves the list five rows: a card is about 16 high, one to claim 5. */
function getRoom(ours: number, others: number): number {
  if (ours + others === 0) return 36;
  return (ours > 0 ? 32 : 34) + 16 * ours + 5 * others;
}

export function OnThisPage({
  businessId,
  onOpen,
  onShowBusiness,
  openedId = null,
  isFoldable = false,
}: OnThisPageProps): ReactNode {
  const page = usePageContext();
  const bodyId = useId();
  const gate = useWriteGate(businessId);
  const known = usePageAccounts(businessId, page?.context ?? null);
  const businesses = useBusinesses();
  const [asking, setAsking] = useState<Asking | null>(null);
  const accounts = known?.accounts ?? [];
  const ours = accounts.flatMap(({ row }) => (row && row.id !== openedId ? [row] : []));
  const others = accounts.filter(({ row }) => !row);
  const fold = useFold('page', getRoom(ours.length, others.length));
  if (!businesses) return null;

  const businessName = businesses.find((one) => one.id === businessId)?.name ?? businessId;
  const [first] = accounts;
  const isAllOpened = first !== undefined && ours.length + others.length === 0;
  const isFolded = isFoldable && page !== null && (isAllOpened || !fold.isOpen);
  const elsewhere = businesses.find((one) => one.id === first?.elsewhere);
  const none =
    known && !first ? <p className="on-page-quiet">{i18n.t(page ? 'page.none' : 'page.notMeta')}</p> : null;
  return (
    <section
      className="on-page"
      aria-label={i18n.t('page.title')}
      data-fold={!isFoldable || page === null ? undefined : isFolded ? 'folded' : 'open'}
      data-opened={isAllOpened || undefined}
    >
      <div className="on-page-line">
        <FoldTitle
          title={i18n.t('page.title')}
          fold={isFoldable && page !== null && !isAllOpened ? fold : null}
          controls={bodyId}
        />
        {isFolded && isAllOpened ? (
          <p className="page-line-where muted">
            <Name>{getTitle(first)}</Name>
          </p>
        ) : isFolded ? (
          <>
            <LineBusiness id={page.context.businessId} businesses={businesses} />
            {first ? (
              <PageLine
                account={first}
                more={accounts.length - 1}
                businessName={businessName}
                blocked={gate.reason}
                onOpen={() => onOpen(first.accountId)}
                onClaim={() => setAsking({ act: 'claim', accountId: first.accountId })}
                onWithdraw={() => setAsking({ act: 'remove', accountId: first.accountId })}
                onShow={elsewhere ? () => onShowBusiness(elsewhere.id) : null}
              />
            ) : (
              <div className="page-line-what">{none}</div>
            )}
          </>
        ) : null}
        {isFolded ? (
          // A line has room for names alone, and two things may have the same one.
          <span className="visually-hidden">
            {[page.context.businessId, ...accounts.map(({ accountId }) => toActId(accountId))]
              .filter((id) => id !== null)
              .join(', ')}
          </span>
        ) : null}
      </div>
      {isFolded ? null : (
        <div className="on-page-body" id={bodyId}>
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
                  businessName={businessName}
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
          {none}
        </div>
      )}
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

function LineBusiness({ id, businesses }: { id: string | null; businesses: BusinessRow[] }): ReactNode {
  if (id === null) return null;
  const name = businesses.find((business) => business.id === id)?.name;
  return (
    <p className="page-line-where muted">{name ? <Name>{name}</Name> : `${i18n.t('page.business')} ${id}`}</p>
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
