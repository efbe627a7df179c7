import { isForbiddenKey } from './read-json';

const BACKSLASH = 0x5c;

function isEscaped(json: string, quote: number): boolean {
  let slashes = 0;
  while (json.charCodeAt(quote - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}

/** The quotation mark that ends a JSON text, seen from within the text; -1 if it is still to come. */
export function closingQuote(json: string, from: number): number {
  let at = json.indexOf('"', from);
  while (at !== -1 && isEscaped(json, at)) at = json.indexOf('"', at + 1);
  return at;
}

function isRecord(value: object): value is Readonly<Record<string, unknown>> {
  return !Array.isArray(value);
}

/** How many texts a value has, keys among them; not a number where a key is forbidden. */
function textsOf(value: unknown): number {
  if (typeof value === 'string') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (isRecord(value)) {
    for (const key of Object.keys(value)) {
      count += isForbiddenKey(key) ? Number.NaN : 1 + textsOf(value[key]);
    }
  } else if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) count += textsOf(item);
  }
  return count;
}

/**
 * The value of JSON in which so many texts are written, if nobody could read it otherwise; null where
 * `readJson` finds something wrong, which is several times slower. Two equal keys are known by the
 * texts that are missing from the value. The JSON must not be deeper than a stack can bear.
 */
export function plainValue(json: string, texts: number): { readonly value: unknown } | null {
  try {
    const value: unknown = JSON.parse(json);
    return textsOf(value) === texts ? { value } : null;
  } catch {
    return null;
  }
}
