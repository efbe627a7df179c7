import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapToGraphemes, trimSpan } from '../../../shared/article/graphemes';
import { paragraphsOf } from '../../../shared/article/paragraphs';
import type { Span } from '../../../shared/article/span';
import { textWithSpan } from '../../cases/nasty-texts';

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

function snap(text: string, span: Span): Span | null {
  return snapToGraphemes(text, paragraphsOf(text), span);
}

/** What `snapToGraphemes` means, by segmenting the whole text. */
function snapSlowly(text: string, { start, end }: Span): Span {
  const borders = [...SEGMENTER.segment(text)].map(({ index }) => index);
  borders.push(text.length);
  return {
    start: borders.findLast((border) => border <= start) ?? 0,
    end: borders.find((border) => border >= end) ?? text.length,
  };
}

const cases: readonly (readonly [name: string, text: string, from: Span, to: string])[] = [
  ['half a surrogate pair', 'a🚢b', { start: 2, end: 3 }, '🚢'],
  ['a person of a family', 'x👩‍👩‍👧y', { start: 4, end: 6 }, '👩‍👩‍👧'],
  ['a skin tone', 'x👍🏽y', { start: 3, end: 5 }, '👍🏽'],
  ['half a flag behind another', '🇪🇸🇫🇷', { start: 6, end: 8 }, '🇫🇷'],
  ['a mark without its letter', 'Cafe\u0301!', { start: 4, end: 5 }, 'e\u0301'],
  ['a letter without its mark', 'Cafe\u0301!', { start: 3, end: 4 }, 'e\u0301'],
  ['a Hangul vowel', '\u1112\u1161\u11ab', { start: 1, end: 2 }, '\u1112\u1161\u11ab'],
  ['half a line break', 'a\r\nb', { start: 2, end: 4 }, '\r\nb'],
  ['up to half a line break', 'a\r\nb', { start: 0, end: 2 }, 'a\r\n'],
  ['whole words', 'one two', { start: 4, end: 7 }, 'two'],
  ['across paragraphs', 'e\u0301\ne\u0301', { start: 1, end: 4 }, 'e\u0301\ne\u0301'],
  ['a mark at the start of a paragraph', 'a\n\u0301b', { start: 2, end: 3 }, '\u0301'],
];

describe('snapToGraphemes', () => {
  it.each(cases)('widens %s', (_name, text, from, to) => {
    const span = snap(text, from);
    expect(span && text.slice(span.start, span.end)).toBe(to);
  });

  it('gives nothing for an empty or reversed span', () => {
    expect(snap('abc', { start: 1, end: 1 })).toBeNull();
    expect(snap('abc', { start: 2, end: 1 })).toBeNull();
  });

  it('agrees with segmenting the whole text, at any offsets', () => {
    const spans = textWithSpan.chain(({ text }) =>
      fc.record({
        text: fc.constant(text),
        start: fc.nat(text.length - 1),
        length: fc.integer({ min: 1, max: text.length }),
      }),
    );
    fc.assert(
      fc.property(spans, ({ text, start, length }) => {
        const span = { start, end: Math.min(text.length, start + length) };
        expect(snap(text, span)).toEqual(snapSlowly(text, span));
      }),
      { numRuns: 500 },
    );
  });

  it('finds its window in a paragraph of a megabyte, with and without Latin letters', () => {
    for (const filler of ['word ', '港が再開。', '👩‍👩‍👧']) {
      const text = `${filler.repeat(Math.ceil(500_000 / filler.length))}e\u0301${filler.repeat(90_000)}`;
      const at = text.indexOf('e\u0301');
      expect(snap(text, { start: at + 1, end: at + 2 })).toEqual({ start: at, end: at + 2 });
    }
  });
});

describe('trimSpan', () => {
  it.each([
    ['spaces', '  a b  ', 'a b'],
    ['line breaks', '\r\na\u2028b\u2029\u0085', 'a\u2028b'],
    ['spaces that do not break', '\u00a0\u202fa\u00a0b\u2007', 'a\u00a0b'],
    ['what has no width', '\u200b\ufeff\u2060a\u200b', 'a'],
    ['nothing', 'a', 'a'],
  ])('takes %s off both ends', (_name, text, rest) => {
    const span = trimSpan(text, { start: 0, end: text.length });
    expect(span && text.slice(span.start, span.end)).toBe(rest);
  });

  it.each(['', ' ', '\r\n\t\u00a0\u200b\u2060'])('leaves nothing of %j', (text) => {
    expect(trimSpan(text, { start: 0, end: text.length })).toBeNull();
  });

  it('never looks outside of the span', () => {
    expect(trimSpan('a  b', { start: 1, end: 3 })).toBeNull();
    expect(trimSpan('ab', { start: 0, end: 1 })).toEqual({ start: 0, end: 1 });
  });
});
