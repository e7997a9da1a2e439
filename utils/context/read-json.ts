// Context: which object in JSON an `id` is of. Texts that people paste are answers of the Graph API as well, whole or cut,
// their quotes escaped or not. Pure.

import { type Meaning, readKey } from './read-label.ts';

export interface JsonObjects {
  /** `"business":{"id":"1…"}`: what the number that begins there is by the object whose `id` it is. In ascending order. */
  read(at: number): Meaning;
}

const ID = /\\?"id\\?"\s{0,4}:\s{0,4}\\?"?$/;
const NESTING = /\\?"([\w-]{1,60})\\?"\s{0,4}:\s{0,4}(?=[{[])|[{}[\]]/g;
/** Deeper than any answer. */
const MOST_OPEN = 1_000;

export function createJsonObjects(text: string): JsonObjects {
  /** The key of each object and list that is open; what is in a list, or is called `data`, has the list's. */
  const open: string[] = [];
  let next = 0;
  let named: string | null = null;

  function readTo(at: number): void {
    NESTING.lastIndex = next;
    for (let match = NESTING.exec(text); match && match.index < at; match = NESTING.exec(text)) {
      next = NESTING.lastIndex;
      const [sign, key] = match;
      if (key !== undefined) {
        named = key;
        continue;
      }
      if (sign === '}' || sign === ']') open.pop();
      else if (open.length < MOST_OPEN)
        open.push(named === null || named === 'data' ? (open.at(-1) ?? '') : named);
      named = null;
    }
  }

  return {
    read(at) {
      if (!ID.test(text.slice(Math.max(0, at - 20), at))) return null;
      readTo(at);
      const key = open.at(-1) ?? '';
      return key !== '' && readKey(key) === 'other' ? 'other' : null;
    },
  };
}
