import { markedSpan } from '../../shared/annotation/edit-target';
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
 * words, never without a visible character and never over another fragment. Pulled past the other
 * end, which stays where it is, the ends change places.
 */
export function draggedTo(
  { text, paragraphs }: SurfaceArticle,
  { end, span, others }: DraggedEnd,
  offset: number,
  byWord: boolean,
): Span {
  const floor = Math.max(0, ...others.map((it) => it.end).filter((at) => at <= span.start));
  const starts = others.map((it) => it.start).filter((at) => at >= span.end);
  const ceiling = Math.min(text.length, ...starts);
  const at = Math.min(Math.max(offset, floor), ceiling);
  const held = end === 'start' ? span.end : span.start;
  const moving = markedSpan({ text, paragraphs }, between(at, held))
    ? at < held
      ? 'start'
      : 'end'
    : end;
  const word = byWord ? wordAt(text, paragraphs, at) : null;
  const wanted = word?.[moving] ?? at;
  if (moving === 'start') {
    const start = Math.min(clusterAt(wanted).start, clusterAt(held - 1).start);
    return { start: Math.max(floor, start), end: held };
  }
  const last = Math.max(clusterAt(wanted - 1).end, clusterAt(held).end);
  return { start: held, end: Math.min(ceiling, last) };

  function clusterAt(index: number): Span {
    const unit = { start: index, end: index + 1 };
    return snapToGraphemes(text, paragraphs, unit) ?? unit;
  }
}

function between(a: number, b: number): Span {
  return { start: Math.min(a, b), end: Math.max(a, b) };
}
