// ui: a name within a sentence.

const open = '\u2068';
const close = '\u2069';
const isolates = /[\u2066-\u2069]/g;

/**
 * A name that somebody else wrote, for a sentence of ours: whatever its script, its direction and the sentence's don't
 * touch. It is Unicode's own way (U+2068 … U+2069), good in attributes too; `Isolated` makes elements of it.
 */
export function isolate(name: string): string {
  return `${open}${name.replace(isolates, '')}${close}`;
}

/** The sentence in pieces: every second one, from the second on, is a name. */
export function splitIsolated(sentence: string): string[] {
  return sentence.split(isolates);
}
