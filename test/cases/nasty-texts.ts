import fc from 'fast-check';

/** Pieces of text that have broken annotation tools, each with what it is. */
export const NASTY_PIECES: readonly (readonly [name: string, piece: string])[] = [
  ['a word', 'harbour'],
  ['the same word again', 'harbour '],
  ['a family of emoji', '👩‍👩‍👧'],
  ['a skin tone', '👍🏽'],
  ['a flag', '🇪🇸'],
  ['an emoji beyond the basic plane', '🚢'],
  ['a decomposed letter', 'Cafe\u0301'],
  ['many marks on a letter', 'a\u0301\u0323\u0308'],
  ['Hangul by letters', '\u1112\u1161\u11ab'],
  ['a Devanagari cluster', 'क्षि'],
  ['a line feed', '\n'],
  ['carriage return and line feed', '\r\n'],
  ['a carriage return', '\r'],
  ['a line separator', '\u2028'],
  ['a paragraph separator', '\u2029'],
  ['a next line', '\u0085'],
  ['a form feed', '\f'],
  ['a vertical tab', '\v'],
  ['Arabic with an embedding', '\u202bقال "نعم"\u202c'],
  ['Hebrew with marks', 'שָׁלוֹם\u200f'],
  ['isolates', '\u2066x\u2069'],
  ['a no-break space', '\u00a0'],
  ['a zero width space', '\u200b'],
  ['a byte order mark inside', '\ufeff'],
  ['a NUL', '\0'],
  ['a replacement character', '\ufffd'],
  ['guillemets', '« Sí, ¡ya! »'],
  ['Japanese', '港が再開。'],
  ['a link', 'https://x.invalid/a?b=c#d'],
  ['spaces', '   '],
];

/** Well-formed texts made of such pieces and of anything else. */
export const nastyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...NASTY_PIECES.map(([, piece]) => piece)) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join('').toWellFormed());

/** A text with a span of whole code points in it, none of them empty. */
export const textWithSpan: fc.Arbitrary<{ text: string; start: number; end: number }> = nastyText
  .filter((text) => text.length > 0)
  .chain((text) => {
    const points = [...text];
    return fc.tuple(fc.nat(points.length - 1), fc.nat(points.length - 1)).map(([a, b]) => ({
      text,
      start: points.slice(0, Math.min(a, b)).join('').length,
      end: points.slice(0, Math.max(a, b) + 1).join('').length,
    }));
  });
