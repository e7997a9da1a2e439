// accounts: people that the search means, above the accounts.

import type { KeyboardEvent, ReactNode } from 'react';
import { i18n } from '#i18n';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Name } from '@/components/ui/name.tsx';
import type { AccessRow, PersonRow } from '@/utils/mirror/schema.ts';
import { countAccounts } from '@/utils/mirror/search.ts';
import { Marked } from './marked.tsx';

export interface PeopleHitsProps {
  people: readonly PersonRow[];
  access: readonly AccessRow[];
  words: readonly string[];
  onOpen: (person: PersonRow) => void;
  /** Down from the last one. */
  onLeave: () => void;
}

const SHOWN = 3;

export function PeopleHits({ people, access, words, onOpen, onLeave }: PeopleHitsProps): ReactNode {
  const moveOnKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const next =
      buttons[buttons.indexOf(event.target as HTMLButtonElement) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next) next.focus();
    else if (event.key === 'ArrowDown') onLeave();
  };
  return (
    <ul className="people-hits" aria-label={i18n.t('accounts.people')} onKeyDown={moveOnKey}>
      {people.slice(0, SHOWN).map((person) => {
        const theirs = access.find((row) => row.personId === person.id);
        return (
          <li key={person.id}>
            <button type="button" className="person-hit" onClick={() => onOpen(person)}>
              <Avatar name={person.name} kind={person.kind} />
              <Name painted={<Marked text={person.name} words={words} />}>{person.name}</Name>
              {theirs && (
                <span className="muted num">{i18n.t('accounts.personAccounts', countAccounts(theirs))}</span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
