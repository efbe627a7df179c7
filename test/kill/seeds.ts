import { LINES } from './choose';
import type { SeedText } from './kept-state';

function seed(title: string, words: string): SeedText {
  const lines = Array.from({ length: LINES - 1 }, (_, line) => `${line + 1} ${words}`);
  return { title, text: [title, ...lines].join('\n') };
}

/** The articles of every run: lines that the arrow keys reach, with characters of every length. */
export const SEEDS: readonly SeedText[] = [
  seed('Ferry row', 'boats lay at the quay'),
  seed('Rents again', 'percent 🏠 says the city 👩‍👩‍👧'),
  seed('Niños del río', 'mil pesos café y más'),
];
