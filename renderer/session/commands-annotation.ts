import { createAnnotation } from '../../shared/annotation/create-annotation';
import { createTarget } from '../../shared/annotation/create-target';
import { withKind } from '../../shared/annotation/change-kind';
import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import { snapToGraphemes, trimSpan } from '../../shared/article/graphemes';
import type { Span } from '../../shared/article/span';
import { fail, ok, type Result } from '../../shared/base/result';
import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';
import type { Kind } from '../../shared/scheme/scheme';
import { readAnnotation, readRelationsOf } from '../storage/read-library';
import { refresh } from './after-commit';
import { creatorOf, deletions, draftOf, newAnnotationId } from './drafts';
import type { Failure } from './failure';
import { writing, type Parts } from './parts';
import type { OpenArticle, Outcome } from './session';
import { annotationSentence, extract, kindName, wordsOf } from './words';

function annotate(
  { store, clock, newId }: Parts,
  open: OpenArticle,
  selection: Span,
  kind: Kind,
): Result<Annotation, Failure> {
  const trimmed = trimSpan(open.text, selection);
  if (!trimmed) return fail({ type: 'SelectionOnlySpace' });
  const span = snapToGraphemes(open.text, open.paragraphs, trimmed);
  const target = createTarget(open.text, span ? [span] : []);
  if (!target.ok) return fail({ type: 'NothingSelected' });
  return ok(
    createAnnotation({
      id: newAnnotationId(newId),
      article: open.digest,
      target: target.value,
      kind,
      creator: creatorOf(store.get()),
      at: clock().toISOString(),
      scheme: DEFAULT_SCHEME,
    }),
  );
}

function tagSelection(parts: Parts, open: OpenArticle, selection: Span, kind: Kind): Outcome {
  const { store, saver, ports, tell } = parts;
  const made = annotate(parts, open, selection, kind);
  if (!made.ok) return Promise.resolve(made);
  const annotation = made.value;
  // Taken at once: a second key right behind this one then means the new annotation, not these words.
  store.set({ selection: null, caret: annotation.target.spans[0].end });
  ports.surface?.collapse();
  const edit = {
    entity: 'annotation',
    id: annotation.id,
    before: null,
    after: annotation,
  } as const;
  const commit = async (): Outcome => {
    const result = await saver.commit(draftOf(store.get(), 'annotate', [open.digest], [edit]));
    const isOpen = store.get().open?.digest === open.digest;
    if (result.ok && isOpen) store.set({ selected: annotation.id });
    if (!result.ok) return result;
    tell.announce(annotationSentence(annotation, 'added'));
    return ok(null);
  };
  return writing(parts, commit, () => refresh(parts));
}

async function selectedAnnotation({ store, database }: Parts): Promise<Annotation | null> {
  const { selected } = store.get();
  return selected && readAnnotation(database, selected);
}

async function recast(
  { store, saver, clock, tell }: Parts,
  before: Annotation | null,
  kind: Kind,
): Outcome {
  if (!before) return fail({ type: 'NothingSelected' });
  const after = withKind(before, kind, clock().toISOString());
  if (after === before) return ok(null);
  const edit = { entity: 'annotation', id: before.id, before, after } as const;
  const draft = draftOf(store.get(), 'change-kind', [before.article], [edit]);
  const result = await saver.commit(draft);
  if (!result.ok) return result;
  tell.announce(`${kindName(before.body.kind)} is now a ${kind}: ${extract(wordsOf(after))}`);
  return ok(null);
}

/** Gives an annotation another kind; its own changes nothing. */
export function changeKind(parts: Parts, id: AnnotationId, kind: Kind): Outcome {
  return writing(
    parts,
    async () => recast(parts, await readAnnotation(parts.database, id), kind),
    () => refresh(parts),
  );
}

/** Tags what is selected in the text or, with nothing selected, gives the selected annotation a kind. */
export function tag(parts: Parts, kind: Kind): Outcome {
  parts.ports.surface?.readSelection();
  const { open, selection, selected } = parts.store.get();
  if (!open) return Promise.resolve(fail({ type: 'NothingOpen' }));
  if (selection) return tagSelection(parts, open, selection, kind);
  if (!selected && parts.queue.isIdle()) {
    return Promise.resolve(fail({ type: 'NothingSelected' }));
  }
  return writing(
    parts,
    async () => recast(parts, await selectedAnnotation(parts), kind),
    () => refresh(parts),
  );
}

/** Deletes the selected annotation. */
export function deleteSelected(parts: Parts): Outcome {
  const { store, database, saver, tell, queue } = parts;
  if (!store.get().selected && queue.isIdle()) {
    return Promise.resolve(fail({ type: 'NothingSelected' }));
  }
  const commit = async (): Outcome => {
    const annotation = await selectedAnnotation(parts);
    if (!annotation) return fail({ type: 'NothingSelected' });
    const relations = await readRelationsOf(database, [annotation.id]);
    const edits = deletions([annotation], relations);
    const result = await saver.commit(
      draftOf(store.get(), 'delete-annotations', [annotation.article], edits),
    );
    if (!result.ok) return result;
    tell.announce(annotationSentence(annotation, 'deleted'));
    return ok(null);
  };
  return writing(parts, commit, () => refresh(parts));
}
