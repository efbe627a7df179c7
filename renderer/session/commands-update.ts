import type { Annotation } from '../../shared/annotation/annotation';
import {
  AMOUNT_FIELDS,
  FIELDS_OF_KIND,
  type AnnotationPatch,
} from '../../shared/annotation/annotation-patch';
import { patchAnnotation } from '../../shared/annotation/patch-annotation';
import type { Edit } from '../../shared/annotation/change';
import { ok, type Result } from '../../shared/base/result';
import { checkAnswers, type AnswerContext } from '../../shared/figure/check-answer';
import type { Scheme } from '../../shared/scheme/scheme';
import { editAnnotations, replacing, type AnnotationPlan, type Which } from './edit-annotations';
import type { Failure } from './failure';
import { invalid } from './invalid';
import type { Parts } from './parts';
import type { OpenArticle, Outcome, SessionState } from './session';
import { chosen } from './selecting';
import { counted, extract, fieldName, kindName, listed, wordsOf } from './words';

/** Code units. */
const LONGEST_NOTE = 20_000;
const LONGEST_TAG = 100;
const LONGEST_VALUE = 1_000;

function tooLong(length: number, limit: number): string {
  return `has ${length} characters; the limit is ${limit}`;
}

/** What an answer of the open article may point at. */
export function answerContext({ sources }: SessionState, { text }: OpenArticle): AnswerContext {
  const ids = new Set(sources.map(({ id }) => id));
  return { text, hasSource: (id) => ids.has(id) };
}

function checkBody(
  body: AnnotationPatch['body'],
  context: AnswerContext,
): Result<Pick<AnnotationPatch, 'body'>, Failure> {
  if (!body) return ok({});
  const amounts = AMOUNT_FIELDS.filter(
    (field) => body[field] !== undefined && body[field] !== null,
  );
  const [, second] = amounts;
  if (second) return invalid(second, `cannot stand beside ${amounts[0]}; a figure is one of them`);
  const checked = checkAnswers(body, context);
  return checked.ok
    ? ok({ body: checked.value })
    : invalid(checked.failure.field, checked.failure.reason);
}

function checkTags(tags: readonly string[] | undefined): Result<readonly string[], Failure> {
  const tidy: string[] = [];
  for (const tag of tags ?? []) {
    const words = tag
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .toWellFormed();
    if (words === '') return invalid('tags', 'cannot be empty');
    if (words.length > LONGEST_TAG) return invalid('tags', tooLong(words.length, LONGEST_TAG));
    tidy.push(words);
  }
  return ok(tidy);
}

function checkCustom(
  custom: AnnotationPatch['custom'],
  { attributes }: Scheme,
): Result<Pick<AnnotationPatch, 'custom'>, Failure> {
  if (!custom) return ok({});
  for (const [key, value] of Object.entries(custom)) {
    if (value === null) continue;
    const field = `custom/${key}`;
    const attribute = attributes.find((known) => known.key === key);
    if (!attribute) return invalid(field, 'is no attribute of the scheme');
    if (value.length > LONGEST_VALUE) return invalid(field, tooLong(value.length, LONGEST_VALUE));
    if (attribute.values && !attribute.values.includes(value)) {
      return invalid(field, `is none of ${attribute.values.join(', ')}`);
    }
  }
  return ok({ custom });
}

function checkPatch(
  patch: AnnotationPatch,
  context: AnswerContext,
  scheme: Scheme,
): Result<AnnotationPatch, Failure> {
  const { label, note } = patch;
  const body = checkBody(patch.body, context);
  if (!body.ok) return body;
  const addTags = checkTags(patch.addTags);
  if (!addTags.ok) return addTags;
  const custom = checkCustom(patch.custom, scheme);
  if (!custom.ok) return custom;
  if (label !== undefined && label !== null && !scheme.labels.some(({ key }) => key === label)) {
    return invalid('label', 'is no label of the scheme');
  }
  if (note !== undefined && note.length > LONGEST_NOTE) {
    return invalid('note', tooLong(note.length, LONGEST_NOTE));
  }
  return ok({
    ...patch,
    ...body.value,
    ...custom.value,
    addTags: addTags.value,
    ...(note !== undefined && { note: note.toWellFormed() }),
  });
}

