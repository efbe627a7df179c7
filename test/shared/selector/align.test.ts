import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, beneath } from '../../../shared/selector/align';

describe('align', () => {
  it.each([
    ['the same words', 'boats h', 'many boats here', 'boats h', 0],
    ['a letter more', 'boats h', 'many boatts here', 'boatts h', 1],
    ['a letter less', 'boats h', 'many bots here', 'bots h', 1],
    ['another letter', 'boats h', 'many boots here', 'boots h', 1],
    ['two letters in each other’s place', 'boats h', 'many baots here', 'baots h', 1],
  ])('lays a pattern upon %s', (_name, pattern, text, words, errors) => {
    const alignment = align(pattern, text);
    const { start, end } = beneath(alignment, { start: 0, end: pattern.length });
    expect(text.slice(start, end)).toBe(words);
    expect(alignment.errors).toBe(errors);
  });

  it('finds any pattern in a text that holds it, without errors', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, words, after) => {
        const alignment = align(words, before + words + after);
        expect(alignment.errors).toBe(0);
        expect(alignment.matched.every((isSame) => isSame)).toBe(true);
        const { start, end } = beneath(alignment, { start: 0, end: words.length });
        expect((before + words + after).slice(start, end)).toBe(words);
      }),
    );
  });

  it('never has more errors than the pattern has letters, and borders in order', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (pattern, text) => {
        const { borders, errors } = align(pattern, text);
        expect(errors).toBeLessThanOrEqual(pattern.length);
        expect(borders).toEqual(borders.toSorted((a, b) => a - b));
      }),
    );
  });
});
