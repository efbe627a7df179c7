import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureBody } from '../../../shared/annotation/body';
import { compareFigures } from '../../../shared/figure/compare-figures';
import type { Comparison } from '../../../shared/figure/comparison';
import type { Bound } from '../../../shared/figure/figure-meaning';
import { prefillFigure } from '../../../shared/figure/prefill-figure';

const BOUNDS: readonly Bound[] = [
  'exactly',
  'about',
  'at-least',
  'more-than',
  'at-most',
  'less-than',
  'between',
];

/** How far apart the ends of the ranges are that stand for "between" in the table. */
const WIDTH = 4;

function people(bound: Bound, value: number): FigureBody {
  return bound === 'between'
    ? {
        kind: 'figure',
        range: { low: String(value), high: String(value + WIDTH) },
        bound,
        unit: 'person',
      }
    : { kind: 'figure', value: String(value), bound, unit: 'person' };
}

/** A comparison in one sign: same, first or second is finer, compatible, conflict, not comparable. */
function signOf(comparison: Comparison): string {
  switch (comparison.relation) {
    case 'same':
      return '=';
    case 'refines':
      return comparison.finer === 'first' ? '1' : '2';
    case 'compatible':
      return '~';
    case 'conflicts':
      return 'x';
    case 'not-comparable':
      return '?';
  }
}

const swapped = (sign: string): string => ({ '1': '2', '2': '1' })[sign] ?? sign;

/**
 * Rows: the bound of 80 people. Columns: the bound of the other number. Both in the order of
 * `BOUNDS`; "between" is 80 to 84 and from the other number to four more.
 */
const TRUTH_TABLE: readonly { name: string; other: number; rows: readonly string[] }[] = [
  {
    name: 'below',
    other: 60,
    rows: [
      'x x 1 1 x x x',
      'x x 1 1 x x x',
      'x x 1 1 x x x',
      'x x 1 1 x x x',
      '2 2 ~ ~ 2 2 2',
      '2 2 ~ ~ 2 2 2',
      'x x 1 1 x x x',
    ],
  },
  {
    name: 'equal',
    other: 80,
    rows: [
      '= 1 1 x 1 x 1',
      '2 = ~ ~ ~ ~ 2',
      '2 ~ = 2 ~ x 2',
      'x ~ 1 = x x ~',
      '2 ~ ~ x = 2 ~',
      'x ~ x x 1 = x',
      '2 1 1 ~ ~ x =',
    ],
  },
  {
    name: 'touching',
    other: 81,
    rows: [
      'x 1 x x 1 1 x',
      '2 ~ ~ ~ ~ ~ 2',
      '2 ~ 2 2 ~ ~ 2',
      '2 ~ = 2 ~ x 2',
      'x ~ x x 1 = x',
      'x ~ x x 1 1 x',
      '2 1 ~ ~ ~ ~ ~',
    ],
  },
  {
    name: 'above',
    other: 100,
    rows: [
      'x x x x 1 1 x',
      'x x x x 1 1 x',
      '2 2 2 2 ~ ~ 2',
      '2 2 2 2 ~ ~ 2',
      'x x x x 1 1 x',
      'x x x x 1 1 x',
      'x x x x 1 1 x',
    ],
  },
];

/** Whether a bound lets a whole number be meant: the definition by which the table was checked. */
const ALLOWS: Readonly<Record<Bound, (number: number, value: number) => boolean>> = {
  exactly: (number, value) => number === value,
  about: (number, value) => 10 * Math.abs(number - value) <= Math.abs(value),
  'at-least': (number, value) => number >= value,
  'more-than': (number, value) => number > value,
  'at-most': (number, value) => number <= value,
  'less-than': (number, value) => number < value,
  between: (number, value) => number >= value && number <= value + WIDTH,
};

/** Far enough out that every half-line has numbers beyond all the values in use. */
const REACH = 200;
const NUMBERS = Array.from({ length: 2 * REACH + 1 }, (_, index) => index - REACH);

