import type { Annotation } from '../../shared/annotation/annotation';
import { creditedSources } from '../../shared/annotation/credited-sources';
import type { Edit, EditOf } from '../../shared/annotation/change';
import { schemeUse } from '../../shared/annotation/scheme-in-use';
import type { Relation } from '../../shared/annotation/relation';
import type { Source } from '../../shared/annotation/source';
import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Database } from '../storage/database';
import {
  readAllAnnotations,
  readAllRelations,
  readSchemes,
  readSources,
} from '../storage/read-library';

/** What is stored, as edits would leave it. */
function after<T extends { readonly id: string }>(
  stored: readonly T[],
  edits: readonly { readonly id: string; readonly after: T | null }[],
): readonly T[] {
  const edited = new Map(edits.map((edit) => [edit.id, edit.after]));
  return stored.flatMap((item) => {
    const left = edited.has(item.id) ? edited.get(item.id) : item;
    return left ? [left] : [];
  });
}

interface Left {
  readonly annotations: readonly Annotation[];
  readonly sources: readonly Source[];
}

function namesSource({ annotations, sources }: Left, id: string): boolean {
  return (
    sources.some(({ via }) => via === id) ||
    annotations.some(({ body }) => creditedSources(body).some((credited) => credited === id))
  );
}

/** Whether annotations or relations were made under a scheme, or use what only it defines. */
function needsScheme(
  annotations: readonly Annotation[],
  relations: readonly Relation[],
  scheme: Scheme,
  others: readonly Scheme[],
): boolean {
  const isUnder = ({ provenance }: Annotation | Relation): boolean =>
    provenance.scheme.id === scheme.id && provenance.scheme.version >= scheme.version;
  const use = schemeUse(annotations, relations);
  const onlyHere = (list: 'labels' | 'attributes' | 'relationTypes'): readonly string[] => {
    const elsewhere = new Set(others.flatMap((other) => other[list].map(({ key }) => key)));
    return scheme[list].map(({ key }) => key).filter((key) => !elsewhere.has(key));
  };
  return (
    annotations.some(isUnder) ||
    relations.some(isUnder) ||
    onlyHere('labels').some((key) => use.labels.has(key)) ||
    onlyHere('attributes').some((key) => use.values.has(key)) ||
    onlyHere('relationTypes').some((key) => use.relationTypes.has(key))
  );
}

type AnnotationEdit = EditOf<'annotation'>;

/**
 * The edits without those that take a source or a scheme away which annotations elsewhere have come
 * to need since: an undo in one article must neither break another nor be held up by it.
 */
export async function withoutNeeded(
  database: Database,
  edits: readonly Edit[],
): Promise<readonly Edit[]> {
  const takesAway = edits.some(
    ({ entity, after: left }) => (entity === 'source' || entity === 'scheme') && left === null,
  );
  if (!takesAway) return edits;
  const annotationEdits = edits.filter(
    (edit): edit is AnnotationEdit => edit.entity === 'annotation',
  );
  const relationEdits = edits.filter((edit) => edit.entity === 'relation');
  const sourceEdits = edits.filter((edit) => edit.entity === 'source');
  const annotations = after(await readAllAnnotations(database), annotationEdits);
  const relations = after(await readAllRelations(database), relationEdits);
  const sources = after(await readSources(database), sourceEdits);
  const schemes = await readSchemes(database);
  return edits.filter((edit) => {
    if (edit.after !== null) return true;
    if (edit.entity === 'source') return !namesSource({ annotations, sources }, edit.id);
    if (edit.entity !== 'scheme' || !edit.before) return true;
    const others = [DEFAULT_SCHEME, ...schemes].filter(
      ({ id, version }) => `${id}@${version}` !== edit.id,
    );
    return !needsScheme(annotations, relations, edit.before, others);
  });
}
