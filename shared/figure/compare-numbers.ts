import { relateIntervals, type Interval, type SetRelation } from './bounded-interval';
import { comparisonOf, notComparable, type Comparison } from './comparison';
import {
  absoluteDecimal,
  addDecimals,
  ceilDecimal,
  decimal,
  floorDecimal,
  isWhole,
  powerOfTen,
  scaleDecimal,
  subtractDecimals,
  type Decimal,
} from './decimal';
import type { Meaning } from './figure-meaning';
import { toCommonScale, unitMeasure, type UnitMeasure } from './unit-factors';

type NumberMeaning = Extract<Meaning, { type: 'number' }>;

/**
 * How far "about" reaches, as a part of the number. News rounds to one or two digits, and a number
 * of two digits is off by at most a twentieth, of one digit by at most a half; a tenth lets "about
 * 80" stand beside 85 but not beside 100.
 */
export const ABOUT_TOLERANCE = decimal('0.1');

const HALF = decimal('0.5');
const ONE = decimal('1');
const UNITLESS: UnitMeasure = unitMeasure('');

const closed = (at: Decimal) => ({ at, closed: true });
const open = (at: Decimal) => ({ at, closed: false });

function widen(low: Decimal, high: Decimal, by: (number: Decimal) => Decimal): Interval {
  return {
    low: closed(subtractDecimals(low, by(low))),
    high: closed(addDecimals(high, by(high))),
  };
}

/** The numbers that a figure allows, in its own unit. */
function allowed({ low, high, bound }: NumberMeaning): Interval {
  switch (bound) {
    case 'exactly':
    case 'between':
      return { low: closed(low), high: closed(high) };
    case 'about':
      return widen(low, high, (number) => scaleDecimal(absoluteDecimal(number), ABOUT_TOLERANCE));
    case 'at-least':
      return { low: closed(low), high: null };
    case 'more-than':
      return { low: open(low), high: null };
    case 'at-most':
      return { low: null, high: closed(high) };
    case 'less-than':
      return { low: null, high: open(high) };
  }
}

/** The whole numbers of an interval, whose ends then belong to it. */
function wholeNumbers({ low, high }: Interval): Interval {
  const least = low && ceilDecimal(low.at);
  const most = high && floorDecimal(high.at);
  const skipsLeast = low !== null && !low.closed && least === low.at;
  const skipsMost = high !== null && !high.closed && most === high.at;
  return {
    low: least && closed(skipsLeast ? addDecimals(least, ONE) : least),
    high: most && closed(skipsMost ? subtractDecimals(most, ONE) : most),
  };
}

/**
 * Half the worth of the last digit that a number can be trusted in: its last one, or for whole
 * numbers that end in zeros the last before them, but at least the second.
 */
export function roundingError(number: Decimal): Decimal {
  const [whole = '', fraction = ''] = absoluteDecimal(number).split('.');
  if (fraction !== '') return scaleDecimal(powerOfTen(-fraction.length), HALF);
  const zeros = whole.length - whole.replace(/0+$/, '').length;
  return scaleDecimal(powerOfTen(Math.max(0, Math.min(zeros, whole.length - 2))), HALF);
}

function rescale({ low, high }: Interval, own: UnitMeasure, other: UnitMeasure): Interval {
  const scaled = (at: Decimal): Decimal => toCommonScale(at, own, other);
  return {
    low: low && { ...low, at: scaled(low.at) },
    high: high && { ...high, at: scaled(high.at) },
  };
}

/** What a figure allows when its numbers were rounded as far as they look. */
function rounded(meaning: NumberMeaning): Interval {
  const { low, high } = allowed(meaning);
  return {
    low: low && closed(subtractDecimals(low.at, roundingError(meaning.low))),
    high: high && closed(addDecimals(high.at, roundingError(meaning.high))),
  };
}

/** Whether both count things: people, or whole numbers without a unit. */
function areCounts(first: NumberMeaning, second: NumberMeaning): boolean {
  return [first, second].every(
    ({ unit, low, high }) =>
      (unit.type !== 'unit' || unit.name === 'person') && isWhole(low) && isWhole(high),
  );
}

function relate(first: NumberMeaning, second: NumberMeaning): SetRelation {
  const [one, other] = [allowed(first), allowed(second)];
  return areCounts(first, second)
    ? relateIntervals(wholeNumbers(one), wholeNumbers(other))
    : relateIntervals(one, other);
}

/** A missing unit could be any: then the numbers may agree, but prove nothing. */
function withoutUnit(first: NumberMeaning, second: NumberMeaning): Comparison {
  return relate(first, second) === 'disjoint'
    ? notComparable('unit-missing')
    : { relation: 'compatible', why: 'unit-missing' };
}

function acrossUnits(
  first: NumberMeaning,
  second: NumberMeaning,
  [one, other]: readonly [UnitMeasure, UnitMeasure],
): Comparison {
  const [left, right] = [allowed(first), allowed(second)];
  const relation = relateIntervals(rescale(left, one, other), rescale(right, other, one));
  if (relation !== 'disjoint') return comparisonOf(relation);
  const loosely = relateIntervals(
    rescale(rounded(first), one, other),
    rescale(rounded(second), other, one),
  );
  if (loosely === 'disjoint') return comparisonOf('disjoint');
  return { relation: 'compatible', why: 'rounded-conversion' };
}

const measureOf = ({ unit }: NumberMeaning): UnitMeasure =>
  unit.type === 'unit' ? unitMeasure(unit.name) : UNITLESS;

const nameOf = ({ unit }: NumberMeaning): string => (unit.type === 'unit' ? unit.name : '');

/** Compares two numbers or ranges by the numbers that their bounds allow. */
export function compareNumbers(first: NumberMeaning, second: NumberMeaning): Comparison {
  const missing = [first, second].filter(({ unit }) => unit.type === 'missing').length;
  if (missing === 1) return withoutUnit(first, second);
  const measures = [measureOf(first), measureOf(second)] as const;
  if (measures[0].dimension !== measures[1].dimension) return notComparable('units-differ');
  return nameOf(first) === nameOf(second)
    ? comparisonOf(relate(first, second))
    : acrossUnits(first, second, measures);
}
