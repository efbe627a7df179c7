import { describe, expect, it } from 'vitest';
import type { Span } from '../../../shared/article/span';
import { createAnchor, type Anchoring } from '../../../shared/selector/anchor';
import { describeQuote } from '../../../shared/selector/describe-quote';
import { seedQuotes, type SeedQuote } from '../../cases/seed-quotes';

/** A text after a change, and where each offset of the text before it went. */
interface Changed {
  readonly text: string;
  readonly offsetOf: (offset: number) => number;
}

type Change = (text: string, seed: number) => Changed;

/** A small generator of numbers from 0 to 1 (mulberry32), so that every run is the same. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Changes a text piece by piece, and keeps count of where things went. */
function replaced(text: string, pattern: RegExp, change: (piece: string) => string): Changed {
  const starts: number[] = [];
  const shifts: number[] = [];
  let shift = 0;
  const after = text.replace(pattern, (piece, ...rest) => {
    const offset = rest.find((each): each is number => typeof each === 'number') ?? 0;
    const other = change(piece);
    shift += other.length - piece.length;
    starts.push(offset + piece.length);
    shifts.push(shift);
    return other;
  });
  const offsetOf = (offset: number): number => {
    const index = starts.findLastIndex((start) => start <= offset);
    return offset + (shifts[index] ?? 0);
  };
  return { text: after, offsetOf };
}

const PARAGRAPH =
  'Editors’ note: an earlier version of this report gave another time for the first call.\n';

const STRAIGHT: Readonly<Record<string, string>> = { '“': '"', '”': '"', '‘': "'", '’': "'" };

const LETTERS = 'etaoinshrdlu';

/** A typing error at every fiftieth character: another letter, one more, one less, two swapped. */
function typos(text: string, seed: number): Changed {
  const random = randomOf(seed);
  const letter = (): string => LETTERS.charAt(Math.floor(random() * LETTERS.length));
  return replaced(text, /\p{L}{2}|[^\r\n]/gu, (piece) => {
    if (random() >= 0.02 * (piece.length > 1 ? 2 : 1) || piece.length > 2) return piece;
    const kind = random();
    if (kind < 0.4) return letter() + piece.slice(1);
    if (kind < 0.6) return letter() + piece;
    if (kind < 0.8) return piece.slice(1);
    return [...piece].toReversed().join('');
  });
}

const CHANGES: readonly (readonly [name: string, change: Change])[] = [
  ['nothing is changed', (text) => ({ text, offsetOf: (offset) => offset })],
  [
    'a paragraph is inserted',
    (text, seed) => {
      const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
      const at = breaks[Math.floor(randomOf(seed)() * breaks.length)] ?? 0;
      const after = text.slice(0, at) + PARAGRAPH + text.slice(at);
      return {
        text: after,
        offsetOf: (offset) => (offset >= at ? offset + PARAGRAPH.length : offset),
      };
    },
  ],
  [
    'curly quotes become straight',
    (text) => replaced(text, /[“”‘’]/g, (sign) => STRAIGHT[sign] ?? sign),
  ],
  ['LF becomes CRLF', (text) => replaced(text, /\r?\n/g, () => '\r\n')],
  ['CRLF becomes LF', (text) => replaced(text, /\r\n/g, () => '\n')],
  [
    'composed letters are decomposed',
    (text) => replaced(text, /\P{ASCII}/gu, (s) => s.normalize('NFD')),
  ],
  ['spaces do not break', (text) => replaced(text, / (?=\d)|(?<=\d) /g, () => '\u00a0')],
  ['2 % are typing errors', typos],
];

const QUOTES = seedQuotes();

/** How many times each quote is tried with another seed. */
const RUNS = 3;

function isNear(found: Span, meant: Span): boolean {
  return Math.abs(found.start - meant.start) <= 1 && Math.abs(found.end - meant.end) <= 1;
}

interface Tally {
  placed: number;
  orphaned: number;
  wrong: string[];
}

function tell({ file, text, span }: SeedQuote, found: Span, after: string): string {
  return `${file}: ${text.slice(span.start, span.end)} -> ${after.slice(found.start, found.end)}`;
}

