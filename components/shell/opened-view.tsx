// shell: what was opened over the list.

import { lazy, type ReactNode } from 'react';
import { AccountView, findRows } from '@/components/accounts/account-view.tsx';
import type { BusinessAccess } from '@/components/accounts/use-access.ts';
import type { AccountLists } from '@/components/accounts/watch-account-lists.ts';
import { PersonView } from '@/components/people/person-view.tsx';
import type { Opened } from '@/components/view.ts';
import { useView } from '@/components/view-store.ts';
import { getAccountName } from '@/utils/account-name.ts';
import { toActId } from '@/utils/ids.ts';
import type { BusinessRow, SyncRow } from '@/utils/mirror/schema.ts';
import { BackBar } from './back-bar.tsx';

const ActivityRegion = lazy(async () => ({
  default: (await import('@/components/runs/activity-region.tsx')).ActivityRegion,
}));
const ConnectView = lazy(async () => ({
  default: (await import('@/components/connect/connect-view.tsx')).ConnectView,
}));

export interface OpenedViewProps {
  opened: Opened;
  business: BusinessRow;
  known: BusinessAccess;
  lists: AccountLists;
  syncs: readonly SyncRow[];
  onRefresh: () => void;
}

function findName(opened: Opened, { lists, known }: Pick<OpenedViewProps, 'lists' | 'known'>): string | null {
  if (opened.kind === 'person') return known.people.find(({ id }) => id === opened.personId)?.name ?? null;
  if (opened.kind !== 'account') return null;
  const [row] = findRows(lists, opened.accountId);
  return row ? (getAccountName(row) ?? toActId(row.id)) : null;
}

export function OpenedView({ opened, ...about }: OpenedViewProps): ReactNode {
  const { business } = about;
  const { back } = useView.getState();
  const isToList = useView((view) => view.opened.length <= 1);
  return (
    <div className="opened">
      <BackBar isToList={isToList} subject={findName(opened, about)} onBack={back} />
      {opened.kind === 'account' && (
        <AccountView
          key={opened.accountId}
          accountId={opened.accountId}
          isAdding={opened.adding === true}
          {...about}
        />
      )}
      {opened.kind === 'person' && <PersonView key={opened.personId} personId={opened.personId} {...about} />}
      {opened.kind === 'activity' && <ActivityRegion businessId={business.id} />}
      {opened.kind === 'connect' && <ConnectView isAgain />}
    </div>
  );
}
