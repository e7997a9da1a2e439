// accounts: where in a name the words that were searched for are. Pure.

import { foldText } from '@/utils/fold-text.ts';

/** Start and end in UTF-16 units of the text as it stands. */
export type Mark = [start: number, end: number];

interface Folded {
  text: string;
  /** Which part of the original each folded unit came from; null: every unit is its own. */
  from: number[] | null;
  to: number[];
}

const foldedCharacters = new Map<string, string>();

/** A character as search sees it. Remembered: names use few different ones, and folding is slow. */
function foldCharacter(character: string): string {
  let folded = foldedCharacters.get(character);
  if (folded === undefined) {
    // Folding trims, and spaces must stay where they are.
    folded = /\s/u.test(character) ? ' ' : foldText(character);
    foldedCharacters.set(character, folded);
  }
  return folded;
}

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

/** Every place where a folded word is found, in order and without overlaps. */
export function findMarks(text: string, words: readonly string[]): Mark[] {
  const { text: folded, from, to } = fold(text);
  const found: Mark[] = [];
  for (const word of words) {
    if (word === '') continue;
    for (let start = folded.indexOf(word); start >= 0; start = folded.indexOf(word, start + word.length)) {
      const end = start + word.length;
      found.push(from ? [from[start] ?? 0, to[end - 1] ?? 0] : [start, end]);
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
