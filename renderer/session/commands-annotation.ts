import { createAnnotation } from '../../shared/annotation/create-annotation';
import { createTarget } from '../../shared/annotation/create-target';
import { withKind } from '../../shared/annotation/change-kind';
import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import { markedSpan } from '../../shared/annotation/edit-target';
import type { Span } from '../../shared/article/span';
import { fail, ok, type Result } from '../../shared/base/result';
import type { Kind, LabelDefinition } from '../../shared/scheme/scheme';
import { refresh } from './after-commit';
import { answerContext } from './commands-update';
import { creatorOf, draftOf, newAnnotationId } from './drafts';
import { editAnnotations, replacing } from './edit-annotations';
import type { Failure } from './failure';
import { withGuesses } from './guess-body';
import { writing, type Parts } from './parts';
import { chosen } from './selecting';
import type { OpenArticle, Outcome } from './session';
import { annotationSentence, counted, extract, kindName, wordsOf } from './words';

/** What an annotation is made: of a kind, or of a label and its kind. */
export interface Tagging {
  readonly kind: Kind;
  readonly label?: LabelDefinition;
}

function labelled(annotation: Annotation, { label }: Tagging): Annotation {
  return label ? { ...annotation, label: label.key } : annotation;
}

function annotate(
  { store, clock, newId }: Parts,
  open: OpenArticle,
  selection: Span,
  tagging: Tagging,
): Result<Annotation, Failure> {
  const span = markedSpan(open, selection);
  if (!span) return fail({ type: 'SelectionOnlySpace' });
  const target = createTarget(open.text, [span]);
  if (!target.ok) return fail({ type: 'NothingSelected' });
  const state = store.get();
  const annotation = createAnnotation({
    id: newAnnotationId(newId),
    article: open.digest,
    target: target.value,
    kind: tagging.kind,
    creator: creatorOf(state),
    at: clock().toISOString(),
    scheme: state.scheme,
  });
  return ok(withGuesses(labelled(annotation, tagging), open, answerContext(state, open)));
}

function tagSelection(parts: Parts, open: OpenArticle, selection: Span, tagging: Tagging): Outcome {
  const { store, saver, ports, tell } = parts;
  const made = annotate(parts, open, selection, tagging);
  if (!made.ok) return Promise.resolve(made);
  const annotation = made.value;
  const edit = {
    entity: 'annotation',
    id: annotation.id,
    before: null,
    after: annotation,
  } as const;
  const commit = async (): Outcome => {
    const result = await saver.commit(draftOf(store.get(), 'annotate', [open.digest], [edit]));
    if (!result.ok) return result;
    tell.announce(annotationSentence(annotation, 'added'));
    return ok(null);
  };
  const outcome = writing(parts, commit, () => refresh(parts));
  // At once: a second key right behind this one then means the new annotation, not these words.
  store.set({ selection: null, caret: annotation.target.spans[0].end });
  ports.surface?.collapse();
  return outcome;
}

async function selectedAnnotation({ store, annotations }: Parts): Promise<Annotation | null> {
  const { selected } = store.get();
  return selected && annotations.readOne(selected);
}

function recastAs(before: Annotation, tagging: Tagging, at: string): Annotation {
  const after = withKind(before, tagging.kind, at);
  if (!tagging.label || after.label === tagging.label.key) return after;
  return { ...labelled(after, tagging), provenance: { ...after.provenance, modified: at } };
}

async function recast(
  { store, saver, clock, tell }: Parts,
  before: Annotation | null,
  tagging: Tagging,
): Outcome {
  if (!before) return fail({ type: 'NothingSelected' });
  const after = recastAs(before, tagging, clock().toISOString());
  if (after === before) return ok(null);
  const edit = { entity: 'annotation', id: before.id, before, after } as const;
  const action = after.body.kind === before.body.kind ? 'update-annotations' : 'change-kind';
  const draft = draftOf(store.get(), action, [before.article], [edit]);
  const result = await saver.commit(draft);
  if (!result.ok) return result;
  const name = tagging.label?.name ?? tagging.kind;
  tell.announce(`${kindName(before.body.kind)} is now a ${name}: ${extract(wordsOf(after))}`);
  return ok(null);
}

/** Gives an annotation another kind; its own changes nothing. */
export function changeKind(parts: Parts, id: AnnotationId, kind: Kind): Outcome {
  return writing(
    parts,
    async () => recast(parts, await parts.annotations.readOne(id), { kind }),
    () => refresh(parts),
  );
}

function tagAs(parts: Parts, tagging: Tagging): Outcome {
  parts.ports.surface?.readSelection();
  const { open, selection, selected } = parts.store.get();
  if (!open) return Promise.resolve(fail({ type: 'NothingOpen' }));
  if (selection) return tagSelection(parts, open, selection, tagging);
  if (!selected && parts.queue.isIdle()) {
    return Promise.resolve(fail({ type: 'NothingSelected' }));
  }
  if (parts.store.get().marked.size > 1) return recastMarked(parts, tagging);
  return writing(
    parts,
    async () => recast(parts, await selectedAnnotation(parts), tagging),
    () => refresh(parts),
  );
}

/** Gives all that is marked a kind, as one change. */
function recastMarked(parts: Parts, tagging: Tagging): Outcome {
  const at = parts.clock().toISOString();
  const name = tagging.label?.name ?? tagging.kind;
  return editAnnotations(parts, chosen, {
    action: tagging.label ? 'update-annotations' : 'change-kind',
    edits: (annotations) =>
      ok(annotations.flatMap((before) => replacing(before, recastAs(before, tagging, at)))),
    sentence: (annotations) => `${counted(annotations.length, 'annotation')} now of kind ${name}.`,
  });
}

/**
 * Tags what is selected in the text or, with nothing selected, gives what is marked, or else the
 * selected annotation, a kind.
 */
export function tag(parts: Parts, kind: Kind): Outcome {
  return tagAs(parts, { kind });
}

/** The same with a label of the scheme and its kind. */
export function tagLabel(parts: Parts, key: string): Outcome {
  const label = parts.store.get().scheme.labels.find((known) => known.key === key);
  if (label) return tagAs(parts, { kind: label.kind, label });
  const reason = 'is no label of the scheme';
  return Promise.resolve(fail({ type: 'FieldInvalid', field: 'label', reason }));
}
