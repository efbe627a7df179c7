import type { AttributeDefinition, Scheme } from '../scheme/scheme';
import type { Annotation } from './annotation';
import type { Relation } from './relation';

/** What annotations and relations use of a scheme. */
export interface SchemeUse {
  readonly labels: ReadonlySet<string>;
  /** By attribute, the values that it has somewhere. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  readonly relationTypes: ReadonlySet<string>;
}

/** Gathers what is used. */
export function schemeUse(
  annotations: Iterable<Pick<Annotation, 'label' | 'custom'>>,
  relations: Iterable<Pick<Relation, 'type'>>,
): SchemeUse {
  const labels = new Set<string>();
  const values = new Map<string, Set<string>>();
  for (const { label, custom } of annotations) {
    if (label !== undefined) labels.add(label);
    for (const [key, value] of Object.entries(custom)) {
      values.set(key, (values.get(key) ?? new Set()).add(value));
    }
  }
  return { labels, values, relationTypes: new Set([...relations].map(({ type }) => type)) };
}

/** Entries that are used and not defined any more, as the latest earlier scheme defined them. */
function missing<T extends { readonly key: string }>(
  current: readonly T[],
  earlier: readonly (readonly T[])[],
  isUsed: (key: string) => boolean,
): readonly T[] {
  const found = new Map<string, T>();
  const defined = new Set(current.map(({ key }) => key));
  for (const entry of earlier.flat()) {
    if (!defined.has(entry.key) && isUsed(entry.key)) found.set(entry.key, entry);
  }
  return [...found.values()];
}

function withUsedValues(
  attribute: AttributeDefinition,
  { values }: SchemeUse,
): AttributeDefinition {
  if (!attribute.values) return attribute;
  const used = values.get(attribute.key) ?? new Set();
  return { ...attribute, values: [...new Set([...attribute.values, ...used])] };
}

/**
 * The current scheme with whatever of earlier ones is still used, so that a file explains every word
 * that it holds although the analyst is no longer offered it. `earlier` goes from old to new.
 */
export function schemeWithUsed(
  current: Scheme,
  earlier: readonly Scheme[],
  use: SchemeUse,
): Scheme {
  const labels = earlier.map((scheme) => scheme.labels);
  const attributes = earlier.map((scheme) => scheme.attributes);
  const types = earlier.map((scheme) => scheme.relationTypes);
  return {
    ...current,
    labels: [...current.labels, ...missing(current.labels, labels, (key) => use.labels.has(key))],
    attributes: [
      ...current.attributes,
      ...missing(current.attributes, attributes, (key) => use.values.has(key)),
    ].map((attribute) => withUsedValues(attribute, use)),
    relationTypes: [
      ...current.relationTypes,
      ...missing(current.relationTypes, types, (key) => use.relationTypes.has(key)),
    ],
  };
}
