import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFigures } from '../../../shared/figure/compare-figures';
import { prefillFigure } from '../../../shared/figure/prefill-figure';
import { FIGURE_PHRASES } from '../../cases/figure-phrases';
import { HELD_OUT_FIGURE_PHRASES, type FigurePhrase } from '../../cases/figure-phrases-held-out';
import { fastest } from '../../builders/fastest';

/** The fields on which a row must agree. */
function amountOf(text: string, language: string): object {
  const { value, range, date, bound, unit } = prefillFigure(text, { language }).body;
  return { value, range, date, bound, unit };
}

function misses(rows: readonly FigurePhrase[]): string[] {
  return rows.flatMap(({ text, language, value, range, date, bound, unit }) => {
    const expected = JSON.stringify({ value, range, date, bound, unit });
    const found = JSON.stringify(amountOf(text, language));
    return found === expected ? [] : [`"${text}" (${language}): ${found}, expected ${expected}`];
  });
}

describe('prefillFigure', () => {
  it('reads at least 95 of 100 phrases right, of those it was tuned on and of those held out', () => {
    const [tuned, heldOut] = [misses(FIGURE_PHRASES), misses(HELD_OUT_FIGURE_PHRASES)];
    const rate = (rows: readonly unknown[], missed: readonly unknown[]): string =>
      `${rows.length - missed.length}/${rows.length}`;
    console.log(
      [
        `figure pre-fill: ${rate(FIGURE_PHRASES, tuned)} tuned, ${rate(HELD_OUT_FIGURE_PHRASES, heldOut)} held out`,
        ...tuned.map((miss) => `  tuned: ${miss}`),
        ...heldOut.map((miss) => `  held out: ${miss}`),
      ].join('\n'),
    );
    expect(FIGURE_PHRASES.length).toBeGreaterThanOrEqual(200);
    expect(HELD_OUT_FIGURE_PHRASES).toHaveLength(50);
    expect(tuned.length / FIGURE_PHRASES.length).toBeLessThanOrEqual(0.05);
    expect(heldOut.length / HELD_OUT_FIGURE_PHRASES.length).toBeLessThanOrEqual(0.05);
  });

  it.each([
    ['15,000 U.S. troops', { value: '15000', bound: 'exactly', unit: 'person', counted: 'troops' }],
    ['21 boat strikes', { value: '21', bound: 'exactly', counted: 'boat strikes' }],
    ['5 barrels of oil', { value: '5', bound: 'exactly', unit: 'barrel', counted: 'oil' }],
    ['more than 80 people', { value: '80', bound: 'more-than', unit: 'person' }],
    ['a third of the fleet', { value: '0.3333', bound: 'exactly', counted: 'fleet' }],
    ['at least about 30 boats', { value: '30', bound: 'at-least', counted: 'boats' }],
    ['$5 a day', { value: '5', bound: 'exactly', unit: 'USD per day' }],
    ['5m tall', { value: '5', bound: 'exactly', unit: 'metre', counted: 'tall' }],
    ['TOP 10', { value: '10', bound: 'exactly' }],
    ['six point five percent', { value: '6.5', bound: 'exactly', unit: '%' }],
    ['3 p.m. on November 21', { date: 'XXXX-11-21', bound: 'exactly' }],
    ['November 31', { value: '31', bound: 'exactly' }],
    ['5 in 2019', { value: '5', bound: 'exactly' }],
  ])('fills all fields from "%s" and calls them guessed', (text, fields) => {
    const { body, guessed } = prefillFigure(text, { language: 'en-GB' });
    expect(body).toEqual({ kind: 'figure', ...fields });
    expect([...guessed].sort()).toEqual(Object.keys(fields).sort());
  });

  it.each([
    ['más de 80 personas', '80', 'more-than'],
    ['miles de viviendas', '1000', 'at-least'],
    ['at least 1,500 homes', '1500', 'at-least'],
    ['unas 1.500 viviendas', '1500', 'about'],
  ])('tells the language of "%s" by its words', (text, value, bound) => {
    expect(prefillFigure(text).body).toMatchObject({ value, bound });
  });

  it.each([
    '',
    ' ',
    'the number of boats',
    'He may leave',
    'at 14:30',
    'B-52',
    '24/7',
    '1.2.3',
    '–',
    '%',
  ])('leaves a figure empty that says nothing to it: %j', (text) => {
    expect(prefillFigure(text)).toEqual({ body: { kind: 'figure' }, guessed: [] });
  });

  it('takes no half for a figure that only adds to a word before it', () => {
    expect(prefillFigure('hora y media', { language: 'es' }).guessed).toEqual([]);
  });

  it('makes nothing up from the number words of a language that it does not read', () => {
    expect(prefillFigure('zweihundert Schiffe', { language: 'de' }).guessed).toEqual([]);
  });

  it('survives whatever people mark', () => {
    const piece = fc.constantFrom(
      ...'1 23 , . - – $ € % half a million and of thousands one twenty point 5/ mil y media cada'.split(
        ' ',
      ),
      ...['\u00a0', '\u202f', '\ud800', '½', 'º', 'November', 'de', 'between', '2025', 'k', 'm'],
    );
    const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' '));
    const language = fc.constantFrom('en', 'es', undefined);
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), language, (phrase, spoken) => {
        const { body } = prefillFigure(phrase, spoken === undefined ? {} : { language: spoken });
        const { relation } = compareFigures(body, body);
        expect(relation).toBe(Object.keys(body).length > 1 ? 'same' : 'not-comparable');
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['digits', '1'],
    ['groups', '1 234 '],
    ['commas', '1,'],
    ['scales', 'million '],
    ['counted scales', 'one million '],
    ['vague scales', 'thousands of '],
    ['number words', 'twenty-one and '],
    ['bounds', 'more than '],
    ['openers', 'between '],
    ['articles', 'a the an '],
    ['months', 'May '],
    ['Spanish halves', 'y media '],
    ['capitals', 'U.'],
    ['marks', 'a\u0301\u0301'],
    ['signs', '$€%-'],
  ])('reads a thousand units of %s as fast as their number asks for', (_, unit) => {
    const timeOf = (size: number): number => {
      const junk = unit.repeat(Math.floor(size / unit.length));
      return fastest(() => {
        prefillFigure(junk, { language: 'en' });
        prefillFigure(junk, { language: 'es' });
      });
    };
    // Quadratic work on ten times the text would take a hundred times as long.
    expect(timeOf(1000)).toBeLessThan(40 * Math.max(timeOf(100), 0.5));
  });

  it('guesses nothing of a whole page', () => {
    const figure = 'About 1,200 homes';
    expect(prefillFigure(figure.padEnd(1000)).guessed).not.toEqual([]);
    expect(prefillFigure(figure.padEnd(1001))).toEqual({ body: { kind: 'figure' }, guessed: [] });
  });
});
