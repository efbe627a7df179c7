import { isFields } from './guards';

/** A value of JSON without the halves of characters that its strings can spell, and no text can hold. */
export function wellFormedValue(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormedValue);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormedValue(inner)]),
  );
}
