import { pointer } from '../../shared/exchange/fault';

/** A value inside of JSON that has none inside itself, and where it stands. */
export interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

/** A list inside of JSON with its length. */
export interface List {
  readonly path: string;
  readonly length: number;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Every leaf; an empty object or list is one. */
export function leavesOf(value: unknown, path = ''): readonly Leaf[] {
  if (!isObject(value) || Object.keys(value).length === 0) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, pointer(path, key)));
}

/** Every list that is not empty. */
export function listsOf(value: unknown, path = ''): readonly List[] {
  if (!isObject(value)) return [];
  const own = Array.isArray(value) && value.length > 0 ? [{ path, length: value.length }] : [];
  const inner = Object.entries(value).flatMap(([key, each]) => listsOf(each, pointer(path, key)));
  return [...own, ...inner];
}

function stepsOf(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function shallowCopy(value: Record<string, unknown>): Record<string, unknown> {
  // A list stays one; its copy can be written to by index like any other object.
  return Array.isArray(value) ? Object.assign([], value) : { ...value };
}

/** A copy of JSON in which `change` was applied to what holds the place; the rest is shared. */
function changed(
  json: unknown,
  path: string,
  change: (holder: Record<string, unknown>, key: string) => void,
): unknown {
  const [key, ...deeper] = stepsOf(path);
  if (!isObject(json) || key === undefined) throw new Error(`Nothing at ${path}`);
  const copy = shallowCopy(json);
  if (deeper.length === 0) change(copy, key);
  else copy[key] = changed(json[key], pointer('', ...deeper), change);
  return copy;
}

/** What stands at a place. */
export function valueAt(json: unknown, path: string): unknown {
  let value = json;
  for (const step of stepsOf(path)) value = isObject(value) ? value[step] : undefined;
  return value;
}

/** A copy with another value at a place. */
export function withValue(json: unknown, path: string, value: unknown): unknown {
  return changed(json, path, (holder, key) => {
    holder[key] = value;
  });
}

/** A copy without a key. */
export function without(json: unknown, path: string): unknown {
  return changed(json, path, (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  });
}

/** A copy in which a list says one of its entries twice. */
export function withTwice(json: unknown, list: string, index: number): unknown {
  return changed(json, pointer(list, index), (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(holder[Number(key)]));
  });
}

/** A copy in which two neighbours of a list have changed places. */
export function withSwapped(json: unknown, list: string, index: number): unknown {
  return changed(json, pointer(list, index), (holder, key) => {
    if (!Array.isArray(holder)) return;
    const at = Number(key);
    [holder[at], holder[at + 1]] = [holder[at + 1], holder[at]];
  });
}
