import type { Link } from './read-line';

/** How a line stands to the one before it. */
export type Step =
  | 'next'
  /** Changes are missing between the two. */
  | 'gap'
  /** It comes too late, twice, or continues another history. */
  | 'misplaced';

/**
 * How a whole line stands to the last one that was taken. Nothing taken yet (null) means that the
 * chain may begin anywhere; what it lacks at its beginning is for its reader to say.
 */
export function stepTo(line: Link, last: Pick<Link, 'seq' | 'sum'> | null): Step {
  if (last === null) return 'next';
  if (line.seq <= last.seq) return 'misplaced';
  if (line.seq > last.seq + 1) return 'gap';
  return line.prev === last.sum ? 'next' : 'misplaced';
}
