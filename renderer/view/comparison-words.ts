import type { FigureBody } from '../../shared/annotation/body';
import { compareFigures } from '../../shared/figure/compare-figures';
import type { ComparisonReason } from '../../shared/figure/comparison';
import type { EdtfDate, EdtfPoint } from '../../shared/figure/edtf-date';
import { meaningOf, valueOf, type Bound, type Meaning } from '../../shared/figure/figure-meaning';

const REASONS: Readonly<Record<ComparisonReason, string>> = {
  equal: 'they say the same',
  within: 'one lies within the other',
  overlapping: 'both can be true',
  disjoint: 'they have nothing in common',
  'rounded-conversion': 'rounding explains the difference',
  'unit-missing': 'one has no unit',
  'units-differ': 'different units',
  'no-value': 'a value is missing',
  'kinds-differ': 'one is a date',
  malformed: 'a value cannot be read',
  'season-vague': 'seasons differ between the halves of the Earth',
  'year-unknown': 'a year is missing',
  'as-of-differs': 'they are as of different days',
};

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
/** EDTF numbers them from 21. */
const SEASONS = ['spring', 'summer', 'autumn', 'winter'];

function pointName({ year, month, day, precision }: EdtfPoint): string | null {
  const ofYear = year === null ? '' : ` ${year}`;
  const name = month === null ? undefined : (MONTHS[month - 1] ?? SEASONS[month - 21]);
  if (precision === 'year' && year !== null) return String(year);
  if (name === undefined) return null;
  if (precision === 'month' || precision === 'season') return `${name}${ofYear}`;
  if (precision !== 'day' || day === null) return null;
  return year === null ? `${name} ${day}` : `${name} ${day}, ${year}`;
}

/** One point in words with what qualifies it; null where words would not be clearer than EDTF. */
function pointWords(point: EdtfPoint): string | null {
  const name = pointName(point);
  if (name === null) return null;
  const { qualifier } = point;
  const about = qualifier === 'approximate' || qualifier === 'both' ? 'around ' : '';
  return `${about}${name}${qualifier === 'uncertain' || qualifier === 'both' ? ' (uncertain)' : ''}`;
}

function dateName({ text, start, end }: EdtfDate): string {
  const names = [start, ...(end ? [end] : [])].map(pointWords);
  return names.includes(null) ? text : names.join(' to ');
}

function dateWords(name: string, bound: Bound): string {
  switch (bound) {
    case 'exactly':
    case 'between':
      return name;
    case 'about':
      return name.startsWith('around ') ? name : `around ${name}`;
    case 'at-least':
      return `${name} or later`;
    case 'more-than':
      return `after ${name}`;
    case 'at-most':
      return `${name} or earlier`;
    case 'less-than':
      return `before ${name}`;
  }
}

/** Decimals are kept as text, so that no digit is lost. */
function groupedDecimal(number: string): string {
  const [whole = '', fraction] = number.split('.');
  const groups = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

function numberWords({ low, high, bound }: Extract<Meaning, { type: 'number' }>): string {
  const [least, most] = [low, high].map(groupedDecimal);
  if (bound === 'between') return `between ${least} and ${most}`;
  const amount = least === most ? `${least}` : `${least} to ${most}`;
  return bound === 'exactly' ? amount : `${bound.replaceAll('-', ' ')} ${amount}`;
}

function amountWords(body: FigureBody, withUnit: boolean): string {
  const meaning = meaningOf(body);
  if (meaning.type === 'nothing') return '';
  if (meaning.type === 'date') return dateWords(dateName(meaning.date), meaning.bound);
  const unit = withUnit && meaning.unit.type === 'unit' ? ` ${meaning.unit.name}` : '';
  return `${numberWords(meaning)}${unit}`;
}

/**
 * How two figures compare, were they of the same thing: `at least 82 refines more than 80`. Units
 * are said only where they differ, the finer of two figures comes first.
 */
export function comparisonWords(first: FigureBody, second: FigureBody): string {
  const comparison = compareFigures(first, second);
  const withUnit = valueOf(first.unit) !== valueOf(second.unit);
  const [one, other] = [amountWords(first, withUnit), amountWords(second, withUnit)];
  switch (comparison.relation) {
    case 'same':
      return `${one} is the same as ${other}`;
    case 'refines':
      return comparison.finer === 'first' ? `${one} refines ${other}` : `${other} refines ${one}`;
    case 'compatible':
      return `${one} is compatible with ${other}: ${REASONS[comparison.why]}`;
    case 'conflicts':
      return `${one} conflicts with ${other}`;
    case 'not-comparable':
      return `not comparable: ${REASONS[comparison.why]}`;
  }
}
