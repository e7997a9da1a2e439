// accounts: everything else that is known of an opened account.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { getLevelName } from '@/components/people/describe-person.ts';
import { Copyable } from '@/components/ui/copyable.tsx';
import { formatDay, formatList } from '@/components/ui/format.ts';
import { Money } from '@/components/ui/money.tsx';
import { useBusinesses } from '@/components/use-businesses.ts';
import type { AccountDetailRow, AdAccountRow, BusinessRow } from '@/utils/mirror/schema.ts';
import { getPermittedLevels, type TaskMask } from '@/utils/tasks.ts';
import { describeAsked } from './describe-asked.ts';

export interface AccountFactsProps {
  business: BusinessRow;
  /** The account's rows: one, or two where it is shared and asked to be owned. */
  rows: readonly AdAccountRow[];
  detail: AccountDetailRow | undefined;
}

/** How the business stands to the account, in a sentence. */
export function describeRelation(row: AdAccountRow, businessName: string): string {
  const name = businessName;
  if (row.access === 'PENDING') {
    const when = describeAsked(row);
    if (row.relation === 'AGENCY') {
      return when === null
        ? i18n.t('accounts.pendingShareUnknown', { name })
        : i18n.t('accounts.pendingShare', { name, when });
    }
    return when === null
      ? i18n.t('accounts.pendingWithUnknown', { name })
      : i18n.t('accounts.pendingWith', { name, when });
  }
  return row.relation === 'OWNER'
    ? i18n.t('accounts.ownedBy', { name })
    : i18n.t('accounts.sharedWith', { name });
}

function describeLevels(mask: TaskMask): string {
  const levels = getPermittedLevels(mask);
  return levels.length === 0 ? i18n.t('accounts.permittedNone') : formatList(levels.map(getLevelName));
}

/** Graph writes NONE or "0" for nobody, UNFOUND for somebody who isn't on Facebook, else an id. */
function Party({ id, name }: { id: string; name: string | null | undefined }): ReactNode {
  if (id === 'NONE' || id === '0') return i18n.t('accounts.none');
  if (id === 'UNFOUND') return i18n.t('accounts.unfound');
  return (
    <>
      {name && <bdi dir="auto">{name}</bdi>}
      {name && ' '}
      <Copyable text={id} />
    </>
  );
}

function formatOffset(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  const rest = minutes % 60;
  return `${hours < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

export function AccountFacts({ business, rows, detail }: AccountFactsProps): ReactNode {
  const businesses = useBusinesses();
  const row = rows[0];
  if (!row) return null;
  const facts: [string, ReactNode][] = [
    [i18n.t('accounts.relation'), <bdi key="relation">{describeRelation(row, business.name)}</bdi>],
  ];
  const add = (label: string, value: ReactNode | null | undefined): void => {
    if (value !== null && value !== undefined) facts.push([label, value]);
  };
  const ours = (id: string): string | undefined => businesses?.find((one) => one.id === id)?.name;
  if (rows.length > 1) {
    add('', <bdi>{i18n.t('accounts.alsoPending', { business: business.name })}</bdi>);
  }
  if (detail?.ownerBusinessId && detail.ownerBusinessId !== business.id) {
    add(i18n.t('accounts.owner'), <Party id={detail.ownerBusinessId} name={detail.ownerBusinessName} />);
  }
  if (row.access !== 'PENDING') add(i18n.t('accounts.permitted'), describeLevels(row.permitted));
  if (detail) {
    add(i18n.t('accounts.mine'), describeLevels(detail.mine));
    const zone = detail.timezoneName ?? row.timezoneName;
    add(
      i18n.t('accounts.timezone'),
      zone && detail.timezoneOffsetHours !== null
        ? i18n.t('accounts.timezoneValue', { name: zone, offset: formatOffset(detail.timezoneOffsetHours) })
        : zone,
    );
    add(i18n.t('accounts.created'), detail.createdAt === null ? null : formatDay(detail.createdAt));
    add(
      i18n.t('accounts.endAdvertiser'),
      detail.endAdvertiser && <Party id={detail.endAdvertiser} name={detail.endAdvertiserName} />,
    );
    add(
      i18n.t('accounts.mediaAgency'),
      detail.mediaAgency && <Party id={detail.mediaAgency} name={ours(detail.mediaAgency)} />,
    );
    add(
      i18n.t('accounts.partner'),
      detail.partner && <Party id={detail.partner} name={ours(detail.partner)} />,
    );
    add(
      i18n.t('accounts.funding'),
      detail.fundingSourceText ?? (detail.fundingSource && <Copyable text={detail.fundingSource} />),
    );
    add(
      i18n.t('accounts.minDaily'),
      detail.minDailyBudget && <Money minor={detail.minDailyBudget} currency={detail.currency} />,
    );
    add(
      i18n.t('accounts.minCampaignCap'),
      detail.minCampaignCap && <Money minor={detail.minCampaignCap} currency={detail.currency} />,
    );
    if (detail.isPrepay) add(i18n.t('accounts.billing'), i18n.t('accounts.prepaid'));
  } else {
    add(i18n.t('accounts.timezone'), row.timezoneName);
  }
  return (
    <section aria-label={i18n.t('accounts.facts')}>
      <h2 className="section-title">{i18n.t('accounts.facts')}</h2>
      <dl className="facts">
        {facts.map(([label, value], index) => (
          <div key={label || index}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
