import type { Annotation } from './annotation';
import {
  AMOUNT_FIELDS,
  FIELDS_OF_KIND,
  type AnnotationPatch,
  type BodyField,
  type FieldValue,
} from './annotation-patch';
import { emptyBody, type Body } from './body';
import { sameData } from '../base/same-data';

type Answers = ReadonlyMap<BodyField, FieldValue>;

function answersOf(body: Body): Answers {
  const given: Readonly<Partial<Record<BodyField, FieldValue>>> = body;
  const answers = new Map<BodyField, FieldValue>();
  for (const field of FIELDS_OF_KIND[body.kind]) {
    const value = given[field];
    if (value !== undefined) answers.set(field, value);
  }
  return answers;
}

const AMOUNTS: ReadonlySet<BodyField> = new Set(AMOUNT_FIELDS);

function answersAfter(body: Body, patch: NonNullable<AnnotationPatch['body']>): Answers {
  const answers = new Map(answersOf(body));
  for (const field of FIELDS_OF_KIND[body.kind]) {
    const value = patch[field];
    if (value === undefined) continue;
    answers.delete(field);
    if (value === null) continue;
    if (AMOUNTS.has(field)) for (const other of AMOUNT_FIELDS) answers.delete(other);
    answers.set(field, value);
  }
  return answers;
}

function bodyOf(kind: Body['kind'], answers: Answers): Body {
  return { ...emptyBody(kind), ...Object.fromEntries(answers) };
}

/** Still guessed is what was guessed, is still answered, and was neither set nor confirmed. */
function guessedAfter(
  { guessed }: Annotation,
  { body = {}, confirm = [] }: AnnotationPatch,
  body_: Body,
): readonly string[] {
  if (confirm === 'all') return [];
  const settled = new Set<string>([...Object.keys(body), ...confirm]);
  return guessed.filter((field) => field in body_ && !settled.has(field));
}

function tagsAfter(
  tags: readonly string[],
  { addTags = [], removeTags = [] }: AnnotationPatch,
): readonly string[] {
  const kept = tags.filter((tag) => !removeTags.includes(tag));
  return [...new Set([...kept, ...addTags])];
}

function customAfter(
  custom: Annotation['custom'],
  patch: NonNullable<AnnotationPatch['custom']>,
): Annotation['custom'] {
  const values = new Map(Object.entries(custom));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) values.delete(key);
    else values.set(key, value);
  }
  return Object.fromEntries(values);
}

function labelAfter(label: string | undefined, patch: AnnotationPatch): { label?: string } {
  const after = patch.label === undefined ? label : patch.label;
  return after === undefined || after === null ? {} : { label: after };
}

/**
 * An annotation with what a checked patch sets. Fields that its kind does not have are passed over,
 * an amount takes the other amounts away, and a patch that changes nothing gives the same annotation.
 */
export function patchAnnotation(
  annotation: Annotation,
  patch: AnnotationPatch,
  at: string,
): Annotation {
  const { label, ...rest } = annotation;
  const body = patch.body
    ? bodyOf(annotation.body.kind, answersAfter(annotation.body, patch.body))
    : annotation.body;
  const after: Annotation = {
    ...rest,
    ...labelAfter(label, patch),
    body,
    custom: patch.custom ? customAfter(annotation.custom, patch.custom) : annotation.custom,
    tags: tagsAfter(annotation.tags, patch),
    note: patch.note ?? annotation.note,
    status: patch.status ?? annotation.status,
    guessed: guessedAfter(annotation, patch, body),
  };
  if (sameData(after, annotation)) return annotation;
  return { ...after, provenance: { ...annotation.provenance, modified: at } };
}
