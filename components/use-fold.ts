// components: whether a part of the surface is folded to its one line.

import { useCallback, useSyncExternalStore } from 'react';
import { useView } from './view-store.ts';

const parts = ['page', 'runs', 'activity'] as const;
export type FoldablePart = (typeof parts)[number];

export interface Fold {
  isOpen: boolean;
  toggle: () => void;
}

/** More than any window has (rem): folded until the person unfolds it. */
export const noRoom = 1000;

/** Chosen where there is little room is another choice than where there is plenty. */
const getKey = (part: FoldablePart, isRoomy: boolean): string => (isRoomy ? part : `${part}-low`);

/**
 * As the person left it; until they did, by the room there is.
 *
 * @param roomy the window's height in rem from which there is room for it beside five rows of the list.
 */
export function useFold(part: FoldablePart, roomy: number): Fold {
  const query = `(min-height: ${roomy}rem)`;
  const subscribe = useCallback(
    (follow: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', follow);
      return () => media.removeEventListener('change', follow);
    },
    [query],
  );
  const isRoomy = useSyncExternalStore(subscribe, () => matchMedia(query).matches);
  const key = getKey(part, isRoomy);
  const isOpen = !(useView((view) => view.folds[key]) ?? !isRoomy);
  const toggle = (): void => {
    const { folds } = useView.getState();
    // Where there is little room, one of them has all of it.
    const others = isRoomy || isOpen ? [] : parts.map((other) => [getKey(other, false), true] as const);
    useView.setState({ folds: { ...folds, ...Object.fromEntries(others), [key]: isOpen } });
  };
  return { isOpen, toggle };
}
