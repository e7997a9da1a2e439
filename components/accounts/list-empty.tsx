// accounts: why a list shows nothing, and what to do next. Each cause has its own words.

import Clock from 'lucide/dist/esm/icons/clock.mjs';
import CloudOff from 'lucide/dist/esm/icons/cloud-off.mjs';
import Inbox from 'lucide/dist/esm/icons/inbox.mjs';
import Lock from 'lucide/dist/esm/icons/lock.mjs';
import SearchX from 'lucide/dist/esm/icons/search-x.mjs';
import TriangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs';
import { lazy, type ReactNode, Suspense } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { formatWait } from '@/components/ui/format.ts';
import { Icon } from '@/components/ui/icon.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import { type ListName, listNames, type SyncRow } from '@/utils/mirror/schema.ts';
import type { Problem } from '@/utils/problem.ts';
import { describeClaim } from './describe-claim.ts';
import { getListTitle } from './list-tabs.tsx';
import type { AccountSearch } from './use-account-search.ts';

const ProblemNotice = lazy(async () => ({
  default: (await import('@/components/runs/problem-notice.tsx')).ProblemNotice,
}));

export interface ListEmptyProps {
  list: ListName;
  sync: SyncRow | undefined;
  search: AccountSearch;
  text: string;
  /** Whether the list has rows when nothing is searched. */
  hasRows: boolean;
  /** Whether the other lists are here as well. */
  areAllRead: boolean;
  businessName: string;
  isOnline: boolean;
  onShow: (list: ListName) => void;
  onClaim: (ids: AccountSearch['unknownIds']) => void;
  onCreate: () => void;
  onClear: () => void;
  onRefresh: () => void;
}

/** Graph: 10, 200 to 299 and 294 are about rights. */
const isAboutRights = (problem: Problem): boolean =>
  problem.kind === 'graph' &&
  (problem.code === 10 || (problem.code !== null && problem.code >= 200 && problem.code < 300));

export function ListEmpty(props: ListEmptyProps): ReactNode {
  const { search, sync, businessName: business } = props;
  const isNamed = search.unknownIds.length > 0 || search.people.length > 0;
  if (search.isSearching && (props.hasRows || isNamed)) return <NoMatch {...props} />;
  const isComplete = sync?.state === 'complete' || (sync?.completedAt != null && sync.state === 'running');
  // How many there are is told at once, their rows a moment later: until then it isn't said that there are none.
  const areDue = !props.hasRows && (sync?.total ?? 0) > 0;
  if (isComplete && !areDue) {
    return search.isSearching ? <NoMatch {...props} /> : <NothingHere {...props} />;
  }
  if (sync?.state === 'failed' && sync.problem) {
    if (isAboutRights(sync.problem)) {
      return (
        <EmptyState
          icon={<Icon of={Lock} />}
          title={i18n.t('empty.noRightsTitle')}
          action={<Button onClick={props.onRefresh}>{i18n.t('empty.refresh')}</Button>}
        >
          <p>{i18n.t('empty.noRightsText', { business })}</p>
        </EmptyState>
      );
    }
    return (
      <EmptyState
        icon={<Icon of={TriangleAlert} />}
        title={i18n.t('empty.failedTitle')}
        action={
          sync.problem.remedy !== 'sign-in' && (
            <Button onClick={props.onRefresh}>{i18n.t('common.retry')}</Button>
          )
        }
      >
        <Suspense fallback={null}>
          <ProblemNotice problem={sync.problem} />
        </Suspense>
      </EmptyState>
    );
  }
  if (!props.isOnline) {
    return (
      <EmptyState icon={<Icon of={CloudOff} />} title={i18n.t('empty.offlineTitle')}>
        <p>{i18n.t('empty.offlineText')}</p>
      </EmptyState>
    );
  }
  if (sync?.state === 'waiting') {
    const until = sync.problem?.retryAt;
    return (
      <EmptyState icon={<Icon of={Clock} />} title={i18n.t('empty.waitingTitle')}>
        <p>
          {until ? i18n.t('empty.waitingText', { when: formatWait(until) }) : i18n.t('empty.waitingTextSoon')}
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Spinner />} title={i18n.t('empty.readingTitle')}>
      <p>{i18n.t('empty.readingText')}</p>
    </EmptyState>
  );
}

/** What was pasted may be long, and what one can do about it comes below. */
const shorten = (text: string): string => {
  const letters = [...text];
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : text;
};

function NoMatch({ list, search, text, areAllRead, onShow, onClaim, onClear }: ListEmptyProps): ReactNode {
  const elsewhere = listNames.filter((other) => other !== list && search.hits[other].length > 0);
  return (
    <EmptyState
      icon={<Icon of={SearchX} />}
      title={i18n.t('empty.noMatchTitle')}
      action={
        <>
          {elsewhere.map((other) => (
            <Button key={other} onClick={() => onShow(other)}>
              {i18n.t('empty.noMatchElsewhere', search.hits[other].length, { list: getListTitle(other) })}
            </Button>
          ))}
          {search.unknownIds.length > 0 && (
            <Button variant="primary" onClick={() => onClaim(search.unknownIds)}>
              {describeClaim(search.unknownIds)}
            </Button>
          )}
          <Button onClick={onClear}>{i18n.t('empty.clear')}</Button>
        </>
      }
    >
      <p>
        <bdi>{i18n.t('empty.noMatchText', { list: getListTitle(list), query: shorten(text.trim()) })}</bdi>
      </p>
      {areAllRead && elsewhere.length === 0 && <p>{i18n.t('empty.noMatchAnywhere')}</p>}
    </EmptyState>
  );
}

function NothingHere({ list, businessName: business, onCreate, onClaim }: ListEmptyProps): ReactNode {
  const icon = <Icon of={Inbox} />;
  if (list === 'shared') {
    return (
      <EmptyState icon={icon} title={i18n.t('empty.sharedTitle')}>
        <p>{i18n.t('empty.sharedText', { business })}</p>
      </EmptyState>
    );
  }
  if (list === 'pending') {
    return (
      <EmptyState icon={icon} title={i18n.t('empty.pendingTitle')}>
        <p>{i18n.t('empty.pendingText')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={i18n.t('empty.ownedTitle')}
      action={
        <>
          <Button variant="primary" onClick={onCreate}>
            {i18n.t('empty.create')}
          </Button>
          <Button onClick={() => onClaim([])}>{i18n.t('empty.claim')}</Button>
        </>
      }
    >
      <p>{i18n.t('empty.ownedText', { business })}</p>
    </EmptyState>
  );
}
