import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphAt, paragraphsOf } from '../../../shared/article/paragraphs';
import { nastyText } from '../../cases/nasty-texts';

const cases: readonly (readonly [name: string, text: string, lines: readonly string[]])[] = [
  ['no text', '', []],
  ['only breaks', '\r\n\n\u2028', []],
  ['one line without a break', 'a b', ['a b']],
  ['line feeds', 'a\nb\n', ['a', 'b']],
  ['carriage returns with line feeds', 'a\r\n\r\nb', ['a', 'b']],
  ['a lone carriage return', 'a\rb', ['a', 'b']],
  ['rare breaks', 'a\u0085b\vc\fd\u2028e\u2029f', ['a', 'b', 'c', 'd', 'e', 'f']],
  ['a line of blanks', 'a\n \u00a0\nb', ['a', ' \u00a0', 'b']],
  ['an empty first line', '\nTitle', ['Title']],
  ['information separators, which break nothing', 'a\u001cb', ['a\u001cb']],
];

describe('paragraphsOf', () => {
  it.each(cases)('finds the lines of %s', (_name, text, lines) => {
    expect(paragraphsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(lines);
  });

  it('leaves nothing but line breaks outside of its spans', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        let at = 0;
        let outside = '';
        for (const { start, end } of paragraphsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          outside += text.slice(at, start);
          at = end;
        }
        expect(outside + text.slice(at)).toMatch(/^[\n\v\f\r\u0085\u2028\u2029]*$/);
      }),
    );
  });

  it('splits a text of a megabyte in short lines without trouble', () => {
    const text = 'word\r\n'.repeat(200_000);
    expect(paragraphsOf(text)).toHaveLength(200_000);
  });
});

describe('paragraphAt', () => {
  const paragraphs = paragraphsOf('\nab\r\n\r\ncd\n');

  it.each([
    [0, -1],
    [1, 0],
    [2, 0],
    [3, 0],
    [5, 0],
    [7, 1],
    [9, 1],
    [10, 1],
  ])('puts offset %i into paragraph %i', (offset, index) => {
    expect(paragraphAt(paragraphs, offset)).toBe(index);
  });

  it('knows no paragraph in an empty text', () => {
    expect(paragraphAt([], 0)).toBe(-1);
  });

  it('agrees with looking through all paragraphs', () => {
    fc.assert(
      fc.property(nastyText, fc.nat(200), (text, offset) => {
        const all = paragraphsOf(text);
        const slow = all.findLastIndex(({ start }) => start <= offset);
        expect(paragraphAt(all, offset)).toBe(slow);
      }),
    );
  });
});
