// accounts: what a search found, for whoever hears it: in all lists and among the people, once the typing pauses.

import { type ReactNode, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { formatList, formatNumber } from '@/components/ui/format.ts';
import { type ListName, listNames } from '@/utils/mirror/schema.ts';
import { getListTitle } from './list-tabs.tsx';

/** Told at each letter, the hits would drown the letters (ms). */
const pause = 600;

export interface SearchToldProps {
  text: string;
  list: ListName;
  /** Of the list in view; null while that isn't known, or nothing is searched. */
  hits: string | null;
  found: Record<ListName, number>;
  people: number;
}

export function SearchTold({ text, list, hits, found, people }: SearchToldProps): ReactNode {
  const [told, setTold] = useState('');
  const describe = (): string => {
    const others = listNames.filter((other) => other !== list && found[other] > 0);
    const parts: [string, string][] = [
      [getListTitle(list), hits ?? ''],
      ...others.map((other): [string, string] => [getListTitle(other), formatNumber(found[other])]),
    ];
    if (people > 0) parts.push([i18n.t('accounts.people'), formatNumber(people)]);
    return formatList(parts.map(([name, count]) => i18n.t('accounts.told', { name, count })));
  };
  const key = [text, list, hits, ...listNames.map((name) => found[name]), people].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed and what it finds begin the pause anew.
  useEffect(() => {
    // The same words once more are read out only where they were away.
    setTold('');
    if (hits === null) return;
    const timer = setTimeout(() => setTold(describe()), pause);
    return () => clearTimeout(timer);
  }, [key]);
  return (
    <p role="status" className="visually-hidden">
      {told}
    </p>
  );
}
