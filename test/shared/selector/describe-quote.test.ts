import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeQuote } from '../../../shared/selector/describe-quote';
import { textWithSpan } from '../../cases/nasty-texts';

describe('describeQuote', () => {
  it('keeps 32 code points on each side, however many units they take', () => {
    const text = `${'🚢'.repeat(40)}words${'e\u0301'.repeat(40)}`;
    const start = text.indexOf('words');
    expect(describeQuote(text, { start, end: start + 5 })).toEqual({
      exact: 'words',
      prefix: '🚢'.repeat(32),
      suffix: 'e\u0301'.repeat(16),
    });
  });

  it('keeps less where the text ends', () => {
    expect(describeQuote('ab', { start: 0, end: 1 })).toEqual({
      exact: 'a',
      prefix: '',
      suffix: 'b',
    });
  });

  it('gives the same as counting code points one by one, and never half of one', () => {
    fc.assert(
      fc.property(textWithSpan, ({ text, start, end }) => {
        const quote = describeQuote(text, { start, end });
        expect(quote).toEqual({
          exact: text.slice(start, end),
          prefix: [...text.slice(0, start)].slice(-32).join(''),
          suffix: [...text.slice(end)].slice(0, 32).join(''),
        });
        expect(Object.values(quote).every((part) => part.isWellFormed())).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
