import type { OffsetMap } from '../../../shared/article/offsets';
import type { Span } from '../../../shared/article/span';
import { grouped } from '../amounts';

/**
 * Stands between the fragments of a discontinuous annotation: half of a surrogate pair, which no
 * stored text holds.
 */
export const JOINT = '\ud800';

/** The words of an annotation in the analyst's order, with joints between its fragments. */
export function jointedWords(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(` ${JOINT} `);
}

/** The words of an annotation in the analyst's order, as they stand in the text. */
export function wordsOf(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(' … ');
}

/** Where a span lies, in Unicode code points as the export counts them: `120 – 145`. */
export function placeOfSpan(span: Span, offsets: OffsetMap): string {
  return `${grouped(offsets.toPoints(span.start))} – ${grouped(offsets.toPoints(span.end))}`;
}
