/** Gives whole numbers from 0 up to, but without, a limit. */
export type Random = (limit: number) => number;

/** The same numbers for the same seed (Mulberry32), so that a round can be run again. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** One of a list, or undefined of none. */
export function pick<T>(random: Random, list: readonly T[]): T | undefined {
  return list[random(list.length)];
}
