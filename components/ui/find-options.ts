// ui: which options a typed text means, the likeliest first. Pure.

const isPart = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** 0: a whole word of the text; 1: what the text begins with; 2: what a word begins with; 3: somewhere inside. */
function getDistance(text: string, word: string): number {
  let least = 3;
  for (let at = text.indexOf(word); at >= 0 && least > 0; at = text.indexOf(word, at + 1)) {
    const begins = at === 0 || !isPart(word[0]) || !isPart(text[at - 1]);
    const isWhole = begins && !isPart(text[at + word.length]);
    least = Math.min(least, isWhole ? 0 : at === 0 ? 1 : begins ? 2 : 3);
  }
  return least;
}

/** Those with all the words, in an order that is else theirs. `folded`: their texts, as `foldText` makes them. */
export function findOptions<Option>(
  options: readonly Option[],
  folded: readonly string[],
  words: readonly string[],
): Option[] {
  const found = options.flatMap((option, index) => {
    const text = folded[index] ?? '';
    if (!words.every((word) => text.includes(word))) return [];
    return [{ option, distance: words.reduce((sum, word) => sum + getDistance(text, word), 0) }];
  });
  return found.sort((a, b) => a.distance - b.distance).map(({ option }) => option);
}
