import { describe, expect, it } from 'vitest';
import type { FigureBody } from '../../../shared/annotation/body';
import { comparisonWords } from '../../../renderer/view/comparison-words';

const figure = (fields: Omit<FigureBody, 'kind'>): FigureBody => ({ kind: 'figure', ...fields });
const people = (value: string, bound?: FigureBody['bound']): FigureBody =>
  figure({ value, unit: 'person', ...(bound && { bound }) });
const day = (date: string, bound?: FigureBody['bound']): FigureBody =>
  figure({ date, ...(bound && { bound }) });

const CASES: readonly (readonly [FigureBody, FigureBody, string])[] = [
  [people('82', 'at-least'), people('80', 'more-than'), 'at least 82 refines more than 80'],
  [people('80', 'more-than'), people('82', 'at-least'), 'at least 82 refines more than 80'],
  [people('14407'), people('14407'), '14,407 is the same as 14,407'],
  [people('3'), people('4'), '3 conflicts with 4'],
  [
    people('90', 'at-most'),
    people('80', 'at-least'),
    'at most 90 is compatible with at least 80: both can be true',
  ],
  [
    figure({ value: '-1234567.12345', unit: 'km' }),
    figure({ value: '1', unit: 'km' }),
    '-1,234,567.12345 conflicts with 1',
  ],
  [
    figure({ range: { low: '2', high: '3' }, unit: 'EUR' }),
    figure({ range: { low: '1', high: '5' }, bound: 'between', unit: 'EUR' }),
    '2 to 3 refines between 1 and 5',
  ],
  [figure({ value: '3', unit: 'km' }), people('3'), 'not comparable: different units'],
  [
    figure({ value: '5', unit: 'kilometre' }),
    figure({ value: '3.1', unit: 'mile' }),
    '5 kilometre is compatible with 3.1 mile: rounding explains the difference',
  ],
  [
    figure({ value: '80' }),
    figure({ value: '80', unit: 'km' }),
    '80 is compatible with 80 km: one has no unit',
  ],
  [day('XXXX-11-21'), day('XXXX-11-23', 'about'), 'November 21 conflicts with around November 23'],
  [day('XXXX-11-21'), day('XXXX-11-23~'), 'November 21 conflicts with around November 23'],
  [day('2025-11-21'), day('2025-11'), 'November 21, 2025 refines November 2025'],
  [day('2025-11-21'), day('2019/2020'), 'November 21, 2025 conflicts with 2019 to 2020'],
  [day('2025', 'at-least'), day('2024'), '2025 or later conflicts with 2024'],
  [day('2025', 'more-than'), day('2024', 'at-most'), 'after 2025 conflicts with 2024 or earlier'],
  [day('2025'), day('2024', 'less-than'), '2025 conflicts with before 2024'],
  [day('199X'), day('2004?'), '199X conflicts with 2004 (uncertain)'],
  [day('2025'), people('2025'), 'not comparable: one is a date'],
  [figure({}), people('1'), 'not comparable: a value is missing'],
  [figure({ value: { answer: 'unknown' } }), people('1'), 'not comparable: a value is missing'],
  [figure({ value: 'x' }), people('1'), 'not comparable: a value cannot be read'],
  [
    { ...people('80'), asOf: '2025-01-01' },
    { ...people('90'), asOf: '2025-02-01' },
    'not comparable: they are as of different days',
  ],
];

describe('comparisonWords', () => {
  it.each(CASES)('of %j and %j says "%s"', (first, second, words) => {
    expect(comparisonWords(first, second)).toBe(words);
  });
});
