import type { Paragraphs } from '../../shared/article/article';
import { snapToGraphemes } from '../../shared/article/graphemes';
import type { Span } from '../../shared/article/span';

/** Code units of one block on screen; Chromium lays out a block as a whole, or not at all. */
const LONGEST_PIECE = 2048;

/** How far before the end of a piece a space to break at is looked for. */
const BREAK_WITHIN = 256;

/** A stretch of a paragraph that is one block on screen. */
export interface Piece extends Span {
  /** Whether it is the last of its paragraph, with the gap behind it. */
  readonly last: boolean;
}

/**
 * Paragraphs as they are laid out: a longer one than any newspaper prints is shown as several
 * blocks without gaps, so that no single layout holds up the window. The text stays as it is.
 */
export function piecesOf(text: string, paragraphs: Paragraphs): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { start, end } of paragraphs) {
    let from = start;
    while (end - from > LONGEST_PIECE) {
      const cut = cutBefore(text, paragraphs, from + LONGEST_PIECE);
      const to = cut > from ? cut : from + LONGEST_PIECE;
      pieces.push({ start: from, end: to, last: false });
      from = to;
    }
    pieces.push({ start: from, end, last: true });
  }
  return pieces;
}

/** Behind the last space before an offset, or else where no cluster is split. */
function cutBefore(text: string, paragraphs: Paragraphs, offset: number): number {
  const space = text.slice(offset - BREAK_WITHIN, offset).lastIndexOf(' ');
  const at = space < 0 ? offset : offset - BREAK_WITHIN + space + 1;
  return snapToGraphemes(text, paragraphs, { start: at, end: at + 1 })?.start ?? at;
}
