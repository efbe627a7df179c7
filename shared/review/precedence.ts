import { canonicalJson } from '../base/canonical-json';

/** `2026-11-21T09:30:00`, to which a fraction of up to nine digits may follow. */
const WHOLE_SECONDS = 19;
const FRACTION_DIGITS = 9;

/** An ISO 8601 time in UTC with its fraction filled up, so that code units order it by time. */
export function timeKey(time: string): string {
  const fraction = time.slice(WHOLE_SECONDS).replaceAll(/\D/g, '');
  return `${time.slice(0, WHOLE_SECONDS)}.${fraction.padEnd(FRACTION_DIGITS, '0')}`;
}

/** Whether a time is behind another one. */
export function isLater(time: string, other: string): boolean {
  return timeKey(time) > timeKey(other);
}

/** By code units, so that no locale changes an order. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Puts two values in the one order that does not depend on whose they are: the one of the greater
 * key first, and of equal keys the one whose canonical JSON is greater.
 */
export function byPrecedence<T>(
  a: T,
  b: T,
  keyOf: (value: T) => string,
): readonly [first: T, second: T] {
  const order = compareText(keyOf(a), keyOf(b)) || compareText(canonicalJson(a), canonicalJson(b));
  return order >= 0 ? [a, b] : [b, a];
}

/** The entries of two lists by id; what is in one list alone has no partner. */
export function pairById<T>(
  ours: readonly T[],
  theirs: readonly T[],
  idOf: (value: T) => string,
): readonly (readonly [T | undefined, T | undefined])[] {
  const others = new Map(theirs.map((value) => [idOf(value), value]));
  const ids = new Set(ours.map(idOf));
  return [
    ...ours.map((value) => [value, others.get(idOf(value))] as const),
    ...theirs.filter((value) => !ids.has(idOf(value))).map((value) => [undefined, value] as const),
  ];
}
