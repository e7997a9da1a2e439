// ui: the letters that stand for a name.

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const first = (text: string, count: number): string =>
  [...segmenter.segment(text)]
    .slice(0, count)
    .map(({ segment }) => segment)
    .join('');

/** First letters of the first and last word; the first two of a single word ("김민수" gives "김민"). Whole graphemes. */
export function getInitials(name: string): string {
  const words = name
    .split(/[\s\-–—_.,/()]+/u)
    .filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  const [one, last] = [words[0], words.at(-1)];
  if (!one || !last) return '·';
  return (words.length === 1 ? first(one, 2) : first(one, 1) + first(last, 1)).toLocaleUpperCase();
}
