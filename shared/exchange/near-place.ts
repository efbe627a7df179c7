import type { Candidate } from '../selector/anchor';
import type { NearPlace } from './foreign-read';

function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.toSorted((a, b) => b.score - a.score)[0];
}

/**
 * The best place of what was not placed, of the candidates of each of its fragments; null where a
 * fragment has none. Its score is that of the worst fragment.
 */
export function nearPlace(
  text: string,
  candidates: readonly (readonly Candidate[])[],
): NearPlace | null {
  const best = candidates.flatMap((each) => bestOf(each) ?? []);
  if (best.length === 0 || best.length < candidates.length) return null;
  return {
    words: best.map(({ start, end }) => text.slice(start, end)).join(' '),
    score: Math.min(...best.map(({ score }) => score)),
  };
}
