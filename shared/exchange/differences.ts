import type { Annotation } from '../annotation/annotation';
import type { Tombstone } from '../annotation/change';
import type { Relation } from '../annotation/relation';
import type { Source } from '../annotation/source';
import { createOffsetMap, type OffsetMap } from '../article/offsets';
import { sameData } from '../base/same-data';
import type { Scheme } from '../scheme/scheme';
import { annotationPart } from './annotation-part';
import type { ArticleState } from './build-export';
import { relationPart, sourcePart } from './export-parts';
import type { Loss } from './format';

/** What is compared: what an export is made of, or what was read of a file. */
export interface Comparable {
  readonly articles: readonly ArticleState[];
  readonly relations: readonly Relation[];
  readonly sources: readonly Source[];
  readonly scheme?: Scheme;
  readonly deleted?: readonly Tombstone[];
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fields that are compared one level further in. */
const OPENED = new Set(['attributes', 'custom', 'provenance']);

/** The names of fields that are not the same, `attributes`, `custom` and `provenance` by their keys. */
function* differingFields(a: Fields, b: Fields, base = ''): Generator<string> {
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [one, other] = [a[key], b[key]];
    const name = base + key;
    if (base === '' && OPENED.has(key) && isFields(one) && isFields(other)) {
      yield* differingFields(one, other, `${key}.`);
    } else if (!sameData(one, other)) {
      yield name;
    }
  }
}

function annotationFields(annotation: Annotation, offsets: OffsetMap): Fields {
  const { id: _id, text: _text, ...fields } = annotationPart(annotation, offsets);
  return { ...fields, article: annotation.article };
}

/** Everything that has an id, as fields under their names in the native export. */
function* fieldsById(state: Comparable): Generator<[string, Fields]> {
  for (const { article, annotations } of state.articles) {
    yield [article.digest, { text: article.text, appearances: article.appearances }];
    const offsets = createOffsetMap(article.text);
    for (const each of annotations) yield [each.id, annotationFields(each, offsets)];
  }
  for (const relation of state.relations) yield [relation.id, { ...relationPart(relation) }];
  for (const source of state.sources) yield [source.id, { ...sourcePart(source) }];
  for (const tombstone of state.deleted ?? []) yield [tombstone.id, { ...tombstone }];
  if (state.scheme) yield ['', { scheme: state.scheme }];
}

/** By id, then by field; by code units. */
function inOrder(a: Loss, b: Loss): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return a.field < b.field ? -1 : a.field > b.field ? 1 : 0;
}

/**
 * What of `a` is not the same in `b`, and what only `b` has: an id with each field that differs, in
 * the words of a `Loss`, sorted. `*` is said of what one of the two does not have at all; the whole
 * (the empty id) is named by its field. The order of lists of things with ids does not count.
 */
export function differences(a: Comparable, b: Comparable): readonly Loss[] {
  const [one, other] = [new Map(fieldsById(a)), new Map(fieldsById(b))];
  const found: Loss[] = [];
  for (const id of new Set([...one.keys(), ...other.keys()])) {
    const [mine, theirs] = [one.get(id), other.get(id)];
    if (id !== '' && (!mine || !theirs)) {
      found.push({ id, field: '*' });
      continue;
    }
    for (const field of differingFields(mine ?? {}, theirs ?? {})) found.push({ id, field });
  }
  return found.toSorted(inOrder);
}
