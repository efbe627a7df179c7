import search from 'approx-string-match';
import type { Span } from '../article/span';
import { likelyPlaces } from './likely-places';
import { changedPlace, readAlignment, type Place, type Sought } from './score-place';

/** The longest quote that is laid upon the text as a whole. */
const WHOLE = 256;

/** Of a longer one, the beginning and the end are: what is between must be as long, and alike. */
const EDGE = 160;

/** Up to here every character between the edges is compared; in longer ones the edges must do. */
const COMPARED = 8192;

/** How much longer or shorter a long quote may have become. */
const STRETCH = 0.15;

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function findShort(text: string, sought: Sought): readonly Place[] {
  const { prefix, exact, suffix } = sought.quote;
  const expected = sought.start === null ? null : sought.start - prefix.length;
  const pattern = prefix + exact + suffix;
  return likelyPlaces(text, pattern, expected).map(({ start, alignment }) => {
    const read = readAlignment(sought.quote, alignment);
    return changedPlace(sought, { ...read, span: shifted(read.span, start) });
  });
}

/** How much of a long quote is left in a stretch, at least. */
function innerLikeness(exact: string, stretch: string): number {
  if (exact.length > COMPARED) return 1;
  const [best] = search(stretch, exact, Math.floor(exact.length / 2));
  return best ? 1 - best.errors / exact.length : 0;
}

function findLong(text: string, sought: Sought): readonly Place[] {
  const { prefix, exact, suffix } = sought.quote;
  const { start } = sought;
  const head = { prefix, exact: exact.slice(0, EDGE), suffix: '' };
  const tail = { prefix: '', exact: exact.slice(-EDGE), suffix };
  const heads = likelyPlaces(
    text,
    prefix + head.exact,
    start === null ? null : start - prefix.length,
  );
  const tails = likelyPlaces(
    text,
    tail.exact + suffix,
    start === null ? null : start + exact.length - EDGE,
  );
  const tailReads = tails.map((each) => {
    const read = readAlignment(tail, each.alignment);
    return { likeness: read.likeness, end: read.span.end + each.start };
  });
  return heads.flatMap((each) => {
    const read = readAlignment(head, each.alignment);
    const from = read.span.start + each.start;
    return tailReads.flatMap(({ likeness, end }) => {
      if (Math.abs(end - from - exact.length) > exact.length * STRETCH) return [];
      const inner = innerLikeness(exact, text.slice(from, end));
      return changedPlace(sought, {
        span: { start: from, end },
        likeness: {
          quote: Math.min(inner, (read.likeness.quote + likeness.quote) / 2),
          prefix: read.likeness.prefix,
          suffix: likeness.suffix,
        },
        // One word more or less does not turn a long quote into another one.
        matched: Array<boolean>(exact.length).fill(true),
      });
    });
  });
}

/** The places where words may be that have changed, or whose context has, in any order. */
export function findChanged(text: string, sought: Sought): readonly Place[] {
  return sought.quote.exact.length <= WHOLE ? findShort(text, sought) : findLong(text, sought);
}
