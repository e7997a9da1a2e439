// people: who may do what on an account, and changing it.

import { type ReactNode, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import { useWriteGate } from '@/components/page/use-write-gate.ts';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { oneWish } from '@/components/ui/one-wish.ts';
import { Spinner } from '@/components/ui/spinner.tsx';
import { useKeptFocus } from '@/components/ui/use-kept-focus.ts';
import { useView } from '@/components/view-store.ts';
import type { AdAccountId, PersonId } from '@/utils/ids.ts';
import { arePeopleKnown, getAccountPeople, getPersonName } from '@/utils/mirror/queries.ts';
import type { AccessRow as Access, BusinessRow, PersonRow, SyncRow } from '@/utils/mirror/schema.ts';
import { getLevelMask, getPermittedLevels, lacksManager, type TaskMask } from '@/utils/tasks.ts';
import { AccessRow } from './access-row.tsx';
import { AddPerson } from './add-person.tsx';
import { ChangeTold } from './change-told.tsx';
import { describePerson } from './describe-person.ts';
import { PeopleTrouble } from './people-trouble.tsx';
import { findPending, useAccessChanges } from './use-access-changes.ts';
import './people.css';

export interface PeopleRegionProps {
  business: BusinessRow;
  accountId: AdAccountId;
  /** What the business may give out on it; 0: not told. */
  permitted: TaskMask;
  people: readonly PersonRow[];
  access: readonly Access[];
  syncs: readonly SyncRow[];
  /** Whether everybody on the account is known; only then can it be said that somebody is missing. */
  isKnown: boolean;
  isReading: boolean;
  isAdding: boolean;
  onRefresh: () => void;
}

interface Entry {
  personId: PersonId;
  person: PersonRow | undefined;
  name: string;
  tasks: TaskMask;
}

/** By name. Those being added are shown already. */
function listEntries(
  { accountId, people }: PeopleRegionProps,
  access: readonly Access[],
  pending: readonly { accountId: AdAccountId; personId: PersonId; tasks: TaskMask }[],
): Entry[] {
  const assigned = getAccountPeople(access, accountId);
  const here = new Map(assigned.map(({ personId, tasks }) => [personId, tasks]));
  const names = new Map(assigned.map(({ personId, name }) => [personId, name]));
  for (const change of pending) {
    if (change.accountId === accountId && change.tasks !== 0 && !here.has(change.personId)) {
      here.set(change.personId, 0);
    }
  }
  const entries = [...here].map(([personId, tasks]): Entry => {
    const person = people.find(({ id }) => id === personId);
    return {
      personId,
      person,
      name: getPersonName(person, { personId, name: names.get(personId) ?? null }),
      tasks,
    };
  });
  return entries.sort((a, b) => a.name.localeCompare(b.name) || a.personId.localeCompare(b.personId));
}

/** From when names and access were read a row stays where it is, whatever is learned: who comes in later comes last. */
function useSteadyOrder(entries: Entry[], isReady: boolean): Entry[] {
  const [places] = useState(() => new Map<PersonId, number>());
  if (!isReady) return entries;
  for (const { personId } of entries) if (!places.has(personId)) places.set(personId, places.size);
  return entries.toSorted((a, b) => (places.get(a.personId) ?? 0) - (places.get(b.personId) ?? 0));
}

export function PeopleRegion(props: PeopleRegionProps): ReactNode {
  const { business, accountId, permitted, people, syncs, isKnown, isReading } = props;
  const changes = useAccessChanges(business.id, props.access, accountId);
  const { set, pending, access, last, dialog, notice } = changes;
  const gate = useWriteGate(business.id);
  const keptFocus = useKeptFocus();
  const entries = useSteadyOrder(listEntries(props, access, pending), people.length > 0 && access.length > 0);
  const unknown = i18n.t(arePeopleKnown(syncs) ? 'people.unknownPerson' : 'people.unreadPerson');
  const isUnmanaged = isKnown && lacksManager(permitted, entries);
  const here = useMemo(() => new Set(entries.map(({ personId }) => personId)), [entries]);
  // The least that the business may give: more is one more click away, and less can't be too much.
  const first = (permitted === 0 ? 'analyze' : getPermittedLevels(permitted)[0]) ?? null;

  return (
    <section className="people" aria-label={i18n.t('people.title')}>
      <h2 className="section-title">
        {i18n.t('people.title')}
        {(entries.length > 0 || isKnown) && <Chip>{formatNumber(entries.length)}</Chip>}
        {isReading && <Spinner />}
      </h2>
      {entries.length === 0 && (
        <p className="muted">
          {i18n.t(isKnown ? 'people.nobody' : isReading ? 'people.reading' : 'people.incomplete')}
        </p>
      )}
      {entries.length > 0 && isUnmanaged && (
        <p className="people-warning">{i18n.t('people.nobodyManages')}</p>
      )}
      <ul className="access-rows" {...keptFocus} {...oneWish}>
        {entries.map(({ personId, person, name, tasks }) => (
          <AccessRow
            key={personId}
            name={name}
            about={[
              person ? describePerson(person) : unknown,
              ...(personId === business.myPersonId ? [i18n.t('people.you')] : []),
            ].join(' · ')}
            mark={<Avatar name={name} kind={person?.kind ?? 'business_user'} />}
            tasks={tasks}
            pendingTasks={findPending(pending, accountId, personId)?.tasks}
            permitted={permitted}
            businessName={business.name}
            disabledReason={gate.reason ?? undefined}
            onOpen={person ? () => useView.getState().open({ kind: 'person', personId }) : undefined}
            onChange={(level) => void set({ accountId, personId, tasks: getLevelMask(level) })}
            onRemove={() => void set({ accountId, personId, tasks: 0 })}
          />
        ))}
      </ul>
      {entries.length > 0 && !isKnown && !isReading && <p className="faint">{i18n.t('people.incomplete')}</p>}
      <PeopleTrouble businessName={business.name} syncs={syncs} onRetry={props.onRefresh} />
      <AddPerson
        people={people}
        here={here}
        disabled={first === null || gate.blocked}
        autoFocus={props.isAdding}
        onAdd={(person) => first && void set({ accountId, personId: person.id, tasks: getLevelMask(first) })}
      />
      {gate.reason && <p className="faint">{gate.reason}</p>}
      <ChangeTold step={last} />
      {notice}
      {dialog}
    </section>
  );
}
