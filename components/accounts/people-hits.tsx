// accounts: people that the search means, above the accounts.

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
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

/** At first: the accounts are what most searches are for. */
const SHOWN = 3;

export function PeopleHits({ people, access, words, onOpen, onLeave }: PeopleHitsProps): ReactNode {
  // All of them once they were asked for, until something else is searched.
  const [wholeFor, setWholeFor] = useState<readonly string[] | null>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // The button that asked is gone: the first of those it brought has the focus.
    if (wholeFor !== null) list.current?.querySelectorAll('button')[SHOWN]?.focus();
  }, [wholeFor]);
  const shown = wholeFor === words ? people : people.slice(0, SHOWN);
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
    <ul ref={list} className="people-hits" aria-label={i18n.t('accounts.people')} onKeyDown={moveOnKey}>
      {shown.map((person) => {
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
      {shown.length < people.length && (
        <li>
          <button type="button" className="more-people" onClick={() => setWholeFor(words)}>
            {i18n.t('accounts.morePeople', people.length - shown.length)}
          </button>
        </li>
      )}
    </ul>
  );
}
