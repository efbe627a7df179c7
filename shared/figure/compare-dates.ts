import { relateIntervals, type Interval, type SetRelation } from './bounded-interval';
import { dayNumber, daysInMonth, yearOfDay, type DayNumber } from './calendar';
import { comparisonOf, notComparable, type Comparison } from './comparison';
import { decimal } from './decimal';
import {
  edtfInterval,
  REFERENCE_YEAR,
  type EdtfDate,
  type EdtfPoint,
  type Precision,
} from './edtf-date';
import type { Meaning } from './figure-meaning';

type DateMeaning = Extract<Meaning, { type: 'date' }>;

/**
 * How many days "about" reaches on either side: one unit of what the date states. A day is a day,
 * so that "around 23 November" and "21 November" conflict: who means two days says "this week".
 */
export const ABOUT_DAYS: Readonly<Record<Precision, number>> = {
  day: 1,
  month: 31,
  season: 92,
  year: 366,
  decade: 3653,
  century: 36_525,
  nothing: 0,
};

/** The days that a figure allows; null for without end. */
interface Days {
  readonly first: DayNumber | null;
  readonly last: DayNumber | null;
  /** Whether only the day of the year is known; the days are then those of `REFERENCE_YEAR`. */
  readonly recurs: boolean;
}

function slack(point: EdtfPoint, bound: string): number {
  return bound === 'about' || point.qualifier !== null ? ABOUT_DAYS[point.precision] : 0;
}

function allowedDays({ date, bound }: DateMeaning): Days {
  const { type, first, last } = edtfInterval(date);
  const recurs = type === 'recurring';
  const from = first - slack(date.start, bound);
  const to = last + slack(date.end ?? date.start, bound);
  switch (bound) {
    case 'exactly':
    case 'between':
    case 'about':
      return { first: from, last: to, recurs };
    case 'at-least':
      return { first: from, last: null, recurs };
    case 'more-than':
      return { first: to + 1, last: null, recurs };
    case 'at-most':
      return { first: null, last: to, recurs };
    case 'less-than':
      return { first: null, last: from - 1, recurs };
  }
}

function toInterval({ first, last }: Days): Interval {
  const end = (day: DayNumber | null) =>
    day === null ? null : { at: decimal(String(day)), closed: true };
  return { low: end(first), high: end(last) };
}

const relateDays = (first: Days, second: Days): SetRelation =>
  relateIntervals(toInterval(first), toInterval(second));

/** Days of a leap year, after which recurring days come round again. */
const ROUND = 366;

function moved({ first, last }: Days, by: number): Days {
  return {
    first: first === null ? null : first + by,
    last: last === null ? null : last + by,
    recurs: false,
  };
}

const MARCH = dayNumber(REFERENCE_YEAR, 3, 1);
const JANUARY = dayNumber(REFERENCE_YEAR, 1, 1);

/** The same days in a year that is known. */
function inYear({ first, last }: Days, year: number): Days {
  // Counted from the nearer border, so that a year without 29 February moves no other day.
  const move = (day: DayNumber): DayNumber =>
    day >= MARCH ? dayNumber(year, 3, 1) + day - MARCH : dayNumber(year, 1, 1) + day - JANUARY;
  return {
    first: first === null ? null : move(first),
    last: last === null ? null : move(last),
    recurs: false,
  };
}

/** Whether days recur in a year: 29 February alone does not in most. */
function happensIn({ first, last }: Days, year: number): boolean {
  const leapDayAlone = first === MARCH - 1 && last === MARCH - 1;
  return !leapDayAlone || daysInMonth(year, 2) === 29;
}

/** From the most to the least that two sets can have in common. */
const CLOSENESS: readonly SetRelation[] = [
  'equal',
  'first-within',
  'second-within',
  'overlapping',
  'disjoint',
];

function closest(relations: readonly SetRelation[]): SetRelation {
  return CLOSENESS.find((relation) => relations.includes(relation)) ?? 'disjoint';
}

const isHalfLine = ({ first, last }: Days): boolean => first === null || last === null;

/** One year before, the same, one year after: the turn of the year may lie between two dates. */
const TURNS = [-1, 0, 1];

/** Both without a year: the same year is meant, unless the days meet over its turn. */
function relateRecurring(first: Days, second: Days): SetRelation {
  const turns = isHalfLine(first) || isHalfLine(second) ? [0] : TURNS;
  return closest(turns.map((turn) => relateDays(first, moved(second, turn * ROUND))));
}

/**
 * A date with its year against days of any year: the one with the year is finer when it falls on
 * them, and never coarser, for it says more than they do.
 */
function relateKnown(known: Days, recurring: Days): SetRelation {
  const year = yearOfDay(known.first ?? known.last ?? 0);
  const years = (isHalfLine(recurring) ? [0] : TURNS)
    .map((turn) => year + turn)
    .filter((candidate) => happensIn(recurring, candidate));
  const relation = closest(years.map((at) => relateDays(known, inYear(recurring, at))));
  if (relation === 'equal') return 'first-within';
  return relation === 'second-within' ? 'overlapping' : relation;
}

function swap(relation: SetRelation): SetRelation {
  if (relation === 'first-within') return 'second-within';
  return relation === 'second-within' ? 'first-within' : relation;
}

function relateAllowed(first: Days, second: Days): SetRelation {
  if (first.recurs && second.recurs) return relateRecurring(first, second);
  if (second.recurs) return relateKnown(first, second);
  if (first.recurs) return swap(relateKnown(second, first));
  return relateDays(first, second);
}

function hasSeason({ start, end }: EdtfDate): boolean {
  return [start, end].some((point) => point?.precision === 'season');
}

/** Compares two dates by the days that their bounds allow. */
export function compareDates(first: DateMeaning, second: DateMeaning): Comparison {
  const [one, other] = [allowedDays(first), allowedDays(second)];
  const relation = relateAllowed(one, other);
  if (relation !== 'disjoint') return comparisonOf(relation);
  if (hasSeason(first.date) || hasSeason(second.date)) return notComparable('season-vague');
  // "After 21 November" of some year reaches any known date.
  const endless = [one, other].some((days) => days.recurs && isHalfLine(days));
  return endless && one.recurs !== other.recurs
    ? notComparable('year-unknown')
    : comparisonOf('disjoint');
}

/** Whether two dates have no day in common. */
export function areDifferentDays(first: EdtfDate, second: EdtfDate): boolean {
  const exactly = (date: EdtfDate): Days => allowedDays({ type: 'date', date, bound: 'exactly' });
  return relateAllowed(exactly(first), exactly(second)) === 'disjoint';
}
