import type { Annotation } from '../../shared/annotation/annotation';
import { hasField, type AnnotationPatch } from '../../shared/annotation/annotation-patch';
import { isNoValue } from '../../shared/annotation/answer';
import type { Answer, Attribution, Body } from '../../shared/annotation/body';
import type { Edit } from '../../shared/annotation/change';
import { createTarget } from '../../shared/annotation/create-target';
import { markedSpan } from '../../shared/annotation/edit-target';
import { isSourceId } from '../../shared/annotation/is-uuid';
import { patchAnnotation } from '../../shared/annotation/patch-annotation';
import type { Source, SourceId } from '../../shared/annotation/source';
import { findSource } from '../../shared/annotation/source-chain';
import type { Target } from '../../shared/annotation/target';
import { checkAnswer } from '../../shared/figure/check-answer';
import { fail, ok, type Result } from '../../shared/base/result';
import { refresh } from './after-commit';
import type { AttributionField, Naming } from './annotating';
import { commitSources } from './commands-source-list';
import { editAnnotations, replacing, type Which } from './edit-annotations';
import type { Failure } from './failure';
import { invalid } from './invalid';
import { writing, type Parts } from './parts';
import type { Outcome } from './session';
import { checkName } from './source-name';
import { extract, kindName, wordsOf } from './words';

function newSource({ newId }: Parts, name: string): Source {
  const id = newId();
  if (!isSourceId(id)) throw new Error(`Not a UUID in lower case: ${id}`);
  return { id, name, aliases: [] };
}

function adding(source: Source): Edit {
  return { entity: 'source', id: source.id, before: null, after: source };
}

/** The source of that name or alias, and the edit that makes it if there is none. */
function namedSource(
  parts: Parts,
  name: string,
  field: string,
): Result<{ readonly id: SourceId; readonly edits: readonly Edit[] }, Failure> {
  const tidy = checkName(name, field);
  if (!tidy.ok) return tidy;
  const known = findSource(parts.store.get().sources, tidy.value);
  const source = known ?? newSource(parts, tidy.value);
  return ok({ id: source.id, edits: known ? [] : [adding(source)] });
}

/** Adds a source to the library; one of that name or alias stays as it is. */
export function addSource(parts: Parts, name: string): Outcome {
  return writing(
    parts,
    async () => {
      const named = namedSource(parts, name, 'source');
      if (!named.ok) return named;
      const { edits } = named.value;
      return edits.length === 0 ? ok(null) : commitSources(parts, 'add-source', edits);
    },
    () => refresh(parts),
  );
}

/** Takes what is selected in the text, as tagging does. */
function takeSelection({ store, ports }: Parts): Result<Target, Failure> {
  const { open, selection } = store.get();
  if (!open) return fail({ type: 'NothingOpen' });
  if (!selection) return fail({ type: 'NothingSelected' });
  const span = markedSpan(open, selection);
  if (!span) return fail({ type: 'SelectionOnlySpace' });
  const target = createTarget(open.text, [span]);
  if (!target.ok) return fail({ type: 'NothingSelected' });
  store.set({ selection: null, caret: span.end });
  ports.surface?.collapse();
  return target;
}

function anchor(
  parts: Parts,
  which: Which,
  plan: {
    readonly said: string;
    readonly target: Target;
    readonly edits: (before: Annotation) => Result<readonly Edit[], Failure>;
  },
): Outcome {
  return editAnnotations(parts, which, {
    action: 'update-annotations',
    edits: ([before]) => plan.edits(before),
    sentence: () => `${plan.said}: ${extract(plan.target.quotes[0].exact)}`,
  });
}

function patched(
  parts: Parts,
  before: Annotation,
  body: AnnotationPatch['body'] & object,
): readonly Edit[] {
  return replacing(before, patchAnnotation(before, { body }, parts.clock().toISOString()));
}

/** Makes the selected words the cue of an annotation. */
export async function anchorCue(parts: Parts, which: Which): Outcome {
  const target = takeSelection(parts);
  if (!target.ok) return target;
  return anchor(parts, which, {
    said: 'Cue',
    target: target.value,
    edits: (before) => ok(patched(parts, before, { cue: target.value })),
  });
}

function answerIn(body: Body, field: AttributionField): Answer<Attribution> | undefined {
  if (body.kind === 'claim') return field === 'claimant' ? body.claimant : undefined;
  if (body.kind === 'figure' || field === 'claimant') return undefined;
  return body[field];
}

function mentionEdits(
  parts: Parts,
  before: Annotation,
  field: AttributionField,
  mention: Target,
): Result<readonly Edit[], Failure> {
  const { kind } = before.body;
  if (!hasField(kind, field)) return fail({ type: 'FieldNotOfKind', field, kind });
  const credited = answerIn(before.body, field);
  if (credited && !isNoValue(credited))
    return ok(patched(parts, before, { [field]: { ...credited, mention } }));
  const named = namedSource(parts, mention.quotes[0].exact, field);
  if (!named.ok) return named;
  const { id, edits } = named.value;
  return ok([...edits, ...patched(parts, before, { [field]: { source: id, mention } })]);
}

/** Who speaks in a quote, who claims a claim; a figure is credited to nobody, which is told. */
function mainField({ body }: Annotation): AttributionField {
  return body.kind === 'quote' ? 'speaker' : 'claimant';
}

/**
 * Makes the selected words the mention of an attribution. Where nobody is credited yet, the source
 * that the words name is, made in the same change if there is none. Without a field it is the one that the kind asks first.
 */
export async function anchorMention(
  parts: Parts,
  which: Which,
  field: AttributionField | null,
): Outcome {
  const target = takeSelection(parts);
  if (!target.ok) return target;
  return anchor(parts, which, {
    said: 'Named here',
    target: target.value,
    edits: (before) => mentionEdits(parts, before, field ?? mainField(before), target.value),
  });
}

function creditEdits(
  parts: Parts,
  before: Annotation,
  text: string,
  { field, as, name }: Naming,
): Result<readonly Edit[], Failure> {
  const answer = answerIn(before.body, field);
  const credited = answer && !isNoValue(answer) ? answer : null;
  const named = namedSource(parts, name, field);
  if (!named.ok) return named;
  const { id, edits } = named.value;
  const source = as === 'source' ? id : credited?.source;
  if (source === undefined) return invalid(field, 'credits nobody yet');
  const given = { ...credited, source, ...(as === 'via' && { via: id }) };
  // Those that it names are there, or are made by the same change.
  const checked = checkAnswer(field, given, { text, hasSource: () => true });
  if (!checked.ok) return invalid(field, checked.failure);
  return ok([...edits, ...patched(parts, before, { [field]: checked.value })]);
}

/** Credits an annotation to who has that name, made in the same change if there is none. */
export function credit(parts: Parts, which: Which, naming: Naming): Outcome {
  return editAnnotations(parts, which, {
    action: 'update-annotations',
    edits: ([before], { text }) => creditEdits(parts, before, text, naming),
    sentence: ([before]) => `${kindName(before.body.kind)} changed: ${extract(wordsOf(before))}`,
  });
}
