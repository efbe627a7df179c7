/**
 * A text shortened in its middle for the eye, in the order in which it is read: `head` and `tail`
 * are seen, `middle` is only heard. Joined, they are the text, or its first and last parts with an
 * ellipsis between them where even `heard` is too little.
 */
export interface Excerpt {
  readonly head: string;
  readonly middle: string;
  readonly tail: string;
}

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const WIDEST_CLUSTER = 64;
const LONGEST_END = 4096;

/** The nearest border between grapheme clusters at or before an offset. */
export function borderBefore(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  const from = Math.max(0, offset - WIDEST_CLUSTER);
  const segment = SEGMENTER.segment(text.slice(from, offset + WIDEST_CLUSTER)).containing(
    offset - from,
  );
  return segment ? from + segment.index : offset;
}

/** The two ends of a text that is too long to look through; what lies between is never shown. */
function ends(text: string): string {
  return text.length <= 2 * LONGEST_END
    ? text
    : text.slice(0, LONGEST_END) + text.slice(-LONGEST_END);
}

/** Shortens a text to about `seen` code units for the eye and `heard` for the ear. */
export function excerptOf(text: string, seen: number, heard = 200): Excerpt {
  const line = ends(text).replaceAll(/\s+/g, ' ');
  if (line.length <= seen) return { head: line, middle: '', tail: '' };
  const tailLength = Math.floor(seen / 3);
  const headEnd = borderBefore(line, seen - tailLength - 1);
  const tailStart = borderBefore(line, line.length - tailLength);
  const head = line.slice(0, headEnd);
  const tail = line.slice(tailStart);
  const room = Math.max(0, heard - head.length - tail.length);
  const middleEnd = borderBefore(line, headEnd + room);
  const middle =
    middleEnd >= tailStart ? line.slice(headEnd, tailStart) : `${line.slice(headEnd, middleEnd)}…`;
  return { head, middle, tail };
}