function signBySets(first: Bound, one: number, second: Bound, other: number): string {
  const left = NUMBERS.filter((number) => ALLOWS[first](number, one));
  const right = NUMBERS.filter((number) => ALLOWS[second](number, other));
  const common = left.filter((number) => ALLOWS[second](number, other)).length;
  if (common === left.length && common === right.length) return '=';
  if (common === left.length) return '1';
  if (common === right.length) return '2';
  return common > 0 ? '~' : 'x';
}

function figure(text: string): FigureBody {
  return prefillFigure(text, { language: 'en' }).body;
}

function relationOf(first: FigureBody, second: FigureBody): string {
  const { relation, why, ...rest } = compareFigures(first, second);
  return [relation, why, ...Object.values(rest)].join(' ');
}

describe('compareFigures', () => {
  it.each(TRUTH_TABLE)('follows the truth table for a number $name', ({ other, rows }) => {
    const found = BOUNDS.map((first) =>
      BOUNDS.map((second) => signOf(compareFigures(people(first, 80), people(second, other)))).join(
        ' ',
      ),
    );
    expect(found).toEqual(rows);
  });

  it.each(TRUTH_TABLE)('only swaps which is finer when swapped, for a number $name', (table) => {
    for (const first of BOUNDS) {
      for (const second of BOUNDS) {
        const there = compareFigures(people(first, 80), people(second, table.other));
        const back = compareFigures(people(second, table.other), people(first, 80));
        expect(signOf(back)).toBe(swapped(signOf(there)));
        expect(back.why).toBe(there.why);
      }
    }
  });

  it('agrees with sets of whole numbers', () => {
    const bound = fc.constantFrom(...BOUNDS);
    const value = fc.integer({ min: -90, max: 90 });
    fc.assert(
      fc.property(bound, value, bound, value, (first, one, second, other) => {
        const found = signOf(compareFigures(people(first, one), people(second, other)));
        expect(found).toBe(signBySets(first, one, second, other));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds every figure the same as itself', () => {
    const text = fc.constantFrom(
      'about 23 November',
      'before 2020',
      'between 2019 and 2023',
      'December 31',
      'February 29',
      'winter 2024',
      '$1.5 million',
      'about 6.2 miles',
      'two-thirds',
      '5',
      'between 10 and 15 boats',
    );
    fc.assert(
      fc.property(text, (words) => {
        expect(relationOf(figure(words), figure(words))).toBe('same equal');
      }),
    );
  });

  it.each<[string, string, string]>([
    ['more than 80 people', 'at least 82 people', 'refines within second'],
    ['more than 80 people', 'at least 81 people', 'same equal'],
    ['fewer than 82 people', 'more than 81 people', 'conflicts disjoint'],
    ['fewer than 82', 'more than 81', 'conflicts disjoint'],
    ['fewer than 82 km', 'more than 81 km', 'compatible overlapping'],
    ['less than 82 km', '82 km', 'conflicts disjoint'],
    ['at most 82 km', 'at least 82 km', 'compatible overlapping'],
    ['fewer than 82.5', 'more than 81', 'compatible overlapping'],
    ['80 people', '82 people', 'conflicts disjoint'],
    ['about 80 people', '85 people', 'refines within second'],
    ['about 80 people', '100 people', 'conflicts disjoint'],
    ['10 km', '10,000 metres', 'same equal'],
    ['more than 10 km', '11,000 metres', 'refines within second'],
    ['10 km', '6.2 miles', 'compatible rounded-conversion'],
    ['1,000 km', '620 miles', 'compatible rounded-conversion'],
    ['10 km', '10 miles', 'conflicts disjoint'],
    ['48 hours', '2 days', 'same equal'],
    ['2 days', '3 weeks', 'conflicts disjoint'],
    ['2 years', '24 months', 'same equal'],
    ['2 months', '60 days', 'not-comparable units-differ'],
    ['20 °C', '68 °F', 'same equal'],
    ['60 mph', '96.56064 km/h', 'same equal'],
    ['100 knots', '185.2 km/h', 'same equal'],
    ['$5', '€5', 'not-comparable units-differ'],
    ['5 km', '5 kg', 'not-comparable units-differ'],
    ['5 people', '5 km', 'not-comparable units-differ'],
    ['more than 80 people', '82', 'compatible unit-missing'],
    ['82 people', '82', 'compatible unit-missing'],
    ['82 people', '90', 'not-comparable unit-missing'],
    ['2025', '2,025', 'not-comparable kinds-differ'],
    ['November 21', 'around November 23', 'conflicts disjoint'],
    ['November 22', 'around November 23', 'refines within first'],
    ['November 21', 'November 21, 2025', 'refines within second'],
    ['November 21, 2025', 'November 22', 'conflicts disjoint'],
    ['November', 'November 21', 'refines within second'],
    ['November', 'December 1', 'conflicts disjoint'],
    ['2025', 'November 21', 'compatible overlapping'],
    ['November 2025', 'November 21', 'compatible overlapping'],
    ['July 2024', '2024', 'refines within first'],
    ['around January 1', 'December 31', 'refines within second'],
    ['January 1, 2026', 'around December 31', 'refines within first'],
    ['before 2020', '2019', 'refines within second'],
    ['before 2020', '2020', 'conflicts disjoint'],
    ['since 2019', 'after 2019', 'refines within second'],
    ['since November 21', '2025-11-20', 'not-comparable year-unknown'],
    ['since November 21', 'November 20', 'conflicts disjoint'],
    ['February 29', '2025-03-01', 'conflicts disjoint'],
    ['summer of 2024', 'July 2024', 'refines within second'],
    ['summer of 2024', 'December 2024', 'not-comparable season-vague'],
    ['between 2019 and 2023', '2021', 'refines within second'],
  ])('compares "%s" with "%s": %s', (first, second, expected) => {
    expect(relationOf(figure(first), figure(second))).toBe(expected);
    const back = expected.replace(/first|second/, (finer) =>
      finer === 'first' ? 'second' : 'first',
    );
    expect(relationOf(figure(second), figure(first))).toBe(back);
  });

  it.each<[string, Omit<FigureBody, 'kind'>, string]>([
    ['nothing', {}, 'not-comparable no-value'],
    ['an unknown value', { value: { answer: 'unknown' } }, 'not-comparable no-value'],
    ['a word', { value: 'abc' }, 'not-comparable malformed'],
    ['a range upside down', { range: { low: '9', high: '1' } }, 'not-comparable malformed'],
    ['a day that is none', { date: '2025-02-30' }, 'not-comparable malformed'],
    ['a value and a date', { value: '5', date: '2025' }, 'not-comparable malformed'],
    ['one end of two', { value: '5', bound: 'between' }, 'not-comparable malformed'],
    ['an exponent of hell', { value: '1e999999999' }, 'not-comparable malformed'],
    ['five, its unit unknown', { value: '5', unit: { answer: 'unknown' } }, 'same equal'],
    ['five of no unit', { value: '5', unit: { answer: 'none-stated' } }, 'compatible unit-missing'],
    ['the same bound unanswered', { value: '5', bound: { answer: 'unknown' } }, 'same equal'],
    ['a figure with zeros', { value: '005.00' }, 'same equal'],
  ])('compares %s with five', (_, body, expected) => {
    expect(relationOf({ kind: 'figure', ...body }, { kind: 'figure', value: '5' })).toBe(expected);
  });

  it('does not set figures of different days against each other', () => {
    const dead = (value: string, asOf: string): FigureBody => ({
      ...people('exactly', Number(value)),
      asOf,
    });
    expect(relationOf(dead('82', '2025-11-21'), dead('90', '2025-11-23'))).toBe(
      'not-comparable as-of-differs',
    );
    expect(relationOf(dead('82', '2025-11'), dead('90', '2025-11-23'))).toBe('conflicts disjoint');
    expect(relationOf(dead('82', '2025-02-30'), dead('90', '2025-11'))).toBe('conflicts disjoint');
  });
});
