import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../shared/article/paragraphs';
import { sentenceAt, wordAt } from '../../shared/article/text-units';
import { compareFigures } from '../../shared/figure/compare-figures';
import { checkAnswers } from '../../shared/figure/check-answer';
import { parseDecimal } from '../../shared/figure/decimal';
import { edtfInterval, parseEdtf } from '../../shared/figure/edtf-date';
import { prefillFigure } from '../../shared/figure/prefill-figure';
import { prefillQuote } from '../../shared/figure/prefill-quote';
import { anchor } from '../../shared/selector/anchor';
import { describeQuote } from '../../shared/selector/describe-quote';
import { nastyText } from '../cases/nasty-texts';
import { CASES } from './cases';
import { damagedTexts } from './damage';

const dates = fc.constantFrom(
  ...[
    '2025-11-23',
    '2024-07',
    'XXXX-11-21',
    '1985/2004-06',
    '2004-06/1985',
    '2004-06~/..',
    '-0009',
    'Y170000002',
  ],
  ...['2001-21', '156X-12-XX', '2004-06-11%', '0000-02-30', '9999-12-31T23:59:60Z', '/', ''],
);

const amounts = fc.constantFrom(
  ...['1,200', '0.1', '-0', '1e5', '٣', 'one hundred and two', 'nearly two-thirds', '$5 million'],
  ...[
    'between 3 and 4 %',
    '1.000,5',
    '½',
    '21 de noviembre de 2025',
    'dos mil tres',
    '12:30',
    '4-6',
  ],
);

/** Long texts on which a careless pattern or walk would not come to an end. */
const LONG: readonly (readonly [name: string, text: string])[] = [
  ['digits', '9'.repeat(100_000)],
  ['digits in groups', '1,000'.repeat(20_000)],
  ['points', '.'.repeat(100_000)],
  ['minus signs', '-'.repeat(100_000)],
  ['spaces', ' '.repeat(100_000)],
  ['spaces between letters', 'a '.repeat(50_000)],
  ['number words', 'hundred and '.repeat(8_000)],
  ['hyphened number words', 'twenty-'.repeat(14_000)],
  ['unknown digits of a date', 'X'.repeat(100_000)],
  ['months', 'November 21 '.repeat(8_000)],
  ['slashes', '/'.repeat(100_000)],
  ['opening marks', '“'.repeat(100_000)],
  ['opening and closing marks', '"a'.repeat(50_000)],
  ['combining marks', `a${'\u0301'.repeat(100_000)}`],
  ['emoji that are joined', '👩‍'.repeat(25_000)],
  ['flags', '🇪🇸'.repeat(12_500)],
  ['line breaks', '\r\n'.repeat(50_000)],
  ['bidi controls', '\u202e'.repeat(100_000)],
  ['an address', `https://x.invalid/${'a/'.repeat(50_000)}`],
];

describe('parseEdtf', () => {
  it('reads any text as an interval in order, or says why it is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), damagedTexts(dates)), (text) => {
        const read = parseEdtf(text);
        if (!read.ok) return;
        const { first, last } = edtfInterval(read.value);
        expect(first).toBeLessThanOrEqual(last);
      }),
      CASES,
    );
  });
});

describe('parseDecimal', () => {
  it('reads any text as a number that it would write, or says why it is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), damagedTexts(amounts), fc.double().map(String)), (text) => {
        const read = parseDecimal(text);
        if (read.ok) expect(parseDecimal(String(read.value)).ok).toBe(true);
      }),
      CASES,
    );
  });
});

describe('prefillFigure', () => {
  it('gives only answers that can be stored and compared, whatever the words', () => {
    const words = fc.oneof(nastyText, damagedTexts(amounts), damagedTexts(dates));
    fc.assert(
      fc.property(words, fc.constantFrom('en', 'es', 'xx'), (text, language) => {
        const { body, guessed } = prefillFigure(text, { language });
        const { kind: _kind, ...fields } = body;
        expect([...guessed].sort()).toEqual(Object.keys(fields).sort());
        expect(checkAnswers(fields, { text, hasSource: () => false })).toMatchObject({ ok: true });
        expect(compareFigures(body, body)).toHaveProperty('relation');
      }),
      CASES,
    );
  });
});

describe('prefillQuote', () => {
  it('gives a mode for any words between any others', () => {
    fc.assert(
      fc.property(nastyText, nastyText, nastyText, (before, text, after) => {
        expect(['direct', 'partial', 'indirect']).toContain(
          prefillQuote(text, { before, after }).mode,
        );
      }),
      CASES,
    );
  });
});

describe('anchor', () => {
  it('places words on any other text, or nowhere, and always within it', () => {
    fc.assert(
      fc.property(nastyText, nastyText, fc.nat(), fc.nat(), (text, other, a, b) => {
        fc.pre(other.length > 0);
        const start = a % other.length;
        const end = start + 1 + (b % (other.length - start));
        const found = anchor(text, {
          position: { start, end },
          quote: describeQuote(other, { start, end }),
        });
        if (found.type === 'orphaned') return;
        expect(found.span.start).toBeGreaterThanOrEqual(0);
        expect(found.span.end).toBeLessThanOrEqual(text.length);
        expect(found.span.start).toBeLessThan(found.span.end);
      }),
      CASES,
    );
  });
});

describe('the readers of words', () => {
  it.each(LONG)('come to an end on 100,000 units of %s', (_name, text) => {
    const paragraphs = paragraphsOf(text);
    expect(parseEdtf(text)).toMatchObject({ ok: false });
    expect(parseDecimal(text)).toMatchObject({ ok: false });
    expect(prefillFigure(text).body.kind).toBe('figure');
    expect(prefillQuote(text, { before: text, after: text })).toHaveProperty('mode');
    for (const at of [0, text.length >> 1, text.length - 1]) {
      wordAt(text, paragraphs, at);
      sentenceAt(text, paragraphs, at);
    }
  });
});
