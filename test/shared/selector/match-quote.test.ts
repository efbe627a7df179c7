import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeQuote } from '../../../shared/selector/describe-quote';
import { matchQuote } from '../../../shared/selector/match-quote';
import type { TextQuoteSelector } from '../../../shared/selector/selector';
import { nastyText, textWithSpan } from '../../cases/nasty-texts';

function quoteOf(exact: string, prefix = '', suffix = ''): TextQuoteSelector {
  return { exact, prefix, suffix };
}

const cases: readonly (readonly [
  name: string,
  text: string,
  quote: TextQuoteSelector,
  starts: readonly number[],
])[] = [
  ['words that occur once', 'one two', quoteOf('two'), [4]],
  ['words that occur twice', 'two two', quoteOf('two'), [0, 4]],
  ['words that overlap themselves', 'aaa', quoteOf('aa'), [0, 1]],
  ['the one with the same words before it', 'a two b two', quoteOf('two', 'b '), [8]],
  ['the one with the same words behind it', 'two a two b', quoteOf('two', '', ' b'), [6]],
  ['all words when the context is gone', 'two two', quoteOf('two', 'x', 'y'), [0, 4]],
  ['nothing when the words are gone', 'one', quoteOf('two', 'one'), []],
  ['nothing for no words', 'one', quoteOf('', 'on', 'e'), []],
  ['nothing for half a surrogate pair', '🚢', quoteOf('\ud83d'), []],
  ['nothing for words in another normal form', 'Caf\u00e9', quoteOf('Cafe\u0301'), []],
  ['nothing where only the line break differs', 'a\r\nb', quoteOf('a\nb'), []],
  ['signs that mean something to a pattern', 'a.*(b)', quoteOf('.*(b)'), [1]],
];

describe('matchQuote', () => {
  it.each(cases)('finds %s', (_name, text, quote, starts) => {
    const spans = matchQuote(text, quote);
    expect(spans.map(({ start }) => start)).toEqual(starts);
    for (const { start, end } of spans) expect(text.slice(start, end)).toBe(quote.exact);
  });

  it('finds what describeQuote described', () => {
    fc.assert(
      fc.property(textWithSpan, ({ text, start, end }) => {
        expect(matchQuote(text, describeQuote(text, { start, end }))).toContainEqual({
          start,
          end,
        });
      }),
      { numRuns: 500 },
    );
  });

  it('finds exactly what was described where no 32 code points occur twice', () => {
    const text = Array.from({ length: 300 }, (_, index) => `${index}🚢`).join(' ');
    fc.assert(
      fc.property(fc.nat(299), (index) => {
        const start = text.indexOf(`${index}🚢`);
        const span = { start, end: start + `${index}🚢`.length };
        expect(matchQuote(text, describeQuote(text, span))).toEqual([span]);
      }),
    );
  });

  it('bears any quote over any text', () => {
    const part = fc.string({ unit: 'binary', maxLength: 4 });
    fc.assert(
      fc.property(nastyText, part, part, part, (text, exact, prefix, suffix) => {
        for (const { start, end } of matchQuote(text, { exact, prefix, suffix })) {
          expect(text.slice(start, end)).toBe(exact);
        }
      }),
    );
  });
});
