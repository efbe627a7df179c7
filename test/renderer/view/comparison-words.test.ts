import { describe, expect, it } from 'vitest';
import type { FigureBody } from '../../../shared/annotation/body';
import { comparisonWords } from '../../../renderer/view/comparison-words';

const figure = (fields: Omit<FigureBody, 'kind'>): FigureBody => ({ kind: 'figure', ...fields });
const people = (value: string, bound?: FigureBody['bound']): FigureBody =>
  figure({ value, unit: 'person', ...(bound && { bound }) });
const day = (date: string, bound?: FigureBody['bound']): FigureBody =>
  figure({ date, ...(bound && { bound }) });

const of = (counted: string, body: FigureBody): FigureBody => ({ ...body, counted });

/** Sentences that hold only if both are of the same thing, which neither says in the same words. */
const ON_CONDITION: readonly (readonly [FigureBody, FigureBody, string])[] = [
  [
    of('tankers', people('14')),
    of('dockers', people('1140')),
    '14 people (tankers) conflicts with 1,140 people (dockers)',
  ],
  [
    of('ships', figure({ value: '80', bound: 'more-than' })),
    of('vessels', figure({ value: '82', bound: 'at-least' })),
    'at least 82 (vessels) refines more than 80 (ships)',
  ],
  [of('dead', people('3')), people('4'), '3 people (dead) conflicts with 4 people'],
  [
    of('dead', people('3')),
    of('containers', figure({ value: '300', bound: 'less-than' })),
    '3 people (dead) is compatible with less than 300 (containers; unit not given): one does not give its unit',
  ],
  [
    figure({ value: '6.5', unit: '%' }),
    figure({ value: '6.5', unit: '%' }),
    '6.5 % is the same as 6.5 %',
  ],
  [
    people('82', 'at-least'),
    people('80', 'more-than'),
    'at least 82 people refines more than 80 people',
  ],
  [
    people('80', 'more-than'),
    people('82', 'at-least'),
    'at least 82 people refines more than 80 people',
  ],
  [people('14407'), people('14407'), '14,407 people is the same as 14,407 people'],
  [people('1'), people('4'), '1 person conflicts with 4 people'],
  [
    people('90', 'at-most'),
    people('80', 'at-least'),
    'at most 90 people is compatible with at least 80 people: both can be true',
  ],
  [
    figure({ value: '-1234567.12345', unit: 'kilometre' }),
    figure({ value: '1', unit: 'kilometre' }),
    '-1,234,567.12345 kilometres conflicts with 1 kilometre',
  ],
  [
    figure({ range: { low: '2', high: '3' }, unit: 'EUR' }),
    figure({ range: { low: '1', high: '5' }, bound: 'between', unit: 'EUR' }),
    '2 to 3 EUR refines between 1 and 5 EUR',
  ],
  [
    figure({ value: '5', unit: 'kilometre' }),
    figure({ value: '3.1', unit: 'mile' }),
    '5 kilometres is compatible with 3.1 miles: rounding explains the difference',
  ],
  [
    figure({ value: '80' }),
    figure({ value: '80', unit: 'kilometre per hour' }),
    '80 (unit not given) is compatible with 80 kilometres per hour: one does not give its unit',
  ],
  [day('XXXX-11-21'), day('XXXX-11-23', 'about'), 'November 21 conflicts with around November 23'],
  [day('XXXX-11-21'), day('XXXX-11-23~'), 'November 21 conflicts with around November 23'],
  [day('2025-11-21'), day('2025-11'), 'November 21, 2025 refines November 2025'],
  [day('2025-11-21'), day('2019/2020'), 'November 21, 2025 conflicts with 2019 to 2020'],
  [day('2025', 'at-least'), day('2024'), '2025 or later conflicts with 2024'],
  [day('2025', 'more-than'), day('2024', 'at-most'), 'after 2025 conflicts with 2024 or earlier'],
  [day('2025'), day('2024', 'less-than'), '2025 conflicts with before 2024'],
  [day('199X'), day('2004?'), '199X conflicts with 2004 (uncertain)'],
];

/** Sentences about the same counted words, and those that claim nothing. */
const CERTAIN: readonly (readonly [FigureBody, FigureBody, string])[] = [
  [
    of('Ships', figure({ value: '82', bound: 'at-least' })),
    of(' ships', figure({ value: '80', bound: 'more-than' })),
    'at least 82 (Ships) refines more than 80 (ships)',
  ],
  [
    of('departure', day('XXXX-11-21')),
    of('departure', day('XXXX-11-23')),
    'November 21 (departure) conflicts with November 23 (departure)',
  ],
  [
    figure({ value: '3', unit: 'kilometre' }),
    people('3'),
    '3 kilometres and 3 people are not comparable: different units',
  ],
  [
    figure({ value: '90' }),
    people('3'),
    '90 (unit not given) and 3 people are not comparable: one does not give its unit',
  ],
  [day('2025'), people('2025'), '2025 and 2,025 people are not comparable: one is a date'],
  [figure({}), people('1'), 'not comparable: a value is missing'],
  [figure({ value: { answer: 'unknown' } }), people('1'), 'not comparable: a value is missing'],
  [figure({ value: 'x' }), people('1'), 'not comparable: a value cannot be read'],
  [
    { ...people('80'), asOf: '2025-01-01' },
    { ...people('90'), asOf: '2025-02-01' },
    '80 people and 90 people are not comparable: they are as of different days',
  ],
];

describe('comparisonWords', () => {
  it.each(CERTAIN)('of %j and %j says "%s"', (first, second, words) => {
    expect(comparisonWords(first, second)).toBe(words);
  });

  it.each(ON_CONDITION)('of %j and %j says "%s" on condition', (first, second, words) => {
    expect(comparisonWords(first, second)).toBe(`if both are of the same thing: ${words}`);
  });
});
