import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seenSpan } from '../../../shared/article/direction-controls';
import { fastest } from '../../builders/fastest';

/** A text with `[` and `]` around a span. */
function bracketed(source: string): { text: string; start: number; end: number } {
  const start = source.indexOf('[');
  const end = source.indexOf(']') - 1;
  return { text: source.replace('[', '').replace(']', ''), start, end };
}

describe('seenSpan', () => {
  it.each([
    ['spaces alone', 'he [ said ] it', 'he  [said]  it'],
    ['a pair around the words', 'he [\u2067said\u2069] it', 'he \u2067[said]\u2069 it'],
    [
      'pairs and spaces around the words',
      '[ \u2067 \u202bsaid\u202c\u2069 ]',
      ' \u2067 \u202b[said]\u202c\u2069 ',
    ],
    ['the end of a pair alone', 'he \u2067[said\u2069] it', 'he \u2067[said]\u2069 it'],
    ['the beginning of a pair alone', 'he [\u2067said]\u2069 it', 'he \u2067[said]\u2069 it'],
    ['marks', '[\u200fsaid\u200e\u061c]!', '\u200f[said]\u200e\u061c!'],
    ['a mark inside', '[sa\u200fid]', '[sa\u200fid]'],
    ['a pair that is closed at the end', '[he \u2067said\u2069] it', '[he \u2067said\u2069] it'],
    [
      'a pair that is closed right behind it',
      '[he \u2067said]\u2069 it',
      '[he \u2067said\u2069] it',
    ],
    ['a pair that is opened at the beginning', '[\u202bhe\u202c said]', '[\u202bhe\u202c said]'],
    ['a pair that is opened right before it', '\u202b[he\u202c said]', '[\u202bhe\u202c said]'],
    [
      'more marks than pairs',
      '[he \u2067said\u200f\u2069\u2069\u202c] it',
      '[he \u2067said\u200f\u2069]\u2069\u202c it',
    ],
    [
      'embeddings that an isolate ends',
      '[he \u2067\u202bsaid]\u2069 it',
      '[he \u2067\u202bsaid\u2069] it',
    ],
    [
      'an embedding outside of an isolate',
      '\u202b[he \u2067said\u202c]',
      '\u202b[he \u2067said]\u202c',
    ],
    ['a pair that is closed elsewhere', '[he \u2067said] it\u2069', '[he \u2067said] it\u2069'],
  ])('of %s: %j', (_name, source, expected) => {
    const { text, ...span } = bracketed(source);
    const { text: same, ...seen } = bracketed(expected);
    expect(same).toBe(text);
    expect(seenSpan(text, span)).toEqual(seen);
  });

  it('is nothing where there is nothing to see', () => {
    expect(seenSpan('a \u2067 \u2069\u200f b', { start: 1, end: 6 })).toBeNull();
  });

  it('is the same whichever controls and spaces around the words a hand has taken', () => {
    const piece = fc.constantFrom('a', 'b', ' ', '\u202b', '\u202c', '\u2067', '\u2069', '\u200f');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(12), fc.nat(12), (pieces, a, b) => {
        const text = pieces.join('');
        const span = {
          start: Math.min(a, b, text.length),
          end: Math.min(Math.max(a, b), text.length),
        };
        const seen = seenSpan(text, span);
        if (!seen) return;
        expect(seenSpan(text, seen)).toEqual(seen);
        let { start, end } = seen;
        while (/[ \p{Bidi_C}]/u.test(text.charAt(start - 1))) start -= 1;
        while (/[ \p{Bidi_C}]/u.test(text.charAt(end))) end += 1;
        expect(seenSpan(text, { start, end })).toEqual(seen);
      }),
      { numRuns: 500 },
    );
  });

  it('takes time that grows no faster than the text, be it of controls alone', () => {
    const timeIn = (length: number): number => {
      const controls = '\u202e'.repeat(length);
      const text = `\u2067${'a \u202b'.repeat(length)}`;
      return fastest(() => {
        expect(seenSpan(controls, { start: 0, end: controls.length })).toBeNull();
        expect(seenSpan(text, { start: 0, end: text.length })?.start).toBe(1);
      });
    };
    // Quadratic work on twenty times the text would take four hundred times as long.
    expect(timeIn(20_000)).toBeLessThan(100 * Math.max(timeIn(1_000), 0.5));
  });
});
