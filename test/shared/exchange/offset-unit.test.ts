import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFSET_UNITS, type OffsetUnit } from '../../../shared/exchange/foreign-read';
import { createUnitConverter, decideUnit, type Sample } from '../../../shared/exchange/offset-unit';
import { nastyText, textWithSpan } from '../../cases/nasty-texts';

/** The length of a text by the plainest means. */
const LENGTHS: Readonly<Record<OffsetUnit, (text: string) => number>> = {
  'code-point': (text) => [...text].length,
  'utf-16': (text) => text.length,
  'crlf-as-one': (text) => [...text.replaceAll('\r\n', '\n')].length,
  'utf-16-crlf-as-one': (text) => text.replaceAll('\r\n', '\n').length,
};

/** A place as a file of that unit states it. */
function stated(unit: OffsetUnit, text: string, words: string): Sample {
  const start = text.indexOf(words);
  const lengthOf = LENGTHS[unit];
  const from = lengthOf(text.slice(0, start));
  return { start: from, end: from + lengthOf(words), exact: words };
}

const TEXT = 'One 🚢 two\r\nthree 👍🏽 four\r\nfive 🇪🇸 six';

describe('createUnitConverter', () => {
  it.each(OFFSET_UNITS)('gives back every place that is stated in %s', (unit) => {
    fc.assert(
      fc.property(textWithSpan, ({ text, start, end }) => {
        const splits = (at: number): boolean => text[at - 1] === '\r' && text[at] === '\n';
        fc.pre(!unit.endsWith('crlf-as-one') || (!splits(start) && !splits(end)));
        const lengthOf = LENGTHS[unit];
        const place = { start: lengthOf(text.slice(0, start)), end: lengthOf(text.slice(0, end)) };
        expect(createUnitConverter(text, unit).toSpan(place)).toEqual({ start, end });
      }),
    );
  });

  it('knows no place outside of the text', () => {
    fc.assert(
      fc.property(nastyText, fc.constantFrom(...OFFSET_UNITS), (text, unit) => {
        const { toUnits } = createUnitConverter(text, unit);
        const length = LENGTHS[unit](text);
        expect(toUnits(0)).toBe(0);
        expect(toUnits(length)).toBe(text.length);
        for (const offset of [length + 1, -1, 0.5, NaN, Infinity])
          expect(toUnits(offset)).toBeNull();
      }),
    );
  });

  it.each([
    [3, 3],
    [5, 2],
    [0, 999],
  ])('knows no stretch from %i to %i', (start, end) => {
    expect(createUnitConverter(TEXT, 'code-point').toSpan({ start, end })).toBeNull();
  });
});

describe('decideUnit', () => {
  it.each(OFFSET_UNITS)('finds out that a file counts in %s', (unit) => {
    const samples = ['three', 'four', 'five', 'six'].map((words) => stated(unit, TEXT, words));
    expect(decideUnit('f', [{ text: TEXT, samples }])).toEqual({
      fileName: 'f',
      unit,
      matched: 4,
      of: 4,
    });
  });

  it('goes by the most that agree, and says how many', () => {
    const samples = [
      stated('utf-16', TEXT, 'three'),
      stated('utf-16', TEXT, 'four'),
      stated('code-point', TEXT, 'five'),
      { start: 0, end: 3, exact: 'Gone' },
    ];
    expect(decideUnit('f', [{ text: TEXT, samples }])).toMatchObject({
      unit: 'utf-16',
      matched: 2,
      of: 4,
    });
  });

  it('counts the words of all texts of a file', () => {
    const evidence = ['🚢 a', '🚢 b'].map((text) => {
      return { text, samples: [stated('utf-16', text, text.slice(-1))] };
    });
    expect(decideUnit('f', evidence)).toMatchObject({ unit: 'utf-16', matched: 2, of: 2 });
  });

  it('takes words with LF for those with CRLF where a CRLF counts as one', () => {
    const sample = { ...stated('crlf-as-one', TEXT, 'two\r\nthree'), exact: 'two\nthree' };
    expect(decideUnit('f', [{ text: TEXT, samples: [sample] }])).toMatchObject({
      unit: 'crlf-as-one',
      matched: 1,
    });
  });

  it.each([
    ['nothing tells', []],
    ['everything agrees', [{ start: 0, end: 3, exact: 'One' }]],
  ])('expects code points where %s, or what it is told', (_name, samples) => {
    const evidence = [{ text: TEXT, samples }];
    expect(decideUnit('f', evidence).unit).toBe('code-point');
    expect(decideUnit('f', evidence, 'utf-16').unit).toBe('utf-16');
  });
});
