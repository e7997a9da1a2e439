// people: the field that finds somebody to add.

import { type ReactNode, useMemo } from 'react';
import { i18n } from '#i18n';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Combobox } from '@/components/ui/combobox.tsx';
import { Name } from '@/components/ui/name.tsx';
import type { PersonId } from '@/utils/ids.ts';
import type { PersonRow } from '@/utils/mirror/schema.ts';
import { describePerson } from './describe-person.ts';

export interface AddPersonProps {
  people: readonly PersonRow[];
  /** Those who are on the account already. */
  here: ReadonlySet<PersonId>;
  disabled: boolean;
  autoFocus: boolean;
  onAdd: (person: PersonRow) => void;
}

const getKey = (person: PersonRow): string => person.id;
const getFolded = (person: PersonRow): string => `${person.folded} ${person.email?.toLowerCase() ?? ''}`;
const getText = (person: PersonRow): string => person.name;
const getDisabledReason = (person: PersonRow): string | undefined =>
  person.kind === 'invited' ? i18n.t('people.notJoined') : undefined;

/** Those who can be added first; invited ones at the end, with the reason why not yet. */
export function AddPerson({ people, here, disabled, autoFocus, onAdd }: AddPersonProps): ReactNode {
  const options = useMemo(
    () =>
      people
        .filter(({ id }) => !here.has(id))
        .sort(
          (a, b) =>
            Number(a.kind === 'invited') - Number(b.kind === 'invited') || a.name.localeCompare(b.name),
        ),
    [people, here],
  );
  return (
    <Combobox
      label={i18n.t('people.add')}
      hideLabel
      options={options}
      getKey={getKey}
      getText={getText}
      getFolded={getFolded}
      getDisabledReason={getDisabledReason}
      renderOption={(person) => (
        <>
          <Avatar name={person.name} kind={person.kind} />
          <span className="person-option">
            <Name>{person.name}</Name>
            {person.kind !== 'invited' && <span className="faint">{describePerson(person)}</span>}
          </span>
        </>
      )}
      onPick={onAdd}
      placeholder={i18n.t('people.addPlaceholder')}
      disabled={disabled}
      autoFocus={autoFocus}
    />
  );
}
