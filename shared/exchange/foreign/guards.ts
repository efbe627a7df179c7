/** Tells whether a value that a file holds is of a type. */
export type Guard<T> = (value: unknown) => value is T;

/** The keys of a type that may be absent. */
type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];

export type Fields = Readonly<Record<string, unknown>>;

/** An object, as JSON has them. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** A whole number of at least 0 that a double holds exactly. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && typeof value === 'number' && value >= 0;
}

export function isOneOf<T extends string>(values: readonly T[]): Guard<T> {
  return (value): value is T => values.some((each) => each === value);
}

export function isListOf<T>(isItem: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(isItem);
}

export function isEither<A, B>(isA: Guard<A>, isB: Guard<B>): Guard<A | B> {
  return (value): value is A | B => isA(value) || isB(value);
}

/** An object whose values are all of one type. */
export function isRecordOf<T>(isValue: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    isFields(value) && Object.values(value).every(isValue);
}

/**
 * An object of exactly these fields: one that the type does not know makes it another thing, so that
 * a file cannot bring along what nobody checked.
 */
export function isObject<T extends object>(
  fields: { readonly [K in keyof T]-?: Guard<Exclude<T[K], undefined>> },
  optional: readonly OptionalKeys<T>[] = [],
): Guard<T> {
  const guards = new Map<string, Guard<unknown>>(Object.entries(fields));
  const absent = new Set<unknown>(optional);
  return (value): value is T =>
    isFields(value) &&
    Object.keys(value).every((key) => guards.get(key)?.(value[key])) &&
    [...guards.keys()].every((key) => absent.has(key) || Object.hasOwn(value, key));
}
