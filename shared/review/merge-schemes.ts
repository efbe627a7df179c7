import { sameData } from '../base/same-data';
import {
  KINDS,
  type AttributeDefinition,
  type LabelDefinition,
  type Scheme,
} from '../scheme/scheme';
import type { Conflict, MergedPart } from './library-state';
import { byPrecedence, pairById } from './precedence';

/** Enough for every whole number that JSON can say exactly. */
const VERSION_DIGITS = 16;

/** A scheme's id among all versions of all schemes. */
export function schemeId({ id, version }: Pick<Scheme, 'id' | 'version'>): string {
  return `${id}@${version}`;
}

/** What is used under a key on both sides stays, and what one side alone has is added behind. */
function uniteLists<T extends { readonly key: string }>(
  first: readonly T[],
  second: readonly T[],
  unite: (one: T, other: T) => T,
): readonly T[] {
  return pairById(first, second, ({ key }) => key).flatMap(([one, other]) => {
    if (one && other) return unite(one, other);
    return one ?? other ?? [];
  });
}

function uniteAttributes(
  one: AttributeDefinition,
  other: AttributeDefinition,
): AttributeDefinition {
  const { values, ...rest } = one;
  const kinds = sameData(one.kinds, other.kinds)
    ? one.kinds
    : KINDS.filter((kind) => one.kinds.includes(kind) || other.kinds.includes(kind));
  // Without a list of values any text may be given, so that nothing given becomes wrong.
  if (!values || !other.values) return { ...rest, kinds };
  return { ...rest, kinds, values: [...new Set([...values, ...other.values])] };
}

/** A key of the keyboard means one label: what is added gives way. */
function withoutTakenKeys(labels: readonly LabelDefinition[]): readonly LabelDefinition[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    const { shortcut, ...rest } = label;
    if (shortcut === undefined) return label;
    if (taken.has(shortcut)) return rest;
    taken.add(shortcut);
    return label;
  });
}

function unite(first: Scheme, second: Scheme): Scheme {
  const keep = <T>(one: T): T => one;
  return {
    ...first,
    labels: withoutTakenKeys(uniteLists(first.labels, second.labels, keep)),
    attributes: uniteLists(first.attributes, second.attributes, uniteAttributes),
    relationTypes: uniteLists(first.relationTypes, second.relationTypes, keep),
  };
}

/** Whether everything that a scheme says is said by another one, which may say more. */
function isWithin(scheme: Scheme, other: Scheme): boolean {
  const isKept = <T extends { readonly key: string }>(
    entries: readonly T[],
    others: readonly T[],
    said: (entry: T) => unknown,
  ): boolean =>
    pairById(entries, others, ({ key }) => key).every(
      ([one, found]) => !one || (found && sameData(said(one), said(found))),
    );
  return (
    scheme.guideline === other.guideline &&
    isKept(scheme.labels, other.labels, ({ shortcut: _shortcut, ...label }) => label) &&
    isKept(scheme.attributes, other.attributes, ({ name }) => name) &&
    isKept(scheme.relationTypes, other.relationTypes, (type) => type)
  );
}

function versionKey({ id, version }: Scheme): string {
  return `${String(version).padStart(VERSION_DIGITS, '0')} ${id}`;
}

/**
 * One scheme with everything that either knows. The one of the higher version wins where they differ;
 * where it lacks something, or both call themselves the same version, the result is the version after
 * it.
 */
export function mergeSchemes(a: Scheme, b: Scheme): MergedPart<Scheme> {
  if (sameData(a, b)) return { merged: a, conflicts: [] };
  const [first, second] = byPrecedence(a, b, versionKey);
  const united = unite(first, second);
  const isComplete = sameData(united, first) && schemeId(first) !== schemeId(second);
  const merged = isComplete ? first : { ...united, version: first.version + 1 };
  const isSuccessor = first.id === second.id && first.version > second.version;
  if (isSuccessor || isWithin(second, merged)) return { merged, conflicts: [] };
  const conflict: Conflict = {
    type: 'versions',
    entity: 'scheme',
    id: schemeId(second),
    kept: merged,
    other: second,
  };
  return { merged, conflicts: [conflict] };
}

/** The first key that means a label of one kind here and of another there: no scheme can hold both. */
export function labelClash(a: Scheme, b: Scheme): string | null {
  const kinds = new Map(a.labels.map(({ key, kind }) => [key, kind]));
  const clash = b.labels.find(({ key, kind }) => (kinds.get(key) ?? kind) !== kind);
  return clash?.key ?? null;
}
