import type { Digest } from '../../article/article';
import { digestText } from '../../article/digest';
import { createOffsetMap } from '../../article/offsets';
import type { Span } from '../../article/span';
import { toXmlText } from './xml-text';

/**
 * A text as it goes into a project: line feeds only, and nothing that XML forbids, because readers
 * count CRLF as one or as two and put texts into XML.
 */
export interface LineFeedText {
  readonly text: string;
  /** How the line ends were (`toLineEnds`); absent where nothing was changed. */
  readonly lineEnds?: string;
  /** What was replaced by U+FFFD, as `offset:hex` in code points of this text. */
  readonly replaced?: string;
  /** A span of the original text in code points of this one, and whether it can be found again. */
  toPoints(span: Span): { readonly start: number; readonly end: number; readonly isExact: boolean };
}

/** One letter for each line end. */
const LETTERS: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\r\n': 'w' };
const ENDS: Readonly<Record<string, string>> = { n: '\n', r: '\r', w: '\r\n' };
const LINE_END = /\r\n|\r|\n/g;

/** Line ends in their order, equal ones in a row counted: `3w1n` is three CRLF and a line feed. */
function toLineEnds(text: string): string | undefined {
  if (!text.includes('\r')) return undefined;
  const runs: { letter: string; count: number }[] = [];
  for (const [end] of text.matchAll(LINE_END)) {
    const letter = LETTERS[end] ?? 'n';
    const last = runs.at(-1);
    if (last?.letter === letter) last.count += 1;
    else runs.push({ letter, count: 1 });
  }
  return runs.map(({ letter, count }) => `${count}${letter}`).join('');
}

/** A reader would take the mark at the start of a file for one of its encoding. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? `\ufffd${text.slice(1)}` : text;
}

function replacementsIn(before: string, after: string): string | undefined {
  const originals = [...before];
  const replaced = [...after].flatMap((sign, index) => {
    const original = originals[index];
    if (original === undefined || original === sign) return [];
    return [`${index}:${(original.codePointAt(0) ?? 0).toString(16)}`];
  });
  return replaced.length === 0 ? undefined : replaced.join(' ');
}

/** Makes the text of a project of the text of an article. */
export function lineFeedText(original: string): LineFeedText {
  const broken = original.replaceAll(LINE_END, '\n');
  const text = withoutMark(toXmlText(broken));
  const lineEnds = toLineEnds(original);
  const replaced = text === broken ? undefined : replacementsIn(broken, text);
  const offsets = createOffsetMap(text);
  const pairs = lineEnds === undefined ? [] : [...original.matchAll(/\r\n/g)];
  const pairStarts = Uint32Array.from(pairs, ({ index }) => index);
  const removedBefore = (offset: number): number => {
    let low = 0;
    let high = pairStarts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairStarts[middle] ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const splitsPair = (offset: number): boolean =>
    original[offset - 1] === '\r' && original[offset] === '\n';
  return {
    text,
    ...(lineEnds !== undefined && { lineEnds }),
    ...(replaced !== undefined && { replaced }),
    toPoints: ({ start, end }) => ({
      start: offsets.toPoints(start - removedBefore(start)),
      end: offsets.toPoints(end - removedBefore(end)),
      isExact: !splitsPair(start) && !splitsPair(end),
    }),
  };
}

function withReplacements(text: string, replaced: string): string {
  const points = [...text];
  for (const each of replaced.split(' ')) {
    const [index = '', hex = ''] = each.split(':');
    const point = Number.parseInt(hex, 16);
    if (Number(index) < points.length && point <= 0x10ffff) {
      points[Number(index)] = String.fromCodePoint(point);
    }
  }
  return points.join('');
}

function withLineEnds(text: string, lineEnds: string): string {
  const runs = [...lineEnds.matchAll(/(\d+)([nrw])/g)].map(([, count, letter = 'n']) => ({
    left: Number(count),
    end: ENDS[letter] ?? '\n',
  }));
  let at = 0;
  return text.replaceAll('\n', () => {
    while (runs[at]?.left === 0) at += 1;
    const run = runs[at];
    if (!run) return '\n';
    run.left -= 1;
    return run.end;
  });
}

/** The original of such a text; null where the digest proves that it is another one by now. */
export function originalText(
  text: string,
  { lineEnds, replaced }: Pick<LineFeedText, 'lineEnds' | 'replaced'>,
  digest: Digest,
): string | null {
  const filled = replaced === undefined ? text : withReplacements(text, replaced);
  const original = lineEnds === undefined ? filled : withLineEnds(filled, lineEnds);
  return original.isWellFormed() && digestText(original) === digest ? original : null;
}
