import { compareDecimals, type Decimal } from './decimal';

/** One end of an interval: where it is, and whether that very number belongs to it. */
export interface End {
  readonly at: Decimal;
  readonly closed: boolean;
}

/** The numbers that may be meant; an end that is null lies at infinity. */
export interface Interval {
  readonly low: End | null;
  readonly high: End | null;
}

/** How the sets of two intervals lie to each other. */
export type SetRelation = 'equal' | 'first-within' | 'second-within' | 'overlapping' | 'disjoint';

/** Negative when the first low end lets in more numbers, positive when fewer. */
function compareLows(first: End | null, second: End | null): number {
  if (first === null || second === null) return Number(second === null) - Number(first === null);
  const order = compareDecimals(first.at, second.at);
  return order === 0 ? Number(second.closed) - Number(first.closed) : order;
}

/** Positive when the first high end lets in more numbers, negative when fewer. */
function compareHighs(first: End | null, second: End | null): number {
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  const order = compareDecimals(first.at, second.at);
  return order === 0 ? Number(first.closed) - Number(second.closed) : order;
}

/** Whether everything in one interval lies below everything in another. */
function isBelow(lower: Interval, upper: Interval): boolean {
  if (lower.high === null || upper.low === null) return false;
  const order = compareDecimals(lower.high.at, upper.low.at);
  return order < 0 || (order === 0 && !(lower.high.closed && upper.low.closed));
}

/** Compares two intervals, neither of them empty, as sets of numbers. */
export function relateIntervals(first: Interval, second: Interval): SetRelation {
  if (isBelow(first, second) || isBelow(second, first)) return 'disjoint';
  const low = compareLows(first.low, second.low);
  const high = compareHighs(first.high, second.high);
  if (low === 0 && high === 0) return 'equal';
  if (low >= 0 && high <= 0) return 'first-within';
  return low <= 0 && high >= 0 ? 'second-within' : 'overlapping';
}
