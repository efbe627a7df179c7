import type { Span } from '../article/span';
import { OFFSET_UNITS, type OffsetUnit, type UnitDecision } from './foreign-read';

/** A place as a file states it, in whatever unit the file counts, and the words that it has there. */
export interface Sample {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** The samples of a file that stand in one text. */
export interface Evidence {
  readonly text: string;
  readonly samples: readonly Sample[];
}

/** Converts the positions of a file in one text to UTF-16 code units. */
export interface UnitConverter {
  readonly unit: OffsetUnit;
  /** Null for what is no whole number, or outside of the text. */
  toUnits(offset: number): number | null;
  /** Null for a stretch that is empty, or that does not lie in the text. */
  toSpan(stretch: { readonly start: number; readonly end: number }): Span | null;
}

/** The pairs of code units that count as one in each unit. */
const COUNTED_AS_ONE: Readonly<Record<OffsetUnit, RegExp | null>> = {
  'code-point': /[\ud800-\udbff][\udc00-\udfff]/g,
  'utf-16': null,
  'crlf-as-one': /[\ud800-\udbff][\udc00-\udfff]|\r\n/g,
  'utf-16-crlf-as-one': /\r\n/g,
};

function pairStarts(text: string, unit: OffsetUnit): Uint32Array {
  const pattern = COUNTED_AS_ONE[unit];
  if (!pattern) return new Uint32Array();
  const starts: number[] = [];
  for (const match of text.matchAll(pattern)) starts.push(match.index);
  return Uint32Array.from(starts);
}

/** How many pairs end at or before an offset that counts each of them as one. */
function pairsBefore(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? Infinity) - middle < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Prepares the conversion for one text. Units that count a CRLF as one never land inside of it. A
 * call costs a binary search over the pairs of the text.
 */
export function createUnitConverter(text: string, unit: OffsetUnit): UnitConverter {
  const starts = pairStarts(text, unit);
  const length = text.length - starts.length;
  const toUnits = (offset: number): number | null => {
    if (!Number.isInteger(offset) || offset < 0 || offset > length) return null;
    return offset + pairsBefore(starts, offset);
  };
  return {
    unit,
    toUnits,
    toSpan(stretch) {
      const start = toUnits(stretch.start);
      const end = toUnits(stretch.end);
      return start === null || end === null || start >= end ? null : { start, end };
    },
  };
}

const toLineFeeds = (text: string): string => text.replaceAll('\r\n', '\n');

/** Whether words of a text are those of a file; who counts a CRLF as one often writes it as LF. */
export function sameWords(covered: string, stated: string, unit: OffsetUnit): boolean {
  if (covered === stated) return true;
  return unit.endsWith('crlf-as-one') && toLineFeeds(covered) === toLineFeeds(stated);
}

/**
 * The unit in which most of a file's places agree with its words, of `of` places in all. Where
 * several do equally well, `expected` wins, then the order of `OFFSET_UNITS`.
 */
export function chooseUnit(
  fileName: string,
  of: number,
  agreeing: (unit: OffsetUnit) => number,
  expected: OffsetUnit = 'code-point',
): UnitDecision {
  let best: UnitDecision = { fileName, unit: expected, matched: agreeing(expected), of };
  for (const unit of OFFSET_UNITS) {
    if (best.matched === of) break;
    const matched = unit === expected ? 0 : agreeing(unit);
    if (matched > best.matched) best = { fileName, unit, matched, of };
  }
  return best;
}

function agreeingIn({ text, samples }: Evidence, unit: OffsetUnit): number {
  const converter = createUnitConverter(text, unit);
  const agree = samples.filter((sample) => {
    const span = converter.toSpan(sample);
    return span !== null && sameWords(text.slice(span.start, span.end), sample.exact, unit);
  });
  return agree.length;
}

/** The unit in which a file counts, told by how many of its covered texts agree (`chooseUnit`). */
export function decideUnit(
  fileName: string,
  evidence: readonly Evidence[],
  expected: OffsetUnit = 'code-point',
): UnitDecision {
  const of = evidence.reduce((sum, { samples }) => sum + samples.length, 0);
  const agreeing = (unit: OffsetUnit): number =>
    evidence.reduce((sum, each) => sum + agreeingIn(each, unit), 0);
  return chooseUnit(fileName, of, agreeing, expected);
}
