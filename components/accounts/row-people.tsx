// accounts: who is on an account, at a glance.

import { memo, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { getAccountPeople, getPersonName } from '@/utils/mirror/queries.ts';
import type { AccessRow, AdAccountRow, PersonRow } from '@/utils/mirror/schema.ts';
import { remember } from '@/utils/remember.ts';
import { lacksManager } from '@/utils/tasks.ts';

export interface RowPeopleProps {
  row: AdAccountRow;
  people: readonly PersonRow[];
  access: readonly AccessRow[];
  /** Whether everybody's access was read: only then can it be said that nobody is there. */
  isAccessKnown: boolean;
}

const SHOWN = 2;

const describePeople = remember((count: number) =>
  i18n.t('accounts.rowPeople', count, [formatNumber(count)]),
);
const describeMore = remember((rest: number) => i18n.t('accounts.peopleMore', { count: formatNumber(rest) }));

/** The same in words; empty while nothing is known. Not of a request. */
export function describeRowPeople({ row, access, isAccessKnown }: Omit<RowPeopleProps, 'people'>): string {
  const here = getAccountPeople(access, row.id);
  if (here.length === 0) return isAccessKnown ? i18n.t('accounts.nobodyAssigned') : '';
  const count = describePeople(here.length);
  const isLacking = isAccessKnown && lacksManager(row.permitted, here);
  return isLacking ? `${count}, ${i18n.t('accounts.nobodyManages')}` : count;
}

/** Not rendered again while one types and the row stays where it is. */
export const RowPeople = memo(function RowPeople({
  row,
  people,
  access,
  isAccessKnown,
}: RowPeopleProps): ReactNode {
  if (row.access === 'PENDING') return <Chip tone="wait">{i18n.t('accounts.pendingChip')}</Chip>;
  const here = getAccountPeople(access, row.id);
  if (here.length === 0) {
    return isAccessKnown ? <Chip tone="wait">{i18n.t('accounts.nobodyAssigned')}</Chip> : null;
  }
  if (isAccessKnown && lacksManager(row.permitted, here))
    return <Chip tone="wait">{i18n.t('accounts.nobodyManages')}</Chip>;
  // A third circle is either the third person or the number of the others.
  const shown = here.length === SHOWN + 1 ? here : here.slice(0, SHOWN);
  const rest = here.length - shown.length;
  return (
    <span className="avatars" role="img" aria-label={describePeople(here.length)}>
      {shown.map((one, index) => {
        const person = people.find(({ id }) => id === one.personId);
        const name = getPersonName(person, one);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the circles stay and show others from letter to letter.
          <Avatar key={index} name={name} kind={person?.kind ?? 'business_user'} />
        );
      })}
      {rest > 0 && (
        <i className="avatar num" aria-hidden="true">
          {describeMore(rest)}
        </i>
      )}
    </span>
  );
});