/** The patch without what an annotation of that kind cannot carry. */
function fitting({ body }: Annotation, patch: AnnotationPatch, scheme: Scheme): AnnotationPatch {
  const { label, custom, ...rest } = patch;
  const fitsLabel =
    label === null || scheme.labels.some(({ key, kind }) => key === label && kind === body.kind);
  const fitsKind = (key: string): boolean =>
    scheme.attributes.some((known) => known.key === key && known.kinds.includes(body.kind));
  const entries = Object.entries(custom ?? {});
  const kept = entries.filter(([key, value]) => value === null || fitsKind(key));
  return {
    ...rest,
    ...(label !== undefined && fitsLabel && { label }),
    custom: Object.fromEntries(kept),
  };
}

/** What a patch asks of some kinds only, as it is named to people. */
function askedFields({ body = {}, label, custom = {} }: AnnotationPatch, scheme: Scheme): string[] {
  const labelName = scheme.labels.find(({ key }) => key === label)?.name;
  const names = new Map(scheme.attributes.map(({ key, name }) => [key, name]));
  return [
    ...Object.keys(body).map(fieldName),
    ...(labelName === undefined ? [] : [`label ${labelName}`]),
    ...Object.keys(custom).map((key) => names.get(key) ?? key),
  ];
}

/** Whether an annotation has a place for anything that a patch asks. */
function takes(annotation: Annotation, patch: AnnotationPatch, scheme: Scheme): boolean {
  const { body, label, custom, addTags, ...rest } = fitting(annotation, patch, scheme);
  const { kind } = annotation.body;
  return (
    FIELDS_OF_KIND[kind].some((field) => body?.[field] !== undefined) ||
    label !== undefined ||
    Object.keys(custom ?? {}).length > 0 ||
    (addTags ?? []).length > 0 ||
    Object.values(rest).some((asked) => asked !== undefined)
  );
}

function noneFits(
  annotations: readonly Annotation[],
  patch: AnnotationPatch,
  scheme: Scheme,
): Result<never, Failure> | null {
  const [field] = [
    ...Object.keys(patch.body ?? {}),
    ...(patch.label ? ['label'] : []),
    ...Object.keys(patch.custom ?? {}).map((key) => `custom/${key}`),
  ];
  if (field === undefined) return null;
  return annotations.some((each) => takes(each, patch, scheme))
    ? null
    : invalid(field, 'belongs to another kind');
}

type PatchOf = (annotations: readonly Annotation[]) => AnnotationPatch;

function planOf(parts: Parts, patchOf: PatchOf): AnnotationPlan {
  const { store, clock } = parts;
  return {
    action: 'update-annotations',
    edits(annotations, open): Result<readonly Edit[], Failure> {
      const state = store.get();
      const checked = checkPatch(patchOf(annotations), answerContext(state, open), state.scheme);
      if (!checked.ok) return checked;
      const refused = noneFits(annotations, checked.value, state.scheme);
      if (refused) return refused;
      const at = clock().toISOString();
      return ok(
        annotations.flatMap((before) =>
          replacing(
            before,
            patchAnnotation(before, fitting(before, checked.value, state.scheme), at),
          ),
        ),
      );
    },
    sentence(annotations, edits) {
      const [only, second] = annotations;
      if (!second) return `${kindName(only.body.kind)} changed: ${extract(wordsOf(only))}`;
      const { scheme } = store.get();
      const patch = patchOf(annotations);
      const without = annotations.filter((each) => !takes(each, patch, scheme)).length;
      const changed = `${counted(edits.length, 'annotation')} changed`;
      if (without === 0) return `${changed}.`;
      const fields = listed(askedFields(patch, scheme));
      return { onScreen: `${changed}; ${fields} does not apply to ${without} of them.` };
    },
  };
}

/** Patches annotations of the open article as one change; a refused answer changes nothing. */
export function update(parts: Parts, which: Which, patch: AnnotationPatch): Outcome {
  return editAnnotations(
    parts,
    which,
    planOf(parts, () => patch),
  );
}

/** Says that everything guessed of the chosen annotations is right. */
export function confirmGuesses(parts: Parts): Outcome {
  return update(parts, chosen, { confirm: 'all' });
}

/** Calls the chosen annotations done or, where all of them are, drafts again. */
export function toggleDone(parts: Parts): Outcome {
  const areDone = (annotations: readonly Annotation[]): boolean =>
    annotations.every(({ status }) => status === 'done');
  return editAnnotations(parts, chosen, {
    ...planOf(parts, (annotations) => ({ status: areDone(annotations) ? 'draft' : 'done' })),
    sentence: (annotations, edits) =>
      `${counted(edits.length, 'annotation')} marked as ${areDone(annotations) ? 'draft' : 'done'}.`,
  });
}
