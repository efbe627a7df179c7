/** A surrogate pair: the only place where code units and code points part. */
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Converts positions in one text between UTF-16 code units and Unicode code points. */
export interface OffsetMap {
  /** The text's length in code units. */
  readonly units: number;
  /** The text's length in code points. */
  readonly points: number;
  /** An offset inside a surrogate pair counts as the start of the pair. */
  toPoints(units: number): number;
  /** Never lands inside a surrogate pair. */
  toUnits(points: number): number;
}

function isPairAt(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** How many Unicode code points a text has; a lone surrogate counts as one. */
export function codePointLength(text: string): number {
  let points = 0;
  for (let at = 0; at < text.length; at += isPairAt(text, at) ? 2 : 1) points += 1;
  return points;
}

function pairStarts(text: string): Uint32Array {
  const starts: number[] = [];
  for (const match of text.matchAll(PAIR)) starts.push(match.index);
  return Uint32Array.from(starts);
}

/** How many pairs start before an offset, which counts each pair before it as `size` units. */
function pairsBefore(pairs: Uint32Array, offset: number, size: 1 | 2): number {
  const startOf = (index: number): number => (pairs[index] ?? Infinity) - index * (2 - size);
  // Most texts have no pairs, or hardly any.
  if (pairs.length === 0 || startOf(0) >= offset) return 0;
  let low = 1;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startOf(middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function assertWithin(offset: number, length: number): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > length) {
    throw new RangeError(`Offset ${offset} is outside of a text of length ${length}`);
  }
}

/**
 * Prepares the conversion for one text. Four bytes are kept per surrogate pair, a call costs a
 * binary search over them, and nothing where there are none. Offsets outside of the text throw.
 */
export function createOffsetMap(text: string): OffsetMap {
  const pairs = pairStarts(text);
  const units = text.length;
  const points = units - pairs.length;
  return {
    units,
    points,
    toPoints(offset) {
      assertWithin(offset, units);
      return offset - pairsBefore(pairs, offset, 2);
    },
    toUnits(offset) {
      assertWithin(offset, points);
      return offset + pairsBefore(pairs, offset, 1);
    },
  };
}
