import type { Span } from '../article/span';
import type { Anchoring, Candidate, Description } from './anchor';

/** What became of the fragments of one target, together. */
export type FragmentsAnchoring =
  | { readonly type: 'anchored'; readonly spans: readonly Span[] }
  /** The score is that of the worst of them. */
  | { readonly type: 'moved'; readonly spans: readonly Span[]; readonly score: number }
  /** `candidates` of each fragment, in their order; a placed one has its place. */
  | { readonly type: 'orphaned'; readonly candidates: readonly (readonly Candidate[])[] };

/** Whether of two fragments the same one comes first, and neither reaches into the other. */
function isInOrder(
  [before, after]: readonly [Span | undefined, Span],
  [otherBefore, otherAfter]: readonly [Span | undefined, Span],
): boolean {
  if (after.start < otherAfter.end && otherAfter.start < after.end) return false;
  if (!before || !otherBefore) return true;
  return before.start < otherBefore.start === after.start < otherAfter.start;
}

/** Whether places keep the fragments apart, and in the order in which they stood in the text. */
function arePlausible(descriptions: readonly Description[], spans: readonly Span[]): boolean {
  const pairs = spans.map((span, index) => [descriptions[index]?.position, span] as const);
  const byPlace = pairs.toSorted(([, a], [, b]) => a.start - b.start);
  return byPlace.every((pair, index) => {
    const next = byPlace[index + 1];
    return !next || isInOrder(pair, next);
  });
}

/** The places of one fragment; the only one where it was found. */
function candidatesOf(found: Anchoring): readonly Candidate[] {
  if (found.type === 'orphaned') return found.candidates;
  return [{ ...found.span, score: found.type === 'moved' ? found.score : 1 }];
}

/**
 * Finds all fragments of one target. They stand or fall together: where one is lost, or where they
 * would overlap or come in another order than before, all of them are orphaned.
 */
export function anchorFragments(
  anchor: (description: Description) => Anchoring,
  descriptions: readonly Description[],
): FragmentsAnchoring {
  const found = descriptions.map(anchor);
  const spans = found.flatMap((each) => (each.type === 'orphaned' ? [] : [each.span]));
  if (spans.length < found.length || !arePlausible(descriptions, spans)) {
    return { type: 'orphaned', candidates: found.map(candidatesOf) };
  }
  const scores = found.flatMap((each) => (each.type === 'moved' ? [each.score] : []));
  return scores.length === 0
    ? { type: 'anchored', spans }
    : { type: 'moved', spans, score: Math.min(...scores) };
}
