// accounts: a text with what was searched for marked in it.
//
// Elements, and not the browser's own highlights (CSS Custom Highlight API): those leave the document alone, and cost a
// third more from key to paint all the same.

import type { ReactNode } from 'react';
import { findMarks } from './find-marks.ts';

export interface MarkInput {
  text: string;
  /** Folded. Null where nothing was searched for yet: the first paint needs no marks. */
  words: readonly string[] | null;
  /** What of the text is searched (UTF-16 units), if not all. */
  from?: number;
  to?: number;
}

/**
 * From the first search on always text, mark, text, though there be nothing to mark: then the next letter changes what
 * is in them, and the page needn't be built anew. A function and no component, because a list calls it twice a row.
 */
export function mark({ text, words, from = 0, to = text.length }: MarkInput): ReactNode {
  if (words === null) return text;
  const marks = words.length === 0 ? [] : findMarks(text.slice(from, to), words);
  const parts: ReactNode[] = [];
  let at = 0;
  for (let index = 0; index < Math.max(1, marks.length); index++) {
    const [start, end] = marks[index] ?? [text.length - from, text.length - from];
    // The elements stay from letter to letter.
    parts.push(text.slice(at, from + start), <mark key={index}>{text.slice(from + start, from + end)}</mark>);
    at = from + end;
  }
  parts.push(text.slice(at));
  return parts;
}
