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

/** How many Unicode code points a text has; a lone surrogate counts as one. */
export function codePointLength(text: string): number {
  return text.length - (text.match(PAIR)?.length ?? 0);
}

function pairStarts(text: string): Uint32Array {
  const starts: number[] = [];
  for (const match of text.matchAll(PAIR)) starts.push(match.index);
  return Uint32Array.from(starts);
}

/** The number of leading indices below `length` for which `holds`; it must hold for a prefix. */
function countWhile(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
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
  const pairAt = (index: number): number => pairs[index] ?? Infinity;
  return {
    units,
    points,
    toPoints(offset) {
      assertWithin(offset, units);
      return offset - countWhile(pairs.length, (index) => pairAt(index) < offset);
    },
    toUnits(offset) {
      assertWithin(offset, points);
      return offset + countWhile(pairs.length, (index) => pairAt(index) - index < offset);
    },
  };
}
