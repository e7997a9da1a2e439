// accounts: what was spent, what is due, and the limit, in the account's own currency.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Money } from '@/components/ui/money.tsx';
import type { AccountDetailRow, AdAccountRow } from '@/utils/mirror/schema.ts';

export interface AccountFiguresProps {
  row: AdAccountRow;
  detail: AccountDetailRow | undefined;
}

/** A spend cap of 0 is none (so Graph writes it). */
export function AccountFigures({ row, detail }: AccountFiguresProps): ReactNode {
  const currency = detail?.currency ?? row.currency;
  const figures: [string, string | null][] = [
    [i18n.t('accounts.spent'), detail?.amountSpent ?? null],
    [i18n.t('accounts.balance'), detail?.balance ?? null],
    [i18n.t('accounts.cap'), detail?.spendCap ?? null],
  ];
  return (
    <dl className="figures">
      {figures.map(([label, minor], index) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {minor === null ? (
              <span className="faint">{detail ? i18n.t('accounts.unknown') : '…'}</span>
            ) : index === 2 && minor === '0' ? (
              i18n.t('accounts.noCap')
            ) : (
              <Money minor={minor} currency={currency} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
