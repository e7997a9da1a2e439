// people: a person opened: the accounts that are assigned to them, with what they may do on each.

import { type ReactNode, useMemo } from 'react';
import { i18n } from '#i18n';
import type { BusinessAccess } from '@/components/accounts/use-access.ts';
import type { AccountLists } from '@/components/accounts/watch-account-lists.ts';
import { ProblemNotice } from '@/components/runs/problem-notice.tsx';
import { openedTitleId } from '@/components/shell/opened-title-id.ts';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Copyable } from '@/components/ui/copyable.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { formatMoment } from '@/components/ui/format.ts';
import { Name } from '@/components/ui/name.tsx';
import { useOpening } from '@/components/use-opening.ts';
import type { PersonId } from '@/utils/ids.ts';
import { arePeopleKnown } from '@/utils/mirror/queries.ts';
import type { BusinessRow, SyncRow } from '@/utils/mirror/schema.ts';
import { sendCommand } from '@/utils/send-command.ts';
import { describePerson } from './describe-person.ts';
import { PeopleTrouble } from './people-trouble.tsx';
import { PersonAccounts } from './person-accounts.tsx';
import './people.css';

export interface PersonViewProps {
  personId: PersonId;
  business: BusinessRow;
  known: BusinessAccess;
  lists: AccountLists;
  syncs: readonly SyncRow[];
  onRefresh: () => void;
}

export function PersonView(props: PersonViewProps): ReactNode {
  const { personId, business, known, lists, syncs } = props;
  const person = known.people.find(({ id }) => id === personId);
  const access = known.access.find((row) => row.personId === personId);
  const isJoined = person !== undefined && person.kind !== 'invited';
  const { isReading, problem, retry } = useOpening(
    isJoined ? () => sendCommand('open-person', { businessId: business.id, personId }) : null,
    props,
    [business.id, personId, isJoined],
  );

  const rows = useMemo(() => [...lists.rows.owned, ...lists.rows.shared], [lists]);
  if (!person) {
    if (arePeopleKnown(syncs)) return <EmptyState title={i18n.t('person.gone')} />;
    const trouble = PeopleTrouble({ businessName: business.name, syncs, onRetry: props.onRefresh });
    return trouble ?? <EmptyState title={i18n.t('person.reading')} />;
  }
  return (
    <article className="opened-body">
      <header className="opened-head">
        <Avatar name={person.name} kind={person.kind} />
        <div className="opened-title">
          <h1 id={openedTitleId}>
            <Name>{person.name}</Name>
          </h1>
          <p className="muted">
            {describePerson(person)}
            {personId === business.myPersonId && ` · ${i18n.t('people.you')}`}
            {person.email && ` · ${person.email}`}
          </p>
          <p className="muted">
            <Copyable text={personId} />
          </p>
        </div>
      </header>
      {problem && <ProblemNotice problem={problem} onRetry={retry} isRetrying={isReading} />}
      {isJoined ? (
        <PersonAccounts
          person={person}
          known={known.access}
          business={business}
          rows={rows}
          isReading={isReading}
        />
      ) : (
        <p className="muted">{i18n.t('person.notJoined')}</p>
      )}
      {access && (
        <p className="faint opened-as-of">{i18n.t('person.asOf', { time: formatMoment(access.readAt) })}</p>
      )}
    </article>
  );
}
