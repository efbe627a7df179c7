import type { Provenance } from '../annotation/provenance';
import type { Scheme } from '../scheme/scheme';
import type { ExportFile, FileAnnotation } from './export-file';
import { pointer, quoted, type Fault } from './fault';
import { attributionsOf } from './verify-article';

/** Something that has an id, and where it stands. */
type Placed = readonly [id: string, path: string];

function* placedAnnotations(file: ExportFile): Generator<[FileAnnotation, string]> {
  for (const [a, article] of file.articles.entries()) {
    for (const [index, annotation] of article.annotations.entries()) {
      yield [annotation, pointer('/articles', a, 'annotations', index)];
    }
  }
}

/** Everything in a file that must have an id of its own. */
function* identified(file: ExportFile): Generator<Placed> {
  for (const [a, article] of file.articles.entries()) {
    const path = pointer('/articles', a);
    yield [article.digest, pointer(path, 'digest')];
    for (const [index, { id }] of article.appearances.entries()) {
      yield [id, pointer(path, 'appearances', index, 'id')];
    }
  }
  for (const [annotation, path] of placedAnnotations(file)) {
    yield [annotation.id, pointer(path, 'id')];
    for (const [index, { id }] of annotation.reviews.entries()) {
      yield [id, pointer(path, 'reviews', index, 'id')];
    }
  }
  for (const list of ['sources', 'relations'] as const) {
    for (const [index, { id }] of file[list].entries()) yield [id, pointer('', list, index, 'id')];
  }
}

/** Two of the same are named at the second, with the place of the first. */
function* checkUnique(placed: Iterable<Placed>): Generator<Fault> {
  const firstPaths = new Map<string, string>();
  for (const [id, path] of placed) {
    const first = firstPaths.get(id);
    if (first === undefined) firstPaths.set(id, path);
    else yield { path, message: `is the same as ${first}` };
  }
}

function* checkDeleted(file: ExportFile): Generator<Fault> {
  const alive = new Map(identified(file));
  alive.set(`${file.scheme.id}@${file.scheme.version}`, '/scheme');
  for (const [index, { id }] of file.deleted.entries()) {
    const living = alive.get(id);
    const path = pointer('/deleted', index, 'id');
    if (living !== undefined)
      yield { path, message: `is said to be deleted, but lives at ${living}` };
  }
  yield* checkUnique(file.deleted.map(({ id }, index) => [id, pointer('/deleted', index, 'id')]));
}

function* checkRelations(file: ExportFile): Generator<Fault> {
  const annotations = new Set([...placedAnnotations(file)].map(([{ id }]) => id));
  const types = new Set(file.scheme.relationTypes.map(({ key }) => key));
  for (const [index, relation] of file.relations.entries()) {
    const path = pointer('/relations', index);
    for (const end of ['from', 'to'] as const) {
      if (annotations.has(relation[end])) continue;
      yield {
        path: pointer(path, end),
        message: `is no annotation of this file: ${relation[end]}`,
      };
    }
    if (relation.from === relation.to) {
      yield { path: pointer(path, 'to'), message: 'is the same annotation as from' };
    }
    if (!types.has(relation.type)) {
      const message = `is no relation type of the scheme: ${quoted(relation.type)}`;
      yield { path: pointer(path, 'type'), message };
    }
  }
}

/** Where a chain of `via` comes back to a source that it has passed. */
function* checkLoops(file: ExportFile): Generator<Fault> {
  const viaById = new Map(file.sources.map(({ id, via }) => [id, via]));
  const ended = new Set<string>();
  for (const [index, source] of file.sources.entries()) {
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

function* checkSources(file: ExportFile): Generator<Fault> {
  const known = new Set<string>(file.sources.map(({ id }) => id));
  const check = function* (id: string | undefined, path: string): Generator<Fault> {
    if (id !== undefined && !known.has(id))
      yield { path, message: `is no entry of sources: ${id}` };
  };
  for (const [index, { via }] of file.sources.entries()) {
    yield* check(via, pointer('/sources', index, 'via'));
  }
  for (const [annotation, path] of placedAnnotations(file)) {
    for (const { name, value } of attributionsOf(annotation)) {
      yield* check(value.source, pointer(path, 'attributes', name, 'source'));
      yield* check(value.via, pointer(path, 'attributes', name, 'via'));
    }
  }
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

function* checkScheme(file: ExportFile): Generator<Fault> {
  for (const list of ['labels', 'attributes', 'relationTypes'] as const) {
    const keys = file.scheme[list].map(({ key }, index): Placed => {
      return [key, pointer('/scheme', list, index, 'key')];
    });
    yield* checkUnique(keys);
  }
  for (const [annotation, path] of placedAnnotations(file)) {
    yield* checkSchemeVersion(annotation.provenance, file.scheme, path);
    yield* checkLabel(annotation, file.scheme, path);
  }
  for (const [index, { provenance }] of file.relations.entries()) {
    yield* checkSchemeVersion(provenance, file.scheme, pointer('/relations', index));
  }
}

/** Proves that everything in a file which names something else names something that is there. */
export function* verifyReferences(file: ExportFile): Generator<Fault> {
  yield* checkUnique(identified(file));
  yield* checkDeleted(file);
  yield* checkRelations(file);
  yield* checkSources(file);
  yield* checkLoops(file);
  yield* checkScheme(file);
}
