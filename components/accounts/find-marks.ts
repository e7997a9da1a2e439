// accounts: where in a name the words that were searched for are. Pure.

import { foldText } from '@/utils/fold-text.ts';

/** Start and end in UTF-16 units of the text as it stands. */
export type Mark = [start: number, end: number];

/**
 * Every place where a folded word is found, in order and without overlaps. Folding changes lengths ("ﬃ" is three
 * letters, an accent none), so each folded unit remembers which character it came from.
 */
export function findMarks(text: string, words: readonly string[]): Mark[] {
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of text) {
    // Folding trims, and spaces must stay where they are.
    const piece = /\s/u.test(character) ? ' ' : foldText(character);
    for (let unit = 0; unit < piece.length; unit++) {
      from.push(at);
      to.push(at + character.length);
    }
    // An accent of its own belongs to the letter before it.
    if (piece === '' && to.length > 0) to[to.length - 1] = at + character.length;
    folded += piece;
    at += character.length;
  }
  const found: Mark[] = [];
  for (const word of words) {
    if (word === '') continue;
    for (let start = folded.indexOf(word); start >= 0; start = folded.indexOf(word, start + word.length)) {
      found.push([from[start] ?? 0, to[start + word.length - 1] ?? 0]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  return found.reduce<Mark[]>((merged, mark) => {
    const last = merged.at(-1);
    if (last && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1]);
    else merged.push([...mark]);
    return merged;
  }, []);
}
