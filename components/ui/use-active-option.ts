// ui: which option of a list the keyboard is on. Shared by everything that has a listbox.

import { type KeyboardEvent, useState } from 'react';

export interface ActiveOption {
  /** Index of the option that Enter would pick; -1 for none. */
  active: number;
  /** Null: whichever is the first. */
  setActive: (index: number | null) => void;
  /** Arrows, Home and End (with Ctrl in a text field), Enter. True: it was one of ours. */
  moveOnKey: (event: KeyboardEvent) => boolean;
}

/**
 * Options that can't be picked are walked over too: that is how one hears why. The keyboard stays on an option as others
 * come and go around it, and on none when it went itself: Enter never picks what took its place.
 */
export function useActiveOption(keys: readonly string[], onPick: (index: number) => void): ActiveOption {
  const [wanted, setWanted] = useState<string | null>(null);
  const count = keys.length;
  const [first] = keys;
  // Held from its first sight on, the one that nobody chose as well.
  if (wanted === null && first !== undefined) setWanted(first);
  const active = keys.indexOf(wanted ?? first ?? '');
  const setActive = (index: number | null): void => setWanted(index === null ? null : (keys[index] ?? null));
  const moveOnKey = (event: KeyboardEvent): boolean => {
    if (event.nativeEvent.isComposing || count === 0) return false;
    const inText = event.target instanceof HTMLInputElement && !event.ctrlKey;
    if (event.key === 'ArrowDown') setActive((active + 1) % count);
    else if (event.key === 'ArrowUp') setActive((Math.max(active, 0) - 1 + count) % count);
    else if (event.key === 'PageDown') setActive(Math.min(active + 8, count - 1));
    else if (event.key === 'PageUp') setActive(Math.max(active - 8, 0));
    else if (event.key === 'Home' && !inText) setActive(0);
    else if (event.key === 'End' && !inText) setActive(count - 1);
    else if (event.key !== 'Enter') return false;
    else if (active >= 0) onPick(active);
    event.preventDefault();
    return true;
  };
  return { active, setActive, moveOnKey };
}
