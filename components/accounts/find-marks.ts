// accounts: where in a name the words that were searched for are. Pure.

import { foldText } from '@/utils/fold-text.ts';
import { remember } from '@/utils/remember.ts';

/** Start and end in UTF-16 units of the text as it stands. */
export type Mark = [start: number, end: number];

interface Folded {
  text: string;
  /** Which part of the original each folded unit came from; null: every unit is its own. */
  from: number[] | null;
  to: number[];
}

/** A character as search sees it. Remembered: names use few different ones, and folding is slow. */
const foldCharacter = remember((character: string): string =>
  // Folding trims, and spaces must stay where they are.
  /\s/u.test(character) ? ' ' : foldText(character),
);

/**
 * Folding changes lengths ("ﬃ" is three letters, an accent none), so each folded unit remembers which character it
 * came from. Plain ASCII (most names, every id) changes its case alone.
 */
function fold(text: string): Folded {
  if (/^[ -~]*$/.test(text)) return { text: text.toLowerCase(), from: null, to: [] };
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = foldCharacter(character);
    for (let unit = 0; unit < piece.length; unit++) {
      from.push(at);
      to.push(at + character.length);
    }
    // An accent of its own belongs to the letter before it.
    if (piece === '' && to.length > 0) to[to.length - 1] = at + character.length;
    folded += piece;
    at += character.length;
  }
  return { text: folded, from, to };
}

/** Where a word is found: at the beginning of a word if it is anywhere, which is what counts most; else the first place. */
function findPlace(text: string, word: string): number {
  const first = text.indexOf(word);
  for (let at = first; at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || /[^\p{L}\p{N}]/u.test(text.charAt(at - 1))) return at;
  }
  return first;
}

/**
 * One place of each folded word, in order and without overlaps. One, because every "e" of a list, marked, says nothing;
 * and what one types first is a letter.
 */
export function findMarks(text: string, words: readonly string[]): Mark[] {
  const { text: folded, from, to } = fold(text);
  const found: Mark[] = [];
  for (const word of words) {
    const start = word === '' ? -1 : findPlace(folded, word);
    if (start < 0) continue;
    const end = start + word.length;
    found.push(from ? [from[start] ?? 0, to[end - 1] ?? 0] : [start, end]);
  }
  found.sort((a, b) => a[0] - b[0]);
  return found.reduce<Mark[]>((merged, mark) => {
    const last = merged.at(-1);
    if (last && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1]);
    else merged.push([...mark]);
    return merged;
  }, []);
}
