import { snapToGraphemes } from '../../shared/article/graphemes';
import type { Span } from '../../shared/article/span';
import { wordAt } from '../../shared/article/text-units';
import type { SurfaceArticle } from './surface';

export type End = 'start' | 'end';

/** One end of one fragment of an annotation, and where the other fragments leave it room. */
export interface DraggedEnd {
  readonly end: End;
  readonly span: Span;
  /** The other fragments of the same annotation. */
  readonly others: readonly Span[];
}

/**
 * The span that a drag of one of its ends to an offset makes: snapped to grapheme clusters, or to
 * words, never empty and never over another fragment.
 */
export function draggedTo(
  { text, paragraphs }: SurfaceArticle,
  { end, span, others }: DraggedEnd,
  offset: number,
  byWord: boolean,
): Span {
  const word = byWord ? wordAt(text, paragraphs, offset) : null;
  const wanted = word?.[end] ?? offset;
  if (end === 'start') {
    const floor = Math.max(0, ...others.map((it) => it.end).filter((at) => at <= span.start));
    const ceiling = shortest(text, paragraphs, span, 'start');
    return { ...span, start: Math.max(floor, Math.min(snapped(wanted), ceiling)) };
  }
  const ceiling = Math.min(
    text.length,
    ...others.map((it) => it.start).filter((at) => at >= span.end),
  );
  const floor = shortest(text, paragraphs, span, 'end');
  return { ...span, end: Math.min(ceiling, Math.max(snapped(wanted), floor)) };

  /** The border of the cluster at an offset, on the side where the span grows. */
  function snapped(at: number): number {
    const inside = { start: Math.max(at - 1, 0), end: at };
    if (end === 'end') return snapToGraphemes(text, paragraphs, inside)?.end ?? at;
    return snapToGraphemes(text, paragraphs, { start: at, end: at + 1 })?.start ?? at;
  }
}

/** Where an end stands when only the cluster at the other end is left. */
function shortest(
  text: string,
  paragraphs: SurfaceArticle['paragraphs'],
  { start, end }: Span,
  moving: End,
): number {
  const at = moving === 'end' ? { start, end: start + 1 } : { start: end - 1, end };
  return snapToGraphemes(text, paragraphs, at)?.[moving] ?? at[moving];
}
