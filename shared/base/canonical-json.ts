type JsonObject = Readonly<Record<string, unknown>>;

const ZERO = 0x30;
const NINE = 0x39;

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isRecord(value: object): value is JsonObject {
  return !Array.isArray(value);
}

/**
 * Whether an object can be made that lists a key wherever it is put, and does nothing but list it.
 * Keys like numbers come first in an object, in the order of their numbers.
 */
function isFree(key: string): boolean {
  const first = key.charCodeAt(0);
  return (first < ZERO || first > NINE || Number.isNaN(first)) && key !== '__proto__';
}

function listInOrder(list: readonly unknown[]): readonly unknown[] | null {
  let copy: unknown[] | null = null;
  for (const [index, item] of list.entries()) {
    if (!isObject(item)) continue;
    const ordered = inOrder(item);
    if (ordered === null) return null;
    if (ordered === item) continue;
    copy ??= [...list];
    copy[index] = ordered;
  }
  return copy ?? list;
}

/** Whether keys stand in order; null where an object cannot have them in order. */
function areInOrder(keys: readonly string[]): boolean | null {
  let areSorted = true;
  let last = '';
  for (const key of keys) {
    if (!isFree(key)) return null;
    areSorted &&= key >= last;
    last = key;
  }
  return areSorted;
}

/**
 * The same value with its keys in order, itself where they are; null where an object cannot have
 * them in that order.
 */
function inOrder(value: object): object | null {
  if (Array.isArray(value)) return listInOrder(value);
  if (!isRecord(value)) return null;
  const keys = Object.keys(value);
  const areSorted = areInOrder(keys);
  if (areSorted === null) return null;
  let copy: Record<string, unknown> | null = areSorted ? null : {};
  for (const key of areSorted ? keys : keys.sort()) {
    const member = value[key];
    const part = isObject(member) ? inOrder(member) : member;
    if (part === null && member !== null) return null;
    // Setting a key that a copy has does not move it.
    if (part !== member) copy ??= { ...value };
    if (copy) copy[key] = part;
  }
  return copy ?? value;
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (!isObject(value) || !isRecord(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${written(value[key])}`);
  return `{${members.join(',')}}`;
}

/**
 * The one form of a JSON value: no white space, keys sorted by UTF-16 code units (RFC 8785). Keys
 * without a value are left out, as in JSON. The engine writes it where it can be led to that order,
 * which is twice as fast.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value) && value.length === 0) return '[]';
  const ordered = isObject(value) ? inOrder(value) : null;
  return ordered === null ? written(value) : JSON.stringify(ordered);
}
