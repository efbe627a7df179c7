import { codePointLength } from '../../article/offsets';
import type { StatedFragment } from '../foreign/foreign-items';

/** A stretch in the unit of the file. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

type Cut = (words: string, from: number, length: number) => string;

const byPoints: Cut = (words, from, length) => [...words].slice(from, from + length).join('');
const byUnits: Cut = (words, from, length) => words.slice(from, from + length);

/** Cuts words that are joined by one space where stretches of those lengths end; null for others. */
function cutAt(stretches: readonly Stretch[], words: string, cut: Cut): string[] | null {
  const pieces: string[] = [];
  let from = 0;
  for (const [index, { start, end }] of stretches.entries()) {
    if (index > 0 && cut(words, from - 1, 1) !== ' ') return null;
    pieces.push(cut(words, from, end - start));
    from += end - start + 1;
  }
  return pieces;
}

const lengthOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { start, end }) => sum + end - start, stretches.length - 1);

/**
 * The words of each stretch, out of the one column in which brat joins them by spaces. Null where the
 * words cannot be those of stretches of these lengths, however characters are counted.
 */
export function readWords(
  stretches: readonly Stretch[],
  words: string | null,
): readonly StatedFragment[] | null {
  if (words === null || words === '') return stretches;
  const [only] = stretches;
  if (only && stretches.length === 1) return [{ ...only, exact: words }];
  const length = lengthOf(stretches);
  const isByPoints = codePointLength(words) === length;
  if (!isByPoints && words.length !== length) return null;
  const pieces = cutAt(stretches, words, isByPoints ? byPoints : byUnits);
  return pieces && stretches.map((stretch, index) => ({ ...stretch, exact: pieces[index] ?? '' }));
}
