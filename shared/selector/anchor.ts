import type { Span } from '../article/span';
import { matchExact, matchInContext } from './match-quote';
import type { TextQuoteSelector } from './selector';

/** What is known of a place: its words, and where they stood in code units. */
export interface Description {
  readonly position?: Span;
  readonly quote: TextQuoteSelector;
}

/** `candidates` are the places between which nothing decides; none when the words are gone. */
export type Anchoring =
  | { readonly type: 'anchored'; readonly span: Span }
  | { readonly type: 'moved'; readonly span: Span; readonly from: Span }
  | { readonly type: 'orphaned'; readonly candidates: readonly Span[] };

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** The only span, or the one that is nearer to a position than all others. */
function pick(spans: readonly Span[], position: Span | undefined): Span | null {
  if (spans.length < 2 || !position) return spans.length === 1 ? (spans[0] ?? null) : null;
  const distance = (span: Span): number => Math.abs(span.start - position.start);
  const [nearest, next] = spans.toSorted((a, b) => distance(a) - distance(b));
  if (!nearest || !next || distance(nearest) === distance(next)) return null;
  return nearest;
}

function settled(span: Span, position: Span | undefined): Anchoring {
  if (!position || sameSpan(span, position)) return { type: 'anchored', span };
  return { type: 'moved', span, from: position };
}

/**
 * Finds a described place in a text, by exact words only. Words in their whole context win, the
 * nearest to the position where there are several; then words at their very position; then words
 * that occur once. Whatever is ambiguous beyond that is orphaned, never guessed.
 */
export function anchor(text: string, description: Description): Anchoring {
  const { position, quote } = description;
  const inContext = matchInContext(text, quote);
  const best = pick(inContext, position);
  if (best) return settled(best, position);
  if (inContext.length > 0) return { type: 'orphaned', candidates: inContext };

  const exact = matchExact(text, quote);
  const unmoved = position && exact.find((span) => sameSpan(span, position));
  const only = unmoved ?? (exact.length === 1 ? exact[0] : undefined);
  return only ? settled(only, position) : { type: 'orphaned', candidates: exact };
}
