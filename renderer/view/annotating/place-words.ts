import type { OffsetMap } from '../../../shared/article/offsets';
import type { Span } from '../../../shared/article/span';
import { grouped } from '../amounts';

/** Shown between the fragments of a discontinuous annotation; not part of any text. */
const BETWEEN_FRAGMENTS = ' … ';

/** The words of an annotation in the analyst's order, as they stand in the text. */
export function wordsOf(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(BETWEEN_FRAGMENTS);
}

/** Where a span lies, in Unicode code points as the export counts them: `120 – 145`. */
export function placeOfSpan(span: Span, offsets: OffsetMap): string {
  return `${grouped(offsets.toPoints(span.start))} – ${grouped(offsets.toPoints(span.end))}`;
}
