import type { FigureBody } from '../../shared/annotation/body';
import { countTheSame } from '../../shared/figure/compare-counted';
import { compareFigures } from '../../shared/figure/compare-figures';
import type { Comparison, ComparisonReason } from '../../shared/figure/comparison';
import type { EdtfDate, EdtfPoint } from '../../shared/figure/edtf-date';
import { meaningOf, valueOf, type Bound, type Meaning } from '../../shared/figure/figure-meaning';
import { unitBehind } from '../../shared/figure/units';
import { extract } from '../session/words';

type NumberMeaning = Extract<Meaning, { type: 'number' }>;

const REASONS: Readonly<Record<ComparisonReason, string>> = {
  equal: 'they say the same',
  within: 'one lies within the other',
  overlapping: 'both can be true',
  disjoint: 'they have nothing in common',
  'rounded-conversion': 'rounding explains the difference',
  'unit-missing': 'one does not give its unit',
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

function numberWords({ low, high, bound }: NumberMeaning): string {
  const [least, most] = [low, high].map(groupedDecimal);
  if (bound === 'between') return `between ${least} and ${most}`;
  const amount = least === most ? `${least}` : `${least} to ${most}`;
  return bound === 'exactly' ? amount : `${bound.replaceAll('-', ' ')} ${amount}`;
}

/** What stands behind a number in brackets: what is counted, and that its unit is left open. */
function remarks(counted: string | undefined, isUnitOpen: boolean): string {
  const said = [...(counted ? [extract(counted)] : []), ...(isUnitOpen ? ['unit not given'] : [])];
  return said.length === 0 ? '' : ` (${said.join('; ')})`;
}

function unitWords({ low, high, unit }: NumberMeaning): string {
  return unit.type === 'unit' ? ` ${unitBehind(unit.name, low === '1' && high === '1')}` : '';
}

/** An amount with all that it says of itself; empty where there is none. */
function amountWords(body: FigureBody, beside: FigureBody): string {
  const [meaning, other] = [meaningOf(body), meaningOf(beside)];
  if (meaning.type === 'nothing') return '';
  const counted = valueOf(body.counted);
  if (meaning.type === 'date') {
    return `${dateWords(dateName(meaning.date), meaning.bound)}${remarks(counted, false)}`;
  }
  const isOtherGiven = other.type === 'number' && other.unit.type !== 'missing';
  const isOpen = meaning.unit.type === 'missing' && isOtherGiven;
  return `${numberWords(meaning)}${unitWords(meaning)}${remarks(counted, isOpen)}`;
}

function relationWords(comparison: Comparison, one: string, other: string): string {
  switch (comparison.relation) {
    case 'same':
      return `${one} is the same as ${other}`;
    case 'refines':
      return comparison.finer === 'first' ? `${one} refines ${other}` : `${other} refines ${one}`;
    case 'compatible':
      return `${one} is compatible with ${other}: ${REASONS[comparison.why]}`;
    case 'conflicts':
      return `${one} conflicts with ${other}`;
    case 'not-comparable': {
      const amounts = one && other && `${one} and ${other} are `;
      return `${amounts}not comparable: ${REASONS[comparison.why]}`;
    }
  }
}

/**
 * How two figures compare, with their units and what they count: `at least 82 (ships) refines more
 * than 80 (ships)`. The finer comes first. Where they do not say in the same words what they count,
 * it is said on condition, for tankers are no dockers, but vessels may be ships.
 */
export function comparisonWords(first: FigureBody, second: FigureBody): string {
  const comparison = compareFigures(first, second);
  const words = relationWords(comparison, amountWords(first, second), amountWords(second, first));
  const isCertain = comparison.relation === 'not-comparable' || countTheSame(first, second);
  return isCertain ? words : `if both are of the same thing: ${words}`;
}
