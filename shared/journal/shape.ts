/** Tells whether a value that came from a file is of a type. */
export type Guard<T> = (value: unknown) => value is T;

/** The guard of a field that may be absent. */
export interface OptionalField<T> {
  readonly optional: Guard<T>;
}

type IsOptional<T, K extends keyof T> = Partial<Pick<T, K>> extends Pick<T, K> ? true : false;

/** A guard for every field of a type: a field that is added to the type is a compile error here. */
type Fields<T> = {
  readonly [K in keyof T]-?: IsOptional<T, K> extends true
    ? OptionalField<Exclude<T[K], undefined>>
    : Guard<T[K]>;
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOptional(
  field: Guard<unknown> | OptionalField<unknown>,
): field is OptionalField<unknown> {
  return typeof field !== 'function';
}

/** Objects with these fields. What else they carry is left to them: it is no reason to lose them. */
export function shape<T extends object>(fields: Fields<T>): Guard<T> {
  const entries = Object.entries<Guard<unknown> | OptionalField<unknown>>(fields);
  return (value): value is T =>
    isRecord(value) &&
    entries.every(([key, field]) => {
      const part = Object.hasOwn(value, key) ? value[key] : undefined;
      if (!isOptional(field)) return field(part);
      return part === undefined || field.optional(part);
    });
}

/** A field that may be absent. */
export function optional<T>(guard: Guard<T>): OptionalField<T> {
  return { optional: guard };
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** Whole numbers from 0 on that a 32-bit column holds. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 32;
}

/** One of these words. */
export function oneOf<T extends string | number>(words: readonly T[]): Guard<T> {
  return (value): value is T => words.some((word) => word === value);
}

export function nullOr<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

export function either<A, B>(a: Guard<A>, b: Guard<B>): Guard<A | B> {
  return (value): value is A | B => a(value) || b(value);
}

export function listOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(guard);
}

/** A list with at least one item. */
export function someOf<T>(guard: Guard<T>): Guard<readonly [T, ...T[]]> {
  const isList = listOf(guard);
  return (value): value is readonly [T, ...T[]] => isList(value) && value.length > 0;
}

/** An object whose every value is of a type, whatever its keys are. */
export function recordOf<T>(guard: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    isRecord(value) && Object.values(value).every(guard);
}
