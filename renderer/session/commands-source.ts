import type { Annotation } from '../../shared/annotation/annotation';
import type { AnnotationPatch } from '../../shared/annotation/annotation-patch';
import { isNoValue } from '../../shared/annotation/answer';
import type { Answer, Attribution, Body } from '../../shared/annotation/body';
import type { Edit } from '../../shared/annotation/change';
import { createTarget } from '../../shared/annotation/create-target';
import { markedSpan } from '../../shared/annotation/edit-target';
import { isSourceId } from '../../shared/annotation/is-uuid';
import { patchAnnotation } from '../../shared/annotation/patch-annotation';
import type { Source, SourceId } from '../../shared/annotation/source';
import { findSource, loopOf, tidySourceName } from '../../shared/annotation/source-chain';
import type { Target } from '../../shared/annotation/target';
import { sameData } from '../../shared/base/same-data';
import { checkAnswer } from '../../shared/figure/check-answer';
import { fail, ok, type Result } from '../../shared/base/result';
import { refresh } from './after-commit';
import { draftOf } from './drafts';
import type { AttributionField, Naming } from './annotating';
import { editAnnotations, replacing, type Which } from './edit-annotations';
import type { Failure } from './failure';
import { writing, type Parts } from './parts';
import type { Outcome } from './session';
import { extract, kindName, wordsOf } from './words';

/** Code units. */
const LONGEST_NAME = 200;
const MOST_ALIASES = 100;

function invalid(field: string, reason: string): Result<never, Failure> {
  return fail({ type: 'FieldInvalid', field, reason });
}

function checkName(name: string, field: string): Result<string, Failure> {
  const tidy = tidySourceName(name).toWellFormed();
  if (tidy === '') return invalid(field, 'cannot be empty');
  return tidy.length > LONGEST_NAME
    ? invalid(field, `has ${tidy.length} characters; the limit is ${LONGEST_NAME}`)
    : ok(tidy);
}

function newSource({ newId }: Parts, name: string): Source {
  const id = newId();
  if (!isSourceId(id)) throw new Error(`Not a UUID in lower case: ${id}`);
  return { id, name, aliases: [] };
}

function adding(source: Source): Edit {
  return { entity: 'source', id: source.id, before: null, after: source };
}

/** A source belongs to the library; the step is the open article's, so that it can be taken back. */
function commitSource(
  { store, saver }: Parts,
  action: 'add-source' | 'edit-source',
  edit: Edit,
): ReturnType<Parts['saver']['commit']> {
  const { open } = store.get();
  return saver.commit(draftOf(store.get(), action, open ? [open.digest] : [], [edit]));
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
      const [edit] = named.value.edits;
      if (!edit) return ok(null);
      const result = await commitSource(parts, 'add-source', edit);
      return result.ok ? ok(null) : result;
    },
    () => refresh(parts),
  );
}

function checkSource(sources: readonly Source[], given: Source): Result<Source, Failure> {
  const name = checkName(given.name, 'name');
  if (!name.ok) return name;
  const others = sources.filter(({ id }) => id !== given.id);
  const namesake = findSource(others, name.value);
  if (namesake) return invalid('name', `is the name of another source: ${namesake.name}`);
  if (given.aliases.length > MOST_ALIASES) return invalid('aliases', 'are too many');
  const aliases = new Set<string>();
  for (const alias of given.aliases) {
    const tidy = checkName(alias, 'aliases');
    if (!tidy.ok) return tidy;
    if (tidy.value !== name.value) aliases.add(tidy.value);
  }
  if (given.via !== undefined && !sources.some(({ id }) => id === given.via)) {
    return invalid('via', 'is no source of this library');
  }
  const { id, via } = given;
  const source = { id, name: name.value, aliases: [...aliases], ...(via !== undefined && { via }) };
  const loop = loopOf(sources, source);
  return loop ? fail({ type: 'SourceChainLoops', name: loop.name }) : ok(source);
}

/** Changes a source of the library; a chain that comes back to itself is refused. */
export function updateSource(parts: Parts, given: Source): Outcome {
  const { store, tell } = parts;
  const commit = async (): Outcome => {
    const { sources } = store.get();
    const before = sources.find(({ id }) => id === given.id);
    if (!before) return invalid('source', 'is not in this library');
    const after = checkSource(sources, given);
    if (!after.ok) return after;
    if (sameData(before, after.value)) return ok(null);
    const edit: Edit = { entity: 'source', id: before.id, before, after: after.value };
    const result = await commitSource(parts, 'edit-source', edit);
    if (!result.ok) return result;
    tell.announce(`Source changed: ${after.value.name}`);
    return ok(null);
  };
  return writing(parts, commit, () => refresh(parts));
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
  const fits = field === 'claimant' ? 'claim' : 'quote';
  if (before.body.kind !== fits) {
    return invalid(field, `is a question about a ${fits}, and this is a ${before.body.kind}`);
  }
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
