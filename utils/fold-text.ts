// Basics: text as search sees it.

/**
 * Lower case, compatibility forms unified, accents gone: "Café", "CAFE" and "ｃａｆé" are the same.
 * Hangul syllables stay whole (NFD would take them apart and NFC puts them back together).
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .trim();
}
