import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWords } from '../../../shared/selector/find-words';

const found = (text: string, words: string): readonly string[] =>
  findWords(text, words).map(({ start, end }) => text.slice(start, end));

describe('findWords', () => {
  it.each<[why: string, text: string, words: string, expected: readonly string[]]>([
    ['every place, in order', 'one two one', 'one', ['one', 'one']],
    ['whatever the case', 'MADURO, Maduro', 'maduro', ['MADURO', 'Maduro']],
    ['whatever the quotes', 'It’s “cordial”', 'it\'s "cordial"', ['It’s “cordial”']],
    ['whatever the dash', 'a two–hour call', 'two-hour', ['two–hour']],
    ['any white space for any other', 'he\u00a0 said\r\nso', 'he said so', ['he\u00a0 said\r\nso']],
    ['letters composed another way', 'Nicola\u0301s', 'Nicolás', ['Nicola\u0301s']],
    ['signs as they are, never as a pattern', 'a.*b (c', '.*b (c', ['.*b (c']],
    ['brackets, bars and backslashes too', '[x|y]\\{1}', '[x|y]\\{1}', ['[x|y]\\{1}']],
    ['words that were glued together', 'VenezuelaNicolás', 'nicolás', ['Nicolás']],
    ['an emoji whole', 'a 👨‍👩‍👧 b', '👨‍👩‍👧', ['👨‍👩‍👧']],
    ['nothing twice where places overlap', 'aaa', 'aa', ['aa']],
    ['nothing for white space alone', 'a b', ' \n', []],
    ['nothing for nothing', 'a b', '', []],
    ['nothing that is not there', 'a b', 'c', []],
  ])('finds %s', (_, text, words, expected) => {
    expect(found(text, words)).toEqual(expected);
  });

  it('finds any words of any text again where they are', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    const cases = fc.tuple(text, fc.nat(), fc.nat()).map(([all, a, b]) => {
      const points = [...new Intl.Segmenter('und').segment(all)].map(({ index }) => index);
      const [start, end] = [points[a % points.length] ?? 0, points[b % points.length] ?? 0];
      return { all, words: all.slice(Math.min(start, end), Math.max(start, end)).trim() };
    });
    fc.assert(
      fc.property(cases, ({ all, words }) => {
        fc.pre(words !== '');
        expect(findWords(all, words).length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
