import type { Tombstone } from '../annotation/change';
import type { Provenance } from '../annotation/provenance';
import type { Relation } from '../annotation/relation';
import type { Source } from '../annotation/source';
import type { Scheme } from '../scheme/scheme';
import type { FileAnnotation, FileArticle, FileHeader } from './export-file';
import { pointer, quoted, type Fault } from './fault';
import { attributionsOf } from './verify-article';

/** What is remembered of a file that goes by: ids, and where each stands. */
interface Seen {
  scheme: Scheme | null;
  readonly sourceIds: Set<string>;
  readonly relationTypes: Set<string>;
  /**
   * Of each id its path; of those of annotations, of which there may be very many, the article and
   * the place in it as one number.
   */
  readonly places: Map<string, string | number>;
  readonly deletedPaths: Map<string, string>;
  articles: number;
  relations: number;
  deleted: number;
}

/** More annotations than any article has; articles times this is still a safe whole number. */
const PER_ARTICLE = 2 ** 26;

function annotationPath(place: number): string {
  const article = Math.floor(place / PER_ARTICLE);
  return pointer('/articles', article, 'annotations', place % PER_ARTICLE, 'id');
}

/** Where something with an id stands. */
function pathOf({ places }: Seen, id: string): string | undefined {
  const place = places.get(id);
  return typeof place === 'number' ? annotationPath(place) : place;
}

/** Two things of a file that have one id are named at the second. */
function* checkId(seen: Seen, id: string, path: string): Generator<Fault> {
  const first = pathOf(seen, id);
  if (first === undefined) seen.places.set(id, path);
  else yield { path, message: `is the same as ${first}` };
}

/** Two of the same are named at the second, with the place of the first. */
function* checkUnique(paths: Map<string, string>, id: string, path: string): Generator<Fault> {
  const first = paths.get(id);
  if (first === undefined) paths.set(id, path);
  else yield { path, message: `is the same as ${first}` };
}

function* checkHeader(seen: Seen, { scheme }: FileHeader): Generator<Fault> {
  seen.scheme = scheme;
  for (const { key } of scheme.relationTypes) seen.relationTypes.add(key);
  for (const list of ['labels', 'attributes', 'relationTypes'] as const) {
    const keys = new Map<string, string>();
    for (const [index, { key }] of scheme[list].entries()) {
      yield* checkUnique(keys, key, pointer('/scheme', list, index, 'key'));
    }
  }
}

function* checkKnown(seen: Seen, id: string | undefined, path: string): Generator<Fault> {
  if (id === undefined || seen.sourceIds.has(id)) return;
  yield { path, message: `is no entry of sources: ${id}` };
}

/** Where a chain of `via` comes back to a source that it has passed. */
function* checkLoops(sources: readonly Source[]): Generator<Fault> {
  const viaById = new Map(sources.map(({ id, via }) => [id, via]));
  const ended = new Set<string>();
  for (const [index, source] of sources.entries()) {
    const passed = new Set<string>();
    let at: typeof source.via = source.id;
    while (at !== undefined && !passed.has(at) && !ended.has(at)) {
      passed.add(at);
      at = viaById.get(at);
    }
    if (at !== undefined && passed.has(at)) {
      yield { path: pointer('/sources', index, 'via'), message: `leads back to ${at}` };
    }
    for (const id of passed) ended.add(id);
  }
}

function* checkSources(seen: Seen, sources: readonly Source[]): Generator<Fault> {
  for (const [index, source] of sources.entries()) {
    seen.sourceIds.add(source.id);
    yield* checkId(seen, source.id, pointer('/sources', index, 'id'));
  }
  for (const [index, { via }] of sources.entries()) {
    yield* checkKnown(seen, via, pointer('/sources', index, 'via'));
  }
  yield* checkLoops(sources);
}

/** A statement cannot have been made by a version of the file's scheme that came later. */
function* checkSchemeVersion(
  provenance: Provenance,
  scheme: Scheme,
  path: string,
): Generator<Fault> {
  const { id, version } = provenance.scheme;
  if (id === scheme.id && version > scheme.version) {
    const message = `is ${version}, but the scheme of this file is version ${scheme.version}`;
    yield { path: pointer(path, 'provenance', 'scheme', 'version'), message };
  }
}

