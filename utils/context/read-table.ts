// Context: what a number in a text is, by where it stands: the words before it, its column's head, the cell beside it or
// the line above. Pure.

import { isAccountIdHead, type Meaning, readHead, readLabel, readLabelAlone } from './read-label.ts';

export interface Row {
  /** What the number is that begins there. */
  read(at: number, digits: number): Meaning;
  /** A number or an address that ends there was read, and what it is. */
  pass(to: number, meaning: Meaning): void;
}

export interface Table {
  /** The lines of a text, in order; also blank ones. `hasIds`: whether there is a number or an address in it. */
  readRow(line: string, hasIds: boolean): Row;
}

interface Cell {
  text: string;
  start: number;
}

const MARKS = ['\t', '|', ';', ','];
const TAG = /<\/?[a-z][^<>\d]{0,60}>/gi;
const LETTER = /\p{L}/u;
const GOES_ON = /^[^\p{L}):;/]*$/u;
const SENTENCE_END = /[:.!?]\s*$/;

/** By the first of the marks that the line has. One in quotes separates nothing. */
function splitCells(line: string): Cell[] {
  const mark = MARKS.find((one) => line.includes(one));
  const cells: Cell[] = [];
  let [start, quotes] = [0, 0];
  for (const { 0: sign, index } of line.matchAll(/["\t|;,]/g)) {
    if (sign === '"') quotes += 1;
    if (sign !== mark || quotes % 2 === 1) continue;
    cells.push({ text: line.slice(start, index), start });
    start = index + 1;
  }
  cells.push({ text: line.slice(start), start });
  return cells;
}

export function createTable(): Table {
  /** Of the last line that was the head of a table. */
  let columns: Meaning[] = [];
  /** What the last line was a label of; it holds for the numbers below it. */
  let above: { text: string; isUsed: boolean } | null = null;

  function readHeads(cells: readonly Cell[]): void {
    const heads = cells.map(({ text }) => readHead(text));
    if (heads.every((head) => head === null)) return;
    // Beside a column of their ids no other has any. One that is called `Account` may have their names.
    const areIdsNamed = cells.some(({ text }) => isAccountIdHead(text));
    columns = heads.map((head) => head ?? (areIdsNamed ? 'other' : null));
  }

  function readWords(line: string): void {
    if (line.trim() === '') {
      columns = [];
      if (above?.isUsed) above = null;
    }
    if (!LETTER.test(line)) return;
    above = null;
    const cells = splitCells(line);
    if (cells.length > 1 && !SENTENCE_END.test(line)) {
      readHeads(cells);
    } else {
      columns = [];
      above = { text: line, isUsed: false };
    }
  }

  return {
    readRow(line, hasIds) {
      // Markup stands between cells as well.
      const plain = line.replace(TAG, (tag) => '\t'.padEnd(tag.length));
      if (!hasIds) readWords(plain);
      const label = above;
      if (hasIds && LETTER.test(plain)) above = null;
      const cells = hasIds ? splitCells(plain) : [];
      const heads = cells.length > 1 && cells.length === columns.length ? columns : null;
      let index = 0;
      /** The last cell before that one that says anything. */
      let beside: string | null = null;
      let end = 0;
      let last: Meaning = null;

      return {
        read(at, digits) {
          for (; (cells[index + 1]?.start ?? Infinity) <= at; index += 1) {
            const { text = '' } = cells[index] ?? {};
            if (text.trim() !== '') beside = text;
          }
          const start = cells[index]?.start ?? 0;
          const words = plain.slice(Math.max(start, end), at);
          const head = heads?.[index] ?? null;
          if (LETTER.test(words)) return readLabel(words, digits) ?? head;
          if (heads && end <= start) return head;
          // A list of something else goes on. Behind an account anything may come.
          if (end > 0 && GOES_ON.test(plain.slice(end, at))) return last === 'other' ? last : null;
          if (beside !== null) return readLabelAlone(beside, digits);
          if (label === null) return null;
          label.isUsed = true;
          return readLabelAlone(label.text, digits);
        },
        pass(to, meaning) {
          [end, last] = [to, meaning];
        },
      };
    },
  };
}
