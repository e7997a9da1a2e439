// ui: the letters that stand for a name.

import { remember } from '@/utils/remember.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const first = (text: string, count: number): string =>
  [...segmenter.segment(text)]
    .slice(0, count)
    .map(({ segment }) => segment)
    .join('');

/** Letters as wide as they are high: one of them fills a circle. */
const wide =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Extended_Pictographic}]/u;

/**
 * First letters of the first and last word; the first two of a single word; one where they are wide. Whole graphemes.
 * Remembered: a list shows the same few people again and again, and segmenting is slow.
 */
export const getInitials = remember((name: string): string => {
  const words = name
    .split(/[\s\-–—_.,/()]+/u)
    .filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  const [one, last] = [words[0], words.at(-1)];
  if (!one || !last) return '·';
  if (wide.test(first(one, 1))) return first(one, 1);
  return (words.length === 1 ? first(one, 2) : first(one, 1) + first(last, 1)).toLocaleUpperCase();
});
