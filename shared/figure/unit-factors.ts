import { addDecimals, decimal, scaleDecimal, type Decimal } from './decimal';

const ZERO = decimal('0');
const ONE = decimal('1');

/** How a unit measures: `(number * times + plus) / per` is the number in its dimension's base unit. */
export interface UnitMeasure {
  /** Two units are comparable when their dimensions are the same string. */
  readonly dimension: string;
  readonly times: Decimal;
  readonly per: Decimal;
  readonly plus: Decimal;
}

const SI = 'BIPM, The International System of Units, 9th edition, tables 7 and 8';
const NIST = 'NIST Handbook 44, appendix C';
const MILE = 'nautical mile: International Hydrographic Conference, 1929';
const IEC = 'IEC 80000-13';
const GREGORIAN = 'Gregorian calendar';

type Row = readonly [unit: string, times: string, source: string, plus?: string];

/** Exact factors to the base unit of each dimension, and who defines them. */
const FACTORS: Readonly<Record<string, readonly Row[]>> = {
  // metres
  length: [
    ['millimetre', '0.001', SI],
    ['centimetre', '0.01', SI],
    ['metre', '1', SI],
    ['kilometre', '1000', SI],
    ['inch', '0.0254', NIST],
    ['foot', '0.3048', NIST],
    ['yard', '0.9144', NIST],
    ['mile', '1609.344', NIST],
    ['nautical mile', '1852', MILE],
  ],
  // kilograms; a "ton" may be one of three and converts to nothing
  mass: [
    ['milligram', '0.000001', SI],
    ['gram', '0.001', SI],
    ['kilogram', '1', SI],
    ['tonne', '1000', SI],
    ['ounce', '0.028349523125', NIST],
    ['pound', '0.45359237', NIST],
    ['stone', '6.35029318', NIST],
  ],
  // seconds; civil days, so leap seconds do not count
  time: [
    ['nanosecond', '0.000000001', SI],
    ['microsecond', '0.000001', SI],
    ['millisecond', '0.001', SI],
    ['second', '1', SI],
    ['minute', '60', SI],
    ['hour', '3600', SI],
    ['day', '86400', SI],
    ['week', '604800', GREGORIAN],
    ['fortnight', '1209600', GREGORIAN],
  ],
  // months: no number of days is exact for them
  'calendar time': [
    ['month', '1', GREGORIAN],
    ['year', '12', GREGORIAN],
    ['decade', '120', GREGORIAN],
    ['century', '1200', GREGORIAN],
  ],
  // square metres
  area: [
    ['square metre', '1', SI],
    ['hectare', '10000', SI],
    ['square kilometre', '1000000', SI],
    ['square foot', '0.09290304', NIST],
    ['acre', '4046.8564224', NIST],
    ['square mile', '2589988.110336', NIST],
  ],
  // litres
  volume: [
    ['millilitre', '0.001', SI],
    ['litre', '1', SI],
    ['cubic metre', '1000', SI],
    ['US gallon', '3.785411784', NIST],
    ['barrel', '158.987294928', NIST],
  ],
  // degrees Fahrenheit, into which degrees Celsius convert without a remainder
  temperature: [
    ['degree Fahrenheit', '1', NIST],
    ['degree Celsius', '1.8', NIST, '32'],
  ],
  // bits
  data: [
    ['bit', '1', IEC],
    ['byte', '8', IEC],
    ['kilobit', '1000', IEC],
    ['kilobyte', '8000', IEC],
    ['megabit', '1000000', IEC],
    ['megabyte', '8000000', IEC],
    ['gigabit', '1000000000', IEC],
    ['gigabyte', '8000000000', IEC],
    ['terabit', '1000000000000', IEC],
    ['terabyte', '8000000000000', IEC],
    ['petabyte', '8000000000000000', IEC],
  ],
  // watts
  power: [
    ['watt', '1', SI],
    ['kilowatt', '1000', SI],
    ['megawatt', '1000000', SI],
    ['gigawatt', '1000000000', SI],
  ],
  // watt hours
  energy: [
    ['kilowatt hour', '1000', SI],
    ['megawatt hour', '1000000', SI],
    ['gigawatt hour', '1000000000', SI],
  ],
};

function measuresByUnit(): ReadonlyMap<string, UnitMeasure> {
  const measures = new Map<string, UnitMeasure>();
  for (const [dimension, rows] of Object.entries(FACTORS)) {
    for (const [unit, times, , plus] of rows) {
      measures.set(unit, {
        dimension,
        times: decimal(times),
        per: ONE,
        plus: plus === undefined ? ZERO : decimal(plus),
      });
    }
  }
  return measures;
}

const MEASURES = measuresByUnit();

/** A knot is one nautical mile per hour by definition. */
const COMPOUND_ALIASES = new Map([['knot', 'nautical mile per hour']]);

function simpleMeasure(unit: string): UnitMeasure {
  return MEASURES.get(unit) ?? { dimension: unit, times: ONE, per: ONE, plus: ZERO };
}

/**
 * How a unit measures. `X per Y` is put together from its halves; a unit that no table knows, such
 * as a currency, is a dimension of its own and so comparable with itself alone.
 */
export function unitMeasure(unit: string): UnitMeasure {
  const [upper = unit, lower, ...more] = (COMPOUND_ALIASES.get(unit) ?? unit).split(' per ');
  if (lower === undefined || more.length > 0) return simpleMeasure(unit);
  const [above, below] = [simpleMeasure(upper), simpleMeasure(lower)];
  return {
    dimension: `${above.dimension} per ${below.dimension}`,
    times: above.times,
    per: below.times,
    plus: ZERO,
  };
}

/** Every unit with a factor, its dimension and the publication that defines it. */
export function unitSources(): readonly { unit: string; dimension: string; source: string }[] {
  return Object.entries(FACTORS).flatMap(([dimension, rows]) =>
    rows.map(([unit, , source]) => ({ unit, dimension, source })),
  );
}

/**
 * Brings a number in one unit to a scale that it shares with numbers in another unit of the same
 * dimension, without any division and so without rounding.
 */
export function toCommonScale(number: Decimal, own: UnitMeasure, other: UnitMeasure): Decimal {
  return scaleDecimal(addDecimals(scaleDecimal(number, own.times), own.plus), other.per);
}
