// accounts: a text with what was searched for marked in it.
//
// Elements, and not the browser's own highlights (CSS Custom Highlight API): those leave the document alone, and cost a
// third more from key to paint all the same.

import type { ReactNode } from 'react';
import { findMarks } from './find-marks.ts';

export interface MarkedProps {
  text: string;
  /** Folded. */
  words: readonly string[];
  /** How much of the text, from its begin, is searched (UTF-16 units). All by default. */
  length?: number;
}

export function Marked({ text, words, length = text.length }: MarkedProps): ReactNode {
  if (words.length === 0) return text;
  const marks = findMarks(text.slice(0, length), words);
  if (marks.length === 0) return text;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [index, [start, end]] of marks.entries()) {
    // The elements stay from letter to letter, and what is in them changes.
    parts.push(text.slice(at, start), <mark key={index}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}
