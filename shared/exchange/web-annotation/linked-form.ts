import { isUuid } from '../../annotation/is-uuid';
import type { Fragment } from '../export-file';
import { PREFIX, uuidIri, withoutUuidIri } from './vocabulary';

// Parts of the native export and their form as linked data: the same names behind our prefix, ids as
// IRIs, fragments as specific resources, and objects with free keys as lists of pairs.

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys whose values name something by its UUID, where they are texts. */
const NAMING: ReadonlySet<string> = new Set(['source', 'via']);

/** The object whose keys are the scheme's and not ours. */
const FREE_KEYS = 'custom';

/** A fragment as the resource that it selects (§4, §4.2.4, §4.2.5). */
export function specificResource(fragment: Fragment, source: string): object {
  const { start, end, exact, prefix, suffix } = fragment;
  return {
    type: 'SpecificResource',
    source,
    selector: [
      { type: 'TextPositionSelector', start, end },
      { type: 'TextQuoteSelector', exact, prefix, suffix },
    ],
  };
}

function linkedEntry(key: string, value: unknown, source: string): readonly [string, unknown] {
  if (key === 'id' && isUuid(value)) return ['id', uuidIri(value)];
  if (NAMING.has(key) && typeof value === 'string') return [PREFIX + key, uuidIri(value)];
  if (key === FREE_KEYS && isFields(value)) {
    const pairs = Object.entries(value);
    return [
      PREFIX + key,
      pairs.map(([name, text]) => ({ [`${PREFIX}key`]: name, [`${PREFIX}text`]: text })),
    ];
  }
  return [PREFIX + key, linkedForm(value, source)];
}

function isFragment(value: Fields): value is Fields & Fragment {
  return 'exact' in value && 'startUtf16' in value;
}

/** A part of the native export as linked data; its fragments are of the text that `source` names. */
export function linkedForm(value: unknown, source: string): unknown {
  if (Array.isArray(value)) return value.map((item) => linkedForm(item, source));
  if (!isFields(value)) return value;
  if (isFragment(value)) return specificResource(value, source);
  const entries = Object.entries(value).map(([key, inner]) => linkedEntry(key, inner, source));
  return Object.fromEntries(entries);
}

/** Gives the fragment of a specific resource; what is none is given back, to be refused later. */
export type FragmentOf = (resource: Fields) => unknown;

function freeKeys(pairs: readonly unknown[]): unknown {
  const entries = pairs.map((pair): readonly [string, unknown] =>
    isFields(pair) ? [String(pair[`${PREFIX}key`]), pair[`${PREFIX}text`]] : ['', pair],
  );
  return Object.fromEntries(entries);
}

function nativeEntry(
  key: string,
  value: unknown,
  fragmentOf: FragmentOf,
): readonly [string, unknown] {
  const name = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;
  if (key === 'id' && typeof value === 'string') return [name, withoutUuidIri(value)];
  if (NAMING.has(name) && typeof value === 'string') return [name, withoutUuidIri(value)];
  if (name === FREE_KEYS && Array.isArray(value)) return [name, freeKeys(value)];
  return [name, nativeForm(value, fragmentOf)];
}

/** The inverse of `linkedForm`. What comes back is unchecked. */
export function nativeForm(value: unknown, fragmentOf: FragmentOf): unknown {
  if (Array.isArray(value)) return value.map((item) => nativeForm(item, fragmentOf));
  if (!isFields(value)) return value;
  if (value['type'] === 'SpecificResource') return fragmentOf(value);
  const entries = Object.entries(value).map(([key, inner]) => nativeEntry(key, inner, fragmentOf));
  return Object.fromEntries(entries);
}
