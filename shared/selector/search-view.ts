import type { Span } from '../article/span';

/**
 * A text as it is searched: spellings that programs exchange for one another are one spelling. Only
 * places come out of it, in offsets of the text itself; its words are never stored.
 */
export interface SearchView {
  readonly text: string;
  /** The place of a stretch of the view in the text. */
  readonly toText: (span: Span) => Span;
  /** The place of an offset of the text in the view. */
  readonly fromText: (offset: number) => number;
}

/** What a character is searched as; all are one code unit, as their stand-ins are. */
const STAND_INS: readonly (readonly [alike: string, standIn: string])[] = [
  ['‘’‚‛′ʼ', "'"],
  ['“”„‟″«»', '"'],
  ['‐‑‒–—―−', '-'],
  [
    '\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
    ' ',
  ],
  ['\r\u0085\u2028\u2029', '\n'],
];

const STAND_IN_OF = new Map(
  STAND_INS.flatMap(([alike, standIn]) => [...alike].map((sign) => [sign, standIn] as const)),
);

/** CRLF, one of the characters above, or a run that may be composed another way (Hangul too). */
const PIECE =
  /\r\n|[‘’‚‛′ʼ“”„‟″«»‐‑‒–—―−\u00a0\u2000-\u200a\u202f\u205f\u3000\r\u0085\u2028\u2029]|\P{M}\p{M}+|[\u1100-\u11ff]+/gu;

function standInFor(piece: string): string {
  if (piece === '\r\n') return '\n';
  return STAND_IN_OF.get(piece) ?? piece.normalize('NFC');
}

/** Words as a view would have them. */
export function searchable(words: string): string {
  return words.replace(PIECE, standInFor);
}

/** Where view and text part: from here on they run in step again. */
interface Step {
  readonly view: number;
  readonly text: number;
}

/** The last step at or before an offset. */
function stepBefore(steps: readonly Step[], side: keyof Step, offset: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle]?.[side] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function convert(steps: readonly Step[], from: keyof Step, to: keyof Step, offset: number): number {
  const index = stepBefore(steps, from, offset);
  const step = steps[index] ?? { view: 0, text: 0 };
  // Within a piece that is longer on one side, the end of the piece on the other is the limit.
  const limit = steps[index + 1]?.[to] ?? Infinity;
  return Math.min(step[to] + offset - step[from], limit);
}

/** Prepares the search in one text. */
export function createSearchView(text: string): SearchView {
  const steps: Step[] = [];
  let shift = 0;
  const view = text.replace(PIECE, (piece, offset: number) => {
    const standIn = standInFor(piece);
    if (standIn.length !== piece.length) {
      shift += standIn.length - piece.length;
      const end = offset + piece.length;
      steps.push({ text: end, view: end + shift });
    }
    return standIn;
  });
  const toText = (offset: number): number => convert(steps, 'view', 'text', offset);
  return {
    text: view,
    toText: ({ start, end }) => ({ start: toText(start), end: toText(end) }),
    fromText: (offset) => convert(steps, 'text', 'view', offset),
  };
}
