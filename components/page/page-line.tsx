// Page: "On this page" in one line: the first account, and the one thing that is mostly done with it.

import { type ReactNode, useId } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { Name } from '@/components/ui/name.tsx';
import { type BusinessId, toActId } from '@/utils/ids.ts';
import type { BusinessRow } from '@/utils/mirror/schema.ts';
import { listTones } from './list-tones.ts';
import type { PageAccount } from './use-page-accounts.ts';

export interface PageLineProps {
  account: PageAccount;
  /** How many others the page shows. */
  more: number;
  businessName: string;
  /** Why nothing may be changed at the moment, or null. */
  blocked: string | null;
  onOpen: () => void;
  onClaim: () => void;
  onWithdraw: () => void;
  /** Another of the person's businesses that has it. */
  elsewhere: BusinessRow | undefined;
  onShow: (businessId: BusinessId) => void;
}

/** What was asked for without being visible is known by its id alone. */
export const getTitle = ({ accountId, name }: PageAccount): string => name ?? toActId(accountId);

export function PageLine(props: PageLineProps): ReactNode {
  const { account, more, businessName, elsewhere, onShow } = props;
  const nameId = useId();
  const { row } = account;
  return (
    <>
      <div className="page-line-what">
        <span id={nameId} className="page-line-name">
          <Name>{getTitle(account)}</Name>
        </span>
        {row && <Chip tone={listTones[row.list]}>{i18n.t(`page.${row.list}`)}</Chip>}
        {!row && !elsewhere && (
          <bdi className="page-line-note muted">{i18n.t('page.notIn', { name: businessName })}</bdi>
        )}
        {!row && elsewhere && (
          <button
            type="button"
            className="page-line-note page-line-show"
            title={i18n.t('page.inOther', { name: elsewhere.name, id: elsewhere.id })}
            onClick={() => onShow(elsewhere.id)}
          >
            <bdi>{i18n.t('page.showIn', { name: elsewhere.name })}</bdi>
          </button>
        )}
        {more > 0 ? (
          <span className="page-line-more muted">{i18n.t('page.more', { n: formatNumber(more) })}</span>
        ) : null}
      </div>
      <div className="page-line-act">
        <Act {...props} nameId={nameId} />
      </div>
    </>
  );
}

function Act(props: PageLineProps & { nameId: string }): ReactNode {
  const { account, blocked, nameId, elsewhere } = props;
  const told = { 'aria-describedby': nameId };
  const gate = { disabled: blocked !== null, title: blocked ?? undefined };
  if (account.row?.list === 'pending') {
    return (
      <Button {...told} {...gate} onClick={props.onWithdraw}>
        {i18n.t('common.withdraw')}
      </Button>
    );
  }
  if (account.row) {
    return (
      <Button {...told} onClick={props.onOpen}>
        {i18n.t('accounts.open')}
      </Button>
    );
  }
  return (
    <Button variant={elsewhere ? 'secondary' : 'primary'} {...told} {...gate} onClick={props.onClaim}>
      {i18n.t('page.claim')}
    </Button>
  );
}
