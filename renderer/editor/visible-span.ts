import type { Span } from '../../shared/article/span';
import { SECTION_LENGTH } from './section-node';
import type { ShownArticle } from './shown-article';
import { elementsWithin, firstWhere, type Stretch, type Viewport } from './viewport';

/** The words of the blocks that touch a viewport widened by `margin` pixels on both sides. */
export function blocksWithin(shown: ShownArticle, viewport: Viewport, margin: number): Span {
  const { first, last } = stretchWithin(shown, widened(viewport, margin));
  const start = shown.pieces[first]?.start ?? 0;
  return { start, end: shown.pieces[last]?.end ?? start };
}

/** The same by lines: of the first and the last block only what is within the widened viewport. */
export function linesWithin(shown: ShownArticle, viewport: Viewport, margin: number): Span {
  const view = widened(viewport, margin);
  const { first, last } = stretchWithin(shown, view);
  const [top, bottom] = [shown.pieces[first], shown.pieces[last]];
  if (!top || !bottom) return { start: top?.start ?? 0, end: top?.start ?? 0 };
  const start = lineFrom(shown, top, (line) => line.bottom > view.top) ?? top.start;
  const end = lineFrom(shown, bottom, (line) => line.top >= view.bottom) ?? bottom.end;
  return { start, end: Math.max(start, end) };
}

/** Where the first line begins that is not cut off by the top of the viewport. */
export function firstLine(shown: ShownArticle, view: Viewport): number {
  const { first, last } = stretchWithin(shown, view);
  for (const piece of shown.pieces.slice(first, last + 1)) {
    // Lines stand at fractions of a pixel, scroll positions less so.
    const line = lineFrom(shown, piece, ({ top }) => top > view.top - 1);
    if (line !== null) return line;
  }
  return shown.pieces[first]?.start ?? 0;
}

/** Whether one span lies within another. */
export function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function widened({ top, bottom }: Viewport, margin: number): Viewport {
  return { top: top - margin, bottom: bottom + margin };
}

function stretchWithin({ sections, blocks }: ShownArticle, view: Viewport): Stretch {
  const near = elementsWithin(sections, view);
  return elementsWithin(blocks, view, {
    first: near.first * SECTION_LENGTH,
    last: Math.min((near.last + 1) * SECTION_LENGTH, blocks.length) - 1,
  });
}

/**
 * The offset at which the first line begins for which something holds that then holds for all
 * below, or null where that is for none or cannot be told. Lines follow the order of the text, also
 * where the letters within them run the other way.
 */
function lineFrom(
  { positions }: ShownArticle,
  { start, end }: Span,
  holdsOf: (line: DOMRect) => boolean,
): number | null {
  let isKnown = true;
  const found = firstWhere(start, end, (offset) => {
    const [line] = positions.rangeOf({ start: offset, end: offset + 1 }).getClientRects();
    isKnown &&= line !== undefined;
    return line !== undefined && holdsOf(line);
  });
  return isKnown && found < end ? found : null;
}
