import type { Span } from '../../shared/article/span';
import { SECTION_LENGTH } from './section-node';
import type { ShownArticle } from './show-article';
import { elementsWithin, type Viewport } from './viewport';

/** The words of the blocks that touch a viewport widened by `margin` pixels on both sides. */
export function spanWithin(
  { sections, blocks, pieces }: ShownArticle,
  { top, bottom }: Viewport,
  margin: number,
): Span {
  const view = { top: top - margin, bottom: bottom + margin };
  const near = elementsWithin(sections, view);
  const within = elementsWithin(blocks, view, {
    first: near.first * SECTION_LENGTH,
    last: Math.min((near.last + 1) * SECTION_LENGTH, blocks.length) - 1,
  });
  const start = pieces[within.first]?.start ?? 0;
  return { start, end: pieces[within.last]?.end ?? start };
}

/** Whether one span lies within another. */
export function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
