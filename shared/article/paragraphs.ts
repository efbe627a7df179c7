import type { Paragraphs } from './article';

/** A line between breaks: LF, VT, FF, CR, NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR end one. */
const LINE = /[^\n\v\f\r\u0085\u2028\u2029]+/g;

/** The lines of a text that are not empty, in order, each without its break. */
export function paragraphsOf(text: string): Paragraphs {
  const paragraphs = [];
  for (const match of text.matchAll(LINE)) {
    paragraphs.push({ start: match.index, end: match.index + match[0].length });
  }
  return paragraphs;
}

/**
 * The index of the last paragraph that starts at or before an offset, or -1 before the first. An
 * offset at a paragraph's end, or in the breaks and empty lines behind it, belongs to it.
 */
export function paragraphAt(paragraphs: Paragraphs, offset: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const paragraph = paragraphs[middle];
    if (paragraph && paragraph.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
