// accounts: people that the search means, above the accounts.

import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { describePerson } from '@/components/people/describe-person.ts';
import { Avatar } from '@/components/ui/avatar.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { Name } from '@/components/ui/name.tsx';
import type { AccessRow, PersonRow } from '@/utils/mirror/schema.ts';
import { countAccounts } from '@/utils/mirror/search.ts';
import { mark } from './mark.tsx';

const describeCount = (count: number): string =>
  i18n.t('accounts.personAccounts', count, [formatNumber(count)]);

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
const SHOWN_LOW = 1;

/** Whether there is no room for two that scroll. The popup may not ask for its window's height (`fit-popup.ts`). */
function isLow(): boolean {
  const { surface, cut } = document.documentElement.dataset;
  return surface === 'sidepanel' ? matchMedia('(height < 28rem)').matches : cut === 'low';
}

export function PeopleHits({ people, access, words, onOpen, onLeave }: PeopleHitsProps): ReactNode {
  const hasTwin = ({ id, name }: PersonRow): boolean =>
    people.some((other) => other.id !== id && other.name === name);
  // All of them once they were asked for, until something else is searched.
  const [wholeFor, setWholeFor] = useState<readonly string[] | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const [hasLittle] = useState(isLow);
  const first = hasLittle ? SHOWN_LOW : SHOWN;
  useEffect(() => {
    // The button that asked is gone: the first of those it brought has the focus.
    if (wholeFor !== null) list.current?.querySelectorAll('button')[first]?.focus();
  }, [wholeFor, first]);
  const isWhole = wholeFor === words;
  const shown = isWhole ? people : people.slice(0, first);
  const rest = people.length - shown.length;
  // Where there is little room, all of them have it for as long as the focus is among them.
  const isAlone = hasLittle && isWhole;
  const foldOnLeave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (isAlone && relatedTarget && !currentTarget.contains(relatedTarget)) setWholeFor(null);
  };
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
    <ul
      ref={list}
      className="people-hits"
      data-alone={isAlone || undefined}
      aria-label={i18n.t('accounts.people')}
      onKeyDown={moveOnKey}
      onBlur={foldOnLeave}
    >
      {shown.map((person) => {
        const theirs = access.find((row) => row.personId === person.id);
        return (
          <li key={person.id}>
            <button type="button" className="person-hit" onClick={() => onOpen(person)}>
              <Avatar name={person.name} kind={person.kind} />
              <Name painted={mark({ text: person.name, words })}>{person.name}</Name>
              <span className="muted num">
                {[hasTwin(person) && describePerson(person), theirs && describeCount(countAccounts(theirs))]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </button>
          </li>
        );
      })}
      {rest > 0 && (
        <li>
          <button type="button" className="more-people" onClick={() => setWholeFor(words)}>
            {i18n.t('accounts.morePeople', rest, [formatNumber(rest)])}
          </button>
        </li>
      )}
    </ul>
  );
}
