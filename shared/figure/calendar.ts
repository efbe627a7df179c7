/** A day of the proleptic Gregorian calendar, counted from 1 January 1970. */
export type DayNumber = number;

const MILLISECONDS_PER_DAY = 86_400_000;
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FEBRUARY = 2;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month counted from 1; of its longest form where the year is not known (null). */
export function daysInMonth(year: number | null, month: number): number {
  if (month === FEBRUARY && year !== null && !isLeapYear(year)) return 28;
  return LONGEST_MONTHS[month - 1] ?? 0;
}

/** The number of a day; days and months that are too great run over into the next. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  // Date.UTC takes years below 100 for years of the last century; 400 years are always as long.
  const shift = 400 * Math.ceil(Math.max(0, 100 - year) / 400);
  const days = Date.UTC(year + shift, month - 1, day) / MILLISECONDS_PER_DAY;
  return days - (shift / 400) * 146_097;
}

/** The year in which a day lies. */
export function yearOfDay(day: DayNumber): number {
  return new Date(day * MILLISECONDS_PER_DAY).getUTCFullYear();
}

/** A day as `2025-11-23`. */
export function dayToIso(day: DayNumber): string {
  const [iso = ''] = new Date(day * MILLISECONDS_PER_DAY).toISOString().split('T');
  return iso;
}
