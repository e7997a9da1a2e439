// accounts: an ad account opened: what it is to the business, its figures, its people.

import ExternalLink from 'lucide/dist/esm/icons/external-link.mjs';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { PeopleRegion } from '@/components/people/people-region.tsx';
import { ProblemNotice } from '@/components/runs/problem-notice.tsx';
import { openedTitleId } from '@/components/shell/opened-title-id.ts';
import { Chip } from '@/components/ui/chip.tsx';
import { Copyable } from '@/components/ui/copyable.tsx';
import { formatMoment } from '@/components/ui/format.ts';
import { Icon } from '@/components/ui/icon.tsx';
import { Name } from '@/components/ui/name.tsx';
import { useMirror } from '@/components/use-mirror.ts';
import { useOpening } from '@/components/use-opening.ts';
import { getAccountName } from '@/utils/account-name.ts';
import { type AdAccountId, toActId } from '@/utils/ids.ts';
import { type AdAccountRow, type BusinessRow, listNames, type SyncRow } from '@/utils/mirror/schema.ts';
import type { Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';
import { AccountFacts } from './account-facts.tsx';
import { AccountFigures } from './account-figures.tsx';
import { AccountGone } from './account-gone.tsx';
import { AccountRemoval } from './account-removal.tsx';
import { createAdsManagerUrl } from './create-ads-manager-url.ts';
import { describeStatus } from './describe-status.ts';
import type { BusinessAccess } from './use-access.ts';
import type { AccountLists } from './watch-account-lists.ts';
import './account-view.css';

export interface AccountViewProps {
  accountId: AdAccountId;
  isAdding: boolean;
  business: BusinessRow;
  known: BusinessAccess;
  lists: AccountLists;
  syncs: readonly SyncRow[];
  onRefresh: () => void;
}

/** What the account is comes before what was asked for: shared and asked to be owned at once is both. */
export function findRows(lists: AccountLists, accountId: AdAccountId): AdAccountRow[] {
  return listNames.flatMap((list) => lists.rows[list].filter((row) => row.id === accountId));
}

/**
 * Whether Meta merely doesn't show what isn't the business's yet: it answers 100 (not visible, or not this business's) or
 * a missing right. Whatever else is wrong (signed out, throttled, no connection) is wrong for a pending account too.
 */
function isNotShownYet({ kind, code }: Problem): boolean {
  return kind === 'graph' && code !== null && [10, 100, 200].includes(code);
}

export function AccountView(props: AccountViewProps): ReactNode {
  const { accountId, business, known, lists } = props;
  const rows = findRows(lists, accountId);
  const row = rows[0];
  const isPending = row?.access === 'PENDING';
  // Once a claim is accepted, Meta shows what it hid before.
  const { isReading, problem, retry } = useOpening(
    () => sendCommand('open-account', { businessId: business.id, accountId }),
    props,
    [business.id, accountId, isPending],
  );
  const detail = useMirror((db) => db.accountDetails.get([business.id, accountId]), [business.id, accountId]);

  if (!row) {
    // Gone only if the lists are all here; else it may be on a page that is still being read.
    return listNames.every((list) => lists.isRead[list]) ? (
      <AccountGone businessId={business.id} accountId={accountId} />
    ) : null;
  }
  const isHidden = isPending && problem !== null && isNotShownYet(problem);
  const status = describeStatus({ ...row, ...(detail?.status != null && !isPending && detail) });
  const name = getAccountName(row) ?? (detail ? getAccountName(detail) : null);
  const id = <Copyable text={toActId(accountId)} />;
  return (
    <article className="opened-body">
      <header className="opened-head">
        <div className="opened-title">
          <h1 id={openedTitleId}>{name === null ? id : <Name>{name}</Name>}</h1>
          {name === null ? null : <p className="muted">{id}</p>}
        </div>
        <Chip tone={isPending ? 'wait' : row.relation === 'OWNER' ? 'ok' : 'accent'}>
          {isPending
            ? i18n.t('accounts.pendingChip')
            : i18n.t(row.relation === 'OWNER' ? 'accounts.ownedChip' : 'accounts.sharedChip')}
        </Chip>
      </header>
      <p className="opened-status">
        <span className="status-dot" data-tone={status.tone} aria-hidden="true" />
        <span className="account-status" data-tone={status.tone}>
          {status.text}
        </span>
        <a
          className="opened-link"
          href={createAdsManagerUrl(accountId, detail?.ownerBusinessId ?? business.id)}
          target="_blank"
          rel="noreferrer"
        >
          {i18n.t('accounts.adsManager')}
          <Icon of={ExternalLink} size={12} />
          <span className="visually-hidden"> ({i18n.t('accounts.opensTab')})</span>
        </a>
      </p>
      {!isPending && <AccountFigures row={row} detail={detail} />}
      {problem && !isHidden && (
        <ProblemNotice
          problem={problem}
          subject={name ?? toActId(accountId)}
          onRetry={retry}
          isRetrying={isReading}
        />
      )}
      {isPending ? (
        <p className="muted">
          {i18n.t(isHidden && !detail ? 'accounts.pendingHidden' : 'people.pendingLater')}
        </p>
      ) : (
        <PeopleRegion
          business={business}
          accountId={accountId}
          permitted={row.permitted}
          people={known.people}
          access={known.access}
          syncs={props.syncs}
          isKnown={known.isWhole || detail?.peopleReadAt != null}
          isReading={isReading}
          isAdding={props.isAdding}
          onRefresh={props.onRefresh}
        />
      )}
      <AccountFacts business={business} rows={rows} detail={detail} />
      <AccountRemoval business={business} rows={rows} />
      {detail && (
        <p className="faint opened-as-of">
          {i18n.t('accounts.detailAsOf', { time: formatMoment(detail.readAt) })}
        </p>
      )}
    </article>
  );
}
