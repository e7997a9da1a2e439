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
  /** What of the text is searched (UTF-16 units), if not all. */
  from?: number;
  to?: number;
}

export function Marked({ text, words, from = 0, to = text.length }: MarkedProps): ReactNode {
  if (words.length === 0) return text;
  const marks = findMarks(text.slice(from, to), words);
  if (marks.length === 0) return text;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [index, [start, end]] of marks.entries()) {
    // The elements stay from letter to letter, and what is in them changes.
    parts.push(text.slice(at, from + start), <mark key={index}>{text.slice(from + start, from + end)}</mark>);
    at = from + end;
  }
  parts.push(text.slice(at));
  return parts;
}
