// accounts: who is on an account, at a glance.

import { memo, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { getAccountPeople, getPersonName } from '@/utils/mirror/queries.ts';
import type { AccessRow, AdAccountRow, PersonRow } from '@/utils/mirror/schema.ts';
import { remember } from '@/utils/remember.ts';
import { lacksManager, type TaskMask } from '@/utils/tasks.ts';

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

type Known = Omit<RowPeopleProps, 'people'>;

/** Whom an account lacks, as far as that is known. */
function describeLack({ row, isAccessKnown }: Known, here: readonly { tasks: TaskMask }[]): string | null {
  if (!isAccessKnown) return null;
  if (here.length === 0) return i18n.t('accounts.nobodyAssigned');
  return lacksManager(row.permitted, here) ? i18n.t('accounts.nobodyManages') : null;
}

/** The same in words; empty while nothing is known. Not of a request. */
export function describeRowPeople(known: Known): string {
  const here = getAccountPeople(known.access, known.row.id);
  const count = here.length > 0 ? describePeople(here.length) : null;
  return [count, describeLack(known, here)].filter(Boolean).join(', ');
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
  const lack = describeLack({ row, access, isAccessKnown }, here);
  if (lack !== null)
    return (
      <Chip tone="wait" isLate>
        {lack}
      </Chip>
    );
  if (here.length === 0) return null;
  // A third circle is either the third person or the number of the others.
  const shown = here.length === SHOWN + 1 ? here : here.slice(0, SHOWN);
  const rest = here.length - shown.length;
  return (
    <span className="avatars" data-late role="img" aria-label={describePeople(here.length)}>
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
