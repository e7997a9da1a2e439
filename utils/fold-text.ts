// Basics: text as search sees it.

/** Letters that Unicode doesn't take apart, and what people without them on their keyboard type. */
const plain: Record<string, string> = { ß: 'ss', ø: 'o', đ: 'd', ł: 'l', ı: 'i', æ: 'ae', œ: 'oe' };

/** Digits of other scripts are the same numbers (full-width ones are a compatibility form). */
const otherDigits = /[\u0660-\u0669\u06F0-\u06F9]/g;

const ASCII = /^[\x20-\x7e]*$/;

/**
 * Lower case, compatibility forms unified, accents gone, and what can't be seen (a zero width space, a direction
 * mark): "Café", "CAFE" and "ｃａｆé" are the same, and so are "Straße" and "strasse".
 * Hangul syllables stay whole (NFD would take them apart and NFC puts them back together).
 */
export function foldText(text: string): string {
  // Most names, and all that is left to do for them: lists have ten thousand.
  if (ASCII.test(text)) return text.toLowerCase().trim();
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßøđłıæœ]/g, (letter) => plain[letter] ?? letter)
    .replace(otherDigits, (digit) => String(digit.charCodeAt(0) & 0xf))
    .trim();
}
