import type { Provenance } from '../../annotation/provenance';
import type { Relation } from '../../annotation/relation';
import type { FileAnnotation } from '../export-file';
import type { ExportHead, Loss } from '../format';

/** The fields of an annotation or a relation that a format carries, in the words of a `Loss`. */
export type Keeps = (field: string) => boolean;

type Head = Pick<ExportHead, 'analyst' | 'scheme'>;

/** Fields that are named by their keys. */
function* openedFields(name: string, value: object): Generator<string> {
  for (const key of Object.keys(value)) yield `${name}.${key}`;
}

/**
 * The fields of a provenance that do not come back by themselves: who reads a file that says nothing
 * of it is the creator, by the scheme of that time, and what is read was imported.
 */
function* provenanceFields(provenance: Provenance, { analyst, scheme }: Head): Generator<string> {
  for (const field of openedFields('provenance', provenance)) {
    const isImplied =
      (field === 'provenance.creator' && provenance.creator === analyst) ||
      (field === 'provenance.origin' && provenance.origin === 'import') ||
      (field === 'provenance.scheme' &&
        provenance.scheme.id === scheme.id &&
        provenance.scheme.version === scheme.version);
    if (!isImplied) yield field;
  }
}

function* annotationFields(annotation: FileAnnotation, head: Head): Generator<string> {
  const { label, tags, note, status, guessed, reviews } = annotation;
  yield* openedFields('attributes', annotation.attributes);
  yield* openedFields('custom', annotation.custom);
  yield* provenanceFields(annotation.provenance, head);
  if (label !== undefined) yield 'label';
  if (tags.length > 0) yield 'tags';
  if (note !== '') yield 'note';
  if (status === 'done') yield 'status';
  if (guessed.length > 0) yield 'guessed';
  if (reviews.length > 0) yield 'reviews';
}

function lossesAmong(id: string, fields: Iterable<string>, keeps: Keeps): readonly Loss[] {
  return [...fields].filter((field) => !keeps(field)).map((field) => ({ id, field }));
}

/** What a format loses of an annotation, if it carries its place, its kind and what it `keeps`. */
export function annotationLosses(
  annotation: FileAnnotation,
  head: Head,
  keeps: Keeps,
): readonly Loss[] {
  return lossesAmong(annotation.id, annotationFields(annotation, head), keeps);
}

/** What a format loses of a relation, if it carries its type, its ends and what it `keeps`. */
export function relationLosses(relation: Relation, head: Head, keeps: Keeps): readonly Loss[] {
  return lossesAmong(relation.id, provenanceFields(relation.provenance, head), keeps);
}

/** What no format but the native one carries: the scheme, and what was deleted. */
export function headLosses({ deleted }: ExportHead): readonly Loss[] {
  return [{ id: '', field: 'scheme' }, ...deleted.map(({ id }) => ({ id, field: '*' }))];
}

/** Of a list of things with ids, those that are lost altogether. */
export function lostAltogether(things: readonly { readonly id: string }[]): readonly Loss[] {
  return things.map(({ id }) => ({ id, field: '*' }));
}
