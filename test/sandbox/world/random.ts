// A small seeded generator, so that the same seed makes the same world.

export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** From `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  shuffle<T>(list: readonly T[]): T[];
  /** A decimal id with exactly `length` digits that this generator has not given before. */
  id(length: number): string;
}

/** Mulberry32: 32 bits of state, good enough for names and sizes, nothing secret. */
export function createRandom(seed: number): Random {
  let state = (seed * 2654435761) >>> 0;
  const given = new Set<string>();

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));

  function id(length: number): string {
    for (;;) {
      let digits = String(int(1, 9));
      while (digits.length < length) digits += String(int(0, 9));
      if (given.has(digits)) continue;
      given.add(digits);
      return digits;
    }
  }

  function shuffle<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = int(0, last);
      const held = copy[last] as T;
      copy[last] = copy[other] as T;
      copy[other] = held;
    }
    return copy;
  }

  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => list[int(0, list.length - 1)] as T,
    shuffle,
    id,
  };
}
