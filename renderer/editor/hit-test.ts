import type { Paragraphs } from '../../shared/article/article';
import { snapToGraphemes } from '../../shared/article/graphemes';
import type { Span } from '../../shared/article/span';
import type { TextPositions } from './text-positions';

/**
 * The offset of the character whose glyph is under a point in client coordinates, or null beside
 * the text. The nearest caret position lies before or behind that character, so both are looked at.
 */
export function offsetUnder(
  x: number,
  y: number,
  text: string,
  paragraphs: Paragraphs,
  positions: TextPositions,
): number | null {
  const caret = document.caretPositionFromPoint(x, y);
  const offset = caret && positions.offsetOf(caret.offsetNode, caret.offset);
  if (offset === null) return null;
  for (const start of [offset, offset - 1]) {
    const cluster = snapToGraphemes(text, paragraphs, { start, end: start + 1 });
    if (cluster && start >= 0 && covers(cluster, x, y, positions)) return cluster.start;
  }
  return null;
}

function covers(cluster: Span, x: number, y: number, positions: TextPositions): boolean {
  const rects = [...positions.rangeOf(cluster).getClientRects()];
  return rects.some(
    ({ left, right, top, bottom }) => left <= x && x < right && top <= y && y < bottom,
  );
}
