// Page: "On this page" folded: beside its title one line with what matters most, and everything's ids for those who hear it.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Name } from '@/components/ui/name.tsx';
import { toActId } from '@/utils/ids.ts';
import { getTitle, PageLine } from './page-line.tsx';
import type { PageShown } from './page-shown.ts';

interface PageFoldedProps {
  shown: PageShown;
  /** All of it is open beside it: its name is enough. */
  isAllOpened: boolean;
  /** What is said where there is no account. */
  none: ReactNode;
}

export function PageFolded({ shown, isAllOpened, none }: PageFoldedProps): ReactNode {
  const { pageBusinessId, accounts } = shown;
  const [first] = accounts;
  return (
    <>
      {first && isAllOpened ? (
        <p className="page-line-where muted">
          <Name>{getTitle(first)}</Name>
        </p>
      ) : (
        <>
          <LineBusiness shown={shown} />
          {first ? <FirstAccount shown={shown} /> : <div className="page-line-what">{none}</div>}
        </>
      )}
      {/* A line has room for names alone, and two things may have the same one. */}
      <span className="visually-hidden">
        {[pageBusinessId, ...accounts.map(({ accountId }) => toActId(accountId))]
          .filter((id) => id !== null)
          .join(', ')}
      </span>
    </>
  );
}

function LineBusiness({ shown: { pageBusinessId: id, businesses } }: { shown: PageShown }): ReactNode {
  if (id === null) return null;
  const name = businesses.find((business) => business.id === id)?.name;
  return (
    <p className="page-line-where muted">{name ? <Name>{name}</Name> : `${i18n.t('page.business')} ${id}`}</p>
  );
}

function FirstAccount({ shown }: { shown: PageShown }): ReactNode {
  const { accounts, businesses, businessName, blocked, acts } = shown;
  const [first] = accounts;
  if (!first) return null;
  const { accountId } = first;
  return (
    <PageLine
      account={first}
      more={accounts.length - 1}
      businessName={businessName}
      blocked={blocked}
      onOpen={() => acts.open(accountId)}
      onClaim={() => acts.claim(accountId)}
      onWithdraw={() => acts.withdraw(accountId)}
      elsewhere={businesses.find((one) => one.id === first.elsewhere)}
      onShow={acts.showBusiness}
    />
  );
}
