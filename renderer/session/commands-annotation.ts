import { createAnnotation } from '../../shared/annotation/create-annotation';
import { createTarget } from '../../shared/annotation/create-target';
import type { Edit } from '../../shared/annotation/change';
import { lostAs, withKind } from '../../shared/annotation/change-kind';
import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import { markedSpan } from '../../shared/annotation/edit-target';
import type { Span } from '../../shared/article/span';
import { fail, ok, type Result } from '../../shared/base/result';
import type { Kind, LabelDefinition } from '../../shared/scheme/scheme';
import { refresh } from './after-commit';
import { answerContext } from './commands-update';
import { creatorOf, draftOf, newAnnotationId } from './drafts';
import { editAnnotations, replacing, type Sentence, type Which } from './edit-annotations';
import type { Failure } from './failure';
import { withGuesses } from './guess-body';
import { writing, type Parts } from './parts';
import { chosen } from './selecting';
import type { OpenArticle, Outcome } from './session';
import {
  annotationSentence,
  counted,
  extract,
  fieldName,
  kindName,
  listed,
  wordsOf,
} from './words';

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

/** What an annotation becomes: its answers as far as they fit, and the guesses of its new kind. */
function recastAs(
  { store, clock }: Parts,
  open: OpenArticle,
  before: Annotation,
  tagging: Tagging,
): Annotation {
  const at = clock().toISOString();
  const recast = withKind(before, tagging.kind, at);
  const after =
    recast === before ? before : withGuesses(recast, open, answerContext(store.get(), open));
  if (!tagging.label || after.label === tagging.label.key) return after;
  return { ...labelled(after, tagging), provenance: { ...after.provenance, modified: at } };
}

type Recast = readonly [before: Annotation, after: Annotation];

function recastsOf(edits: readonly Edit[]): readonly Recast[] {
  return edits.flatMap((edit) =>
    edit.entity === 'annotation' && edit.before && edit.after
      ? [[edit.before, edit.after] as const]
      : [],
  );
}

function changesKind([before, after]: Recast): boolean {
  return before.body.kind !== after.body.kind;
}

function recastSentence(edits: readonly Edit[], { kind, label }: Tagging): Sentence {
  const recasts = recastsOf(edits);
  const name = label?.name ?? kind;
  const lost = new Set(recasts.flatMap(([before]) => lostAs(before, kind)));
  if (label) lost.delete('label');
  const went =
    lost.size === 0 ? '' : `, without ${listed([...lost].map(fieldName))} (undo brings all back)`;
  const [first, second] = recasts;
  const said =
    first && !second
      ? `${kindName(first[0].body.kind)} is now a ${name}${went}: ${extract(wordsOf(first[1]))}`
      : `${counted(recasts.length, 'annotation')} now of kind ${name}${went}.`;
  return lost.size === 0 ? said : { onScreen: said };
}

/** Gives annotations a kind, as one change; what is of that kind and label stays as it is. */
function recast(parts: Parts, which: Which, tagging: Tagging): Outcome {
  return editAnnotations(parts, which, {
    action: (edits) => (recastsOf(edits).some(changesKind) ? 'change-kind' : 'update-annotations'),
    edits: (annotations, open) =>
      ok(
        annotations.flatMap((before) => replacing(before, recastAs(parts, open, before, tagging))),
      ),
    sentence: (_, edits) => recastSentence(edits, tagging),
  });
}

/** Gives an annotation another kind; its own changes nothing. */
export function changeKind(parts: Parts, id: AnnotationId, kind: Kind): Outcome {
  return recast(parts, [id], { kind });
}

function tagAs(parts: Parts, tagging: Tagging): Outcome {
  parts.ports.surface?.readSelection();
  const { open, selection } = parts.store.get();
  if (!open) return Promise.resolve(fail({ type: 'NothingOpen' }));
  if (selection) return tagSelection(parts, open, selection, tagging);
  return recast(parts, chosen, tagging);
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
