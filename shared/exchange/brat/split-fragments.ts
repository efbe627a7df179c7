import { codePointLength } from '../../article/offsets';
import type { StatedFragment } from '../foreign/foreign-items';
import { BETWEEN_BREAKS } from './one-line';

/** A stretch with its words; positions count code points. */
export type Piece = Required<StatedFragment>;

/**
 * Fragments as brat can hold them: cut at line breaks, which are left out. A fragment of nothing
 * else has no pieces.
 */
export function splitFragments(fragments: readonly Piece[]): readonly Piece[] {
  return fragments.flatMap(({ start, exact }) =>
    [...exact.matchAll(BETWEEN_BREAKS)].map((match) => {
      const [words] = match;
      const from = start + codePointLength(exact.slice(0, match.index));
      return { start: from, end: from + codePointLength(words), exact: words };
    }),
  );
}

/** Whether two lists of stretches are of the same places. */
export function samePlaces(a: readonly StatedFragment[], b: readonly StatedFragment[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ start, end }, index) => b[index]?.start === start && b[index].end === end)
  );
}