function* checkLabel(annotation: FileAnnotation, scheme: Scheme, path: string): Generator<Fault> {
  const { kind, label, custom } = annotation;
  if (
    label !== undefined &&
    !scheme.labels.some((known) => known.key === label && known.kind === kind)
  ) {
    yield { path: pointer(path, 'label'), message: `is no label of a ${kind}: ${quoted(label)}` };
  }
  for (const [key, value] of Object.entries(custom)) {
    const place = pointer(path, 'custom', key);
    const attribute = scheme.attributes.find((known) => known.key === key);
    if (!attribute) {
      yield { path: place, message: 'is no attribute of the scheme' };
    } else if (attribute.values && !attribute.values.includes(value)) {
      yield { path: place, message: `is no value of this attribute: ${quoted(value)}` };
    }
  }
}

function* checkAnnotation(
  seen: Seen,
  annotation: FileAnnotation,
  place: number,
  path: string,
): Generator<Fault> {
  const first = pathOf(seen, annotation.id);
  if (first === undefined) seen.places.set(annotation.id, place);
  else yield { path: pointer(path, 'id'), message: `is the same as ${first}` };
  for (const [index, { id }] of annotation.reviews.entries()) {
    yield* checkId(seen, id, pointer(path, 'reviews', index, 'id'));
  }
  for (const { name, value } of attributionsOf(annotation)) {
    yield* checkKnown(seen, value.source, pointer(path, 'attributes', name, 'source'));
    yield* checkKnown(seen, value.via, pointer(path, 'attributes', name, 'via'));
  }
  if (!seen.scheme) return;
  yield* checkSchemeVersion(annotation.provenance, seen.scheme, path);
  yield* checkLabel(annotation, seen.scheme, path);
}

function* checkArticle(seen: Seen, article: FileArticle, path: string): Generator<Fault> {
  yield* checkId(seen, article.digest, pointer(path, 'digest'));
  for (const [index, { id }] of article.appearances.entries()) {
    yield* checkId(seen, id, pointer(path, 'appearances', index, 'id'));
  }
  const list = pointer(path, 'annotations');
  for (const [index, annotation] of article.annotations.entries()) {
    const place = seen.articles * PER_ARTICLE + index;
    yield* checkAnnotation(seen, annotation, place, pointer(list, index));
  }
  seen.articles += 1;
}

function* checkRelation(seen: Seen, relation: Relation): Generator<Fault> {
  const path = pointer('/relations', seen.relations);
  seen.relations += 1;
  yield* checkId(seen, relation.id, pointer(path, 'id'));
  for (const end of ['from', 'to'] as const) {
    if (typeof seen.places.get(relation[end]) === 'number') continue;
    yield {
      path: pointer(path, end),
      message: `is no annotation of this file: ${relation[end]}`,
    };
  }
  if (relation.from === relation.to) {
    yield { path: pointer(path, 'to'), message: 'is the same annotation as from' };
  }
  if (!seen.relationTypes.has(relation.type)) {
    const message = `is no relation type of the scheme: ${quoted(relation.type)}`;
    yield { path: pointer(path, 'type'), message };
  }
  if (seen.scheme) yield* checkSchemeVersion(relation.provenance, seen.scheme, path);
}

function* checkDeleted(seen: Seen, { id }: Tombstone): Generator<Fault> {
  const path = pointer('/deleted', seen.deleted, 'id');
  seen.deleted += 1;
  const { scheme } = seen;
  const isScheme = scheme && id === `${scheme.id}@${scheme.version}`;
  const living = isScheme ? '/scheme' : pathOf(seen, id);
  if (living !== undefined)
    yield { path, message: `is said to be deleted, but lives at ${living}` };
  yield* checkUnique(seen.deletedPaths, id, path);
}

/** Takes the parts of a file as they come, and says of each what it names that is not there. */
export interface ReferenceCheck {
  readonly header: (header: FileHeader) => Iterable<Fault>;
  /** All of them at once, before what names them. */
  readonly sources: (sources: readonly Source[]) => Iterable<Fault>;
  readonly article: (article: FileArticle, path: string) => Iterable<Fault>;
  readonly relation: (relation: Relation) => Iterable<Fault>;
  readonly deleted: (tombstone: Tombstone) => Iterable<Fault>;
}

/**
 * Proves that everything in a file which names something else names something that is there. The
 * parts come in the order of the format; of each, no more than its ids is kept.
 */
export function createReferenceCheck(): ReferenceCheck {
  const seen: Seen = {
    scheme: null,
    sourceIds: new Set(),
    articles: 0,
    relationTypes: new Set(),
    places: new Map(),
    deletedPaths: new Map(),
    relations: 0,
    deleted: 0,
  };
  return {
    header: (header) => checkHeader(seen, header),
    sources: (sources) => checkSources(seen, sources),
    article: (article, path) => checkArticle(seen, article, path),
    relation: (relation) => checkRelation(seen, relation),
    deleted: (tombstone) => checkDeleted(seen, tombstone),
  };
}
