import type { Paragraphs } from './article';
import { paragraphAt } from './paragraphs';
import type { Span } from './span';

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Code units on each side of an offset that the segmenter sees; its time grows faster than its text. */
const WINDOW = 2048;

/** Below this, only CR and LF stick together (Unicode Standard Annex 29, table 2). */
const FIRST_JOINING = 0x300;

const CR = 0x0d;
const LF = 0x0a;

/** Characters that `trimSpan` takes off: white space, NEL, zero width space, word joiner. */
const BLANK = /[\s\u0085\u200b\u2060]/u;

function isSureBorder(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before < FIRST_JOINING && after < FIRST_JOINING && !(before === CR && after === LF);
}

/** A border at most `WINDOW` before an offset: a sure one, or else where the window ends. */
function windowStart(text: string, paragraph: Span, offset: number): number {
  const limit = Math.max(paragraph.start, offset - WINDOW);
  for (let at = offset - 1; at > limit; at -= 1) {
    if (isSureBorder(text, at)) return at;
  }
  return limit;
}

/** The cluster of a paragraph that holds the code unit at an offset. */
function clusterAt(text: string, paragraph: Span, offset: number): Span {
  const start = windowStart(text, paragraph, offset);
  const end = Math.min(paragraph.end, offset + WINDOW);
  const segment = SEGMENTER.segment(text.slice(start, end)).containing(offset - start);
  const clusterStart = start + (segment?.index ?? offset - start);
  return { start: clusterStart, end: clusterStart + (segment?.segment.length ?? 1) };
}

/** The cluster that an offset splits, or null where the offset is a border. */
function splitCluster(text: string, paragraphs: Paragraphs, offset: number): Span | null {
  if (offset <= 0 || offset >= text.length || isSureBorder(text, offset)) return null;
  if (text.charCodeAt(offset - 1) === CR && text.charCodeAt(offset) === LF) {
    return { start: offset - 1, end: offset + 1 };
  }
  const paragraph = paragraphs[paragraphAt(paragraphs, offset)];
  if (!paragraph || offset <= paragraph.start || offset >= paragraph.end) return null;
  const cluster = clusterAt(text, paragraph, offset);
  return cluster.start < offset ? cluster : null;
}

/**
 * The smallest span of whole grapheme clusters that holds a span, or null for an empty one. A
 * cluster that reaches further than 2,048 code units from its middle is cut there.
 */
export function snapToGraphemes(text: string, paragraphs: Paragraphs, span: Span): Span | null {
  if (span.start >= span.end) return null;
  return {
    start: splitCluster(text, paragraphs, span.start)?.start ?? span.start,
    end: splitCluster(text, paragraphs, span.end)?.end ?? span.end,
  };
}

/** A span without the white space at its ends, or null when nothing else remains. */
export function trimSpan(text: string, span: Span): Span | null {
  let { start, end } = span;
  while (start < end && BLANK.test(text.charAt(start))) start += 1;
  while (end > start && BLANK.test(text.charAt(end - 1))) end -= 1;
  return start < end ? { start, end } : null;
}