function tallyOf(
  change: Change,
  judge: (quote: SeedQuote, changed: Changed, found: Anchoring) => Span | null = (
    quote,
    changed,
  ) => ({
    start: changed.offsetOf(quote.span.start),
    end: changed.offsetOf(quote.span.end),
  }),
): Tally {
  const tally: Tally = { placed: 0, orphaned: 0, wrong: [] };
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const anchors = new Map<
      string,
      { changed: Changed; anchor: ReturnType<typeof createAnchor> }
    >();
    for (const quote of QUOTES) {
      const made = anchors.get(quote.file);
      const changed = made?.changed ?? change(quote.text, seed);
      const anchor = made?.anchor ?? createAnchor(changed.text);
      anchors.set(quote.file, { changed, anchor });
      const { span: position, text } = quote;
      const found = anchor({ position, quote: describeQuote(text, position) });
      const meant = judge(quote, changed, found);
      if (found.type === 'orphaned') tally.orphaned += 1;
      else if (meant && isNear(found.span, meant)) tally.placed += 1;
      else tally.wrong.push(tell(quote, found.span, changed.text));
    }
  }
  return tally;
}

describe('createAnchor on the seeds', () => {
  it('is tried on hundreds of quotes, short and long', () => {
    const lengths = QUOTES.map(({ span }) => span.end - span.start);
    expect(QUOTES.length).toBeGreaterThan(300);
    expect(Math.min(...lengths)).toBeLessThan(10);
    expect(Math.max(...lengths)).toBeGreaterThan(200);
  });

  it.each(CHANGES)(
    'places 99.5 % within a character, and none wrongly, when %s',
    (name, change) => {
      const { placed, orphaned, wrong } = tallyOf(change);
      const all = placed + orphaned + wrong.length;
      console.log(
        `${name}: ${placed} of ${all} placed, ${orphaned} orphaned, ${wrong.length} wrong`,
      );
      expect(wrong).toEqual([]);
      expect(placed / all).toBeGreaterThanOrEqual(0.995);
    },
  );

  /** Takes the words of one quote out of its article, and perhaps puts others elsewhere. */
  function withoutQuote({ text, span }: SeedQuote, put = ''): string {
    const rest = text.slice(0, span.start) + text.slice(span.end);
    const at = rest.indexOf('\n', span.start < rest.length / 2 ? (rest.length * 3) / 4 : 0) + 1;
    return rest.slice(0, at) + (put && `${put} `) + rest.slice(at);
  }

  /** The same sentence with one word in the middle of it exchanged. */
  function nearlyTheSame({ text, span }: SeedQuote): string {
    const words = text.slice(span.start, span.end).split(' ');
    return words.with(Math.floor(words.length / 2), 'somewhere').join(' ');
  }

  const isSameWords = (quote: SeedQuote, text: string, found: Span): boolean =>
    text.slice(found.start, found.end) === quote.text.slice(quote.span.start, quote.span.end);

  /** Takes out the whole paragraph in which a quote stands. */
  function withoutParagraph({ text, span }: SeedQuote): string {
    const start = text.lastIndexOf('\n', span.start) + 1;
    const end = text.indexOf('\n', span.end);
    return text.slice(0, start) + (end === -1 ? '' : text.slice(end + 1));
  }

  const GONE: readonly (readonly [string, (quote: SeedQuote) => string])[] = [
    ['are gone', (quote) => withoutQuote(quote)],
    [
      'are gone, and nearly the same sentence is elsewhere',
      (quote) => withoutQuote(quote, nearlyTheSame(quote)),
    ],
    ['are gone with the paragraph', withoutParagraph],
    [
      'are gone while there are typing errors',
      (quote) => {
        const changed = typos(withoutQuote(quote), 7);
        return changed.text;
      },
    ],
  ];

  it.each(GONE)('orphans every quote whose words %s', (name, without) => {
    const wrong: string[] = [];
    let elsewhere = 0;
    for (const quote of QUOTES) {
      const after = without(quote);
      const description = { position: quote.span, quote: describeQuote(quote.text, quote.span) };
      const found = createAnchor(after)(description);
      if (found.type === 'orphaned') continue;
      if (isSameWords(quote, after, found.span)) elsewhere += 1;
      wrong.push(`${tell(quote, found.span, after)} ${JSON.stringify(found)}`);
    }
    console.log(
      `words ${name}: ${wrong.length} of ${QUOTES.length} wrong (${elsewhere} the same words)`,
    );
    expect(wrong).toEqual([]);
  });
});
