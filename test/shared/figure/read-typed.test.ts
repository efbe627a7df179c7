import { describe, expect, it } from 'vitest';
import {
  readTypedDate,
  readTypedNumber,
  type TypedContext,
} from '../../../shared/figure/read-typed';

function number(text: string, language?: string, more: Partial<TypedContext> = {}): unknown {
  const read = readTypedNumber(text, { language, unit: undefined, standing: '', ...more });
  return read.ok ? read.value : read.failure;
}

describe('readTypedNumber', () => {
  it.each<readonly [string, string | undefined, string]>([
    ['14407', 'en', '14407'],
    ['1,140', 'en', '1140'],
    ['1.140', 'en', '1.14'],
    ['1.140', 'es', '1140'],
    ['1.140', 'es-ES', '1140'],
    ['1,140', 'es', '1.14'],
    ['1 140', 'en', '1140'],
    ['1\u202f140', undefined, '1140'],
    ['0.78', 'es', '0.78'],
    ['1,5', 'en', '1.5'],
    ['1.2', 'de', '1.2'],
    ['3.1250', undefined, '3.125'],
    ['3.2 million', 'en', '3200000'],
    ['3,2 millones', 'es', '3200000'],
    ['5k', 'en', '5000'],
    ['eighty', 'en', '80'],
    ['Eighty-one', 'en', '81'],
    ['ochenta y uno', 'es', '81'],
    ['eighty-one', 'es', '81'],
    ['ochenta', undefined, '80'],
    ['two million three hundred thousand', 'en', '2300000'],
    ['two-thirds', 'en', '0.6667'],
    ['½', 'en', '0.5'],
    [' +080.50 ', 'en', '80.5'],
    ['−3', 'es', '-3'],
    ['-3.5', 'en', '-3.5'],
  ])('reads %s in an article of language %s as %s', (typed, language, expected) => {
    expect(number(typed, language)).toBe(expected);
  });

  it.each([
    '',
    '  ',
    'abc',
    'umpteen',
    '80-90',
    'about 80',
    'dozens',
    'third',
    'number 76',
    '1e9',
    '1.2.3',
    '12:30',
    '2025-03-25',
    '80 81',
    '80 ships',
    '9'.repeat(100),
    'million '.repeat(100),
  ])('refuses “%s”', (typed) => {
    expect(number(typed, 'en')).toEqual({ type: 'no-number' });
  });

  it('takes a unit only where the figure has it already', () => {
    for (const typed of ['82%', '82 percent', '82 por ciento']) {
      const language = typed.includes('por') ? 'es' : 'en';
      expect(number(typed, language, { unit: '%' }), typed).toBe('82');
      expect(number(typed, language), typed).toEqual({ type: 'other-unit', unit: '%' });
      expect(number(typed, language, { unit: 'person' }), typed).toMatchObject({ unit: '%' });
    }
    expect(number('€3.2 million', 'en', { unit: 'EUR' })).toBe('3200000');
    expect(number('12 km', 'en')).toEqual({ type: 'other-unit', unit: 'kilometre' });
  });

  it('refuses what could be two numbers in an article of no known language', () => {
    const two = { type: 'two-readings', readings: ['1140', '1.14'] };
    expect(number('1,140')).toEqual(two);
    expect(number('1,140', 'de')).toEqual(two);
    expect(number('1.140')).toEqual({ type: 'two-readings', readings: ['1.14', '1140'] });
  });

  it('leaves a number as it stands, and doubts what is typed over one that looks like thousands', () => {
    expect(number('3.125', 'es', { standing: '3.125' })).toBe('3.125');
    const two = { type: 'two-readings', readings: ['3126', '3.126'] };
    expect(number('3.126', 'es', { standing: '3.125' })).toEqual(two);
    expect(number('3,126', 'es', { standing: '3.125' })).toBe('3.126');
    expect(number('3.126', 'en', { standing: '3.125' })).toBe('3.126');
    expect(number('3.126', 'es', { standing: '3.12' })).toBe('3126');
  });
});

describe('readTypedDate', () => {
  it.each<readonly [string, string | undefined, string]>([
    ['2025-03-25', 'en', '2025-03-25'],
    ['XXXX-11-21', 'en', 'XXXX-11-21'],
    ['2024-07', undefined, '2024-07'],
    ['2025', 'es', '2025'],
    ['2025-3-25', 'en', '2025-03-25'],
    ['2025-3-5', undefined, '2025-03-05'],
    ['March 25, 2025', 'en', '2025-03-25'],
    ['march 25, 2025', 'en', '2025-03-25'],
    ['25 March 2025', 'en', '2025-03-25'],
    ['25 March 2025', 'es', '2025-03-25'],
    ['the 25th of March 2025', 'en', '2025-03-25'],
    ['Tuesday, March 25, 2025', 'en', '2025-03-25'],
    ['25 de marzo de 2025', 'es', '2025-03-25'],
    ['el 25 de marzo de 2025', undefined, '2025-03-25'],
    ['25 de marzo de 2025', 'en', '2025-03-25'],
    ['March 25', 'en', 'XXXX-03-25'],
    ['March 2025', 'en', '2025-03'],
    ['21-23 November 2025', 'en', '2025-11-21/2025-11-23'],
    ['25/3/2025', 'en', '2025-03-25'],
    ['3/4/2025', 'es', '2025-04-03'],
  ])('reads %s in an article of language %s as %s', (typed, language, expected) => {
    expect(readTypedDate(typed, language)).toBe(expected);
  });

  it.each<readonly [string, string | undefined]>([
    ['', 'en'],
    ['yesterday', 'en'],
    ['2025-02-30', 'en'],
    ['2025-2-30', 'en'],
    ['February 30, 2025', 'en'],
    ['3/4/2025', 'en'],
    ['3/4/2025', undefined],
    ['March 25, 2025 or so', 'en'],
    ['March '.repeat(100), 'en'],
  ])('refuses “%s” in an article of language %s', (typed, language) => {
    expect(readTypedDate(typed, language)).toBeNull();
  });
});
