import { fail, ok, type Result } from '../base/result';
import { daysInMonth, dayNumber, type DayNumber } from './calendar';

/** How finely a date is stated. */
export type Precision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'century' | 'nothing';

/** `?` uncertain, `~` approximate, `%` both (EDTF level 1, "Qualification of a date"). */
export type Qualifier = 'uncertain' | 'approximate' | 'both';

/** One date; a part that is absent or whose digits are all `X` is null. */
export interface EdtfPoint {
  /** Null for `XXXX`; for `199X` the first year that it may be. */
  readonly year: number | null;
  /** 1 to 12, or 21 to 24 for spring, summer, autumn, winter. */
  readonly month: number | null;
  readonly day: number | null;
  readonly precision: Precision;
  readonly qualifier: Qualifier | null;
}

/** A checked date: one point, or an interval whose end is not before its start. */
export interface EdtfDate {
  readonly text: string;
  readonly start: EdtfPoint;
  /** The last point of an interval such as `2019/2023`; null for a single date. */
  readonly end: EdtfPoint | null;
}

export interface DateInvalid {
  readonly type: 'DateInvalid';
  readonly reason:
    'not-a-date' | 'no-such-month' | 'no-such-day' | 'upside-down' | 'year-half-known';
}

/** The days that a date may mean. */
export type EdtfInterval =
  | { readonly type: 'days'; readonly first: DayNumber; readonly last: DayNumber }
  /** The year is unknown; the days are those of `REFERENCE_YEAR`, `last` perhaps of the next. */
  | { readonly type: 'recurring'; readonly first: DayNumber; readonly last: DayNumber };

/** A leap year, so that 29 February has a place in it. */
export const REFERENCE_YEAR = 2000;

const POINT = /^(-?\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%])?$/;
const QUALIFIERS = new Map<string, Qualifier>([
  ['?', 'uncertain'],
  ['~', 'approximate'],
  ['%', 'both'],
]);

/** The months of a season; winter runs into the next year, as in the library edtf.js. */
const SEASON_STARTS = new Map([
  [21, 3],
  [22, 6],
  [23, 9],
  [24, 12],
]);
const MONTHS_IN_SEASON = 3;

function isSeason(month: number): boolean {
  return SEASON_STARTS.has(month);
}

function yearPrecision(year: string): Precision {
  if (year === 'XXXX') return 'nothing';
  if (year.endsWith('XX')) return 'century';
  return year.endsWith('X') ? 'decade' : 'year';
}

function partOf(digits: string | undefined): number | null {
  return digits === undefined || digits === 'XX' ? null : Number(digits);
}

/** Why a year, month and day make no date, or null when they do. */
function pointFault(
  yearWord: string,
  monthWord: string | undefined,
  dayWord: string | undefined,
): DateInvalid['reason'] | null {
  const year = /^-?\d{4}$/.test(yearWord) ? Number(yearWord) : null;
  const month = partOf(monthWord);
  const day = partOf(dayWord);
  // A month of an unknown decade, or a day of an unknown month, is beyond level 1.
  if (month !== null && yearWord !== 'XXXX' && year === null) return 'year-half-known';
  if (month === null) return day === null ? null : 'not-a-date';
  if (isSeason(month)) return dayWord === undefined ? null : 'no-such-day';
  if (month < 1 || month > 12) return 'no-such-month';
  return day !== null && (day < 1 || day > daysInMonth(year, month)) ? 'no-such-day' : null;
}

function precisionOf(year: string, month: number | null, day: number | null): Precision {
  if (day !== null) return 'day';
  if (month === null) return yearPrecision(year);
  return isSeason(month) ? 'season' : 'month';
}

function parsePoint(text: string): Result<EdtfPoint, DateInvalid> {
  const [, year, monthWord, dayWord, sign = ''] = POINT.exec(text) ?? [];
  if (year === undefined) return fail({ type: 'DateInvalid', reason: 'not-a-date' });
  const reason = pointFault(year, monthWord, dayWord);
  if (reason !== null) return fail({ type: 'DateInvalid', reason });
  const [month, day] = [partOf(monthWord), partOf(dayWord)];
  return ok({
    year: year === 'XXXX' ? null : Number(year.replaceAll('X', '0')),
    month,
    day,
    precision: precisionOf(year, month, day),
    qualifier: QUALIFIERS.get(sign) ?? null,
  });
}

function parseInterval(text: string, from: string, to: string): Result<EdtfDate, DateInvalid> {
  const start = parsePoint(from);
  if (!start.ok) return start;
  const end = parsePoint(to);
  if (!end.ok) return end;
  if ((start.value.year === null) !== (end.value.year === null)) {
    return fail({ type: 'DateInvalid', reason: 'year-half-known' });
  }
  // Without a year, an end before the start lies in the next one.
  const upsideDown = start.value.year !== null && firstDay(start.value) > lastDay(end.value);
  if (upsideDown) return fail({ type: 'DateInvalid', reason: 'upside-down' });
  return ok({ text, start: start.value, end: end.value });
}

/**
 * Reads a date of EDTF level 1 (Library of Congress, 2019): years, months, days, seasons, digits
 * unspecified from the right, a qualifier behind the whole, and closed intervals of these.
 *
 * Of level 2 it takes what news cannot do without, an unknown year before a known month
 * (`XXXX-11-21`). Times, open intervals and years beyond four digits are refused.
 *
 * The npm library `edtf` reads more, but takes 29 February in any year, refuses `XXXX-11-21?`, and
 * looks at the clock; a test compares the two.
 */
export function parseEdtf(text: string): Result<EdtfDate, DateInvalid> {
  const words = text.trim();
  const [from = '', to, ...more] = words.split('/');
  if (more.length > 0) return fail({ type: 'DateInvalid', reason: 'not-a-date' });
  if (to !== undefined) return parseInterval(words, from, to);
  const point = parsePoint(from);
  return point.ok ? ok({ text: words, start: point.value, end: null }) : point;
}

function firstDay({ year, month, day }: EdtfPoint): DayNumber {
  const start = month === null ? 1 : (SEASON_STARTS.get(month) ?? month);
  return dayNumber(year ?? REFERENCE_YEAR, start, day ?? 1);
}

const YEARS: Readonly<Record<Precision, number>> = {
  day: 1,
  month: 1,
  season: 1,
  year: 1,
  decade: 10,
  century: 100,
  nothing: 1,
};

function lastDay(point: EdtfPoint): DayNumber {
  const { month, day, precision } = point;
  const year = point.year ?? REFERENCE_YEAR;
  if (day !== null) return firstDay(point);
  if (month === null) return dayNumber(year + YEARS[precision], 1, 0);
  const season = SEASON_STARTS.get(month);
  // Day 0 of a month is the last one of the month before.
  return dayNumber(year, season === undefined ? month + 1 : season + MONTHS_IN_SEASON, 0);
}

/** The first and the last day that a date may mean. Seasons are those of the northern half. */
export function edtfInterval({ start, end }: EdtfDate): EdtfInterval {
  const first = firstDay(start);
  const last = lastDay(end ?? start);
  if (start.year !== null) return { type: 'days', first, last };
  const overTheYear =
    last < first ? dayNumber(REFERENCE_YEAR + 1, 1, 1) - dayNumber(REFERENCE_YEAR, 1, 1) : 0;
  return { type: 'recurring', first, last: last + overTheYear };
}
