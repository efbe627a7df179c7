import type { Annotation } from '../../shared/annotation/annotation';
import type { Edit } from '../../shared/annotation/change';
import {
  inMergeOrder,
  mergeAnnotations,
  repointRelations,
} from '../../shared/annotation/merge-annotations';
import { splitAnnotation } from '../../shared/annotation/split-annotation';
import { fail, ok, type Result } from '../../shared/base/result';
import { readRelationsOf } from '../storage/read-relations';
import { creatorOf, deletions, newAnnotationId } from './drafts';
import { editAnnotations, replacing, type Which } from './edit-annotations';
import type { Failure } from './failure';
import type { Parts } from './parts';
import type { OpenArticle, Outcome } from './session';
import { chosen, selectedOne, selecting } from './selecting';
import { annotationSentence, counted, extract, wordsOf } from './words';

async function mergeEdits(
  { database, clock }: Parts,
  annotations: readonly Annotation[],
  { text }: OpenArticle,
): Promise<Result<readonly Edit[], Failure>> {
  const [first, second, ...rest] = inMergeOrder(annotations);
  if (!first || !second) return fail({ type: 'TooFewMarked' });
  const others = [second, ...rest];
  const after = mergeAnnotations(text, [first, ...others], clock().toISOString());
  const gone = new Set(others.map(({ id }) => id));
  const relations = await readRelationsOf(
    database,
    annotations.map(({ id }) => id),
  );
  return ok([
    ...replacing(first, after),
    ...deletions(others, []),
    ...repointRelations(relations, gone, first.id),
  ]);
}

/** Joins annotations into the first of them in the text; relations move with them. */
export function merge(parts: Parts, which: Which): Outcome {
  return editAnnotations(parts, which, {
    action: 'merge-annotations',
    edits: (annotations, open) => mergeEdits(parts, annotations, open),
    sentence: (annotations) => `${counted(annotations.length, 'annotation')} merged into one.`,
    afterwards: (annotations) =>
      parts.store.set(selecting(inMergeOrder(annotations)[0]?.id ?? null)),
  });
}

/** Divides an annotation at an offset: within a fragment, or between two. */
export function split(parts: Parts, which: Which, offset: number): Outcome {
  const { store, clock, newId } = parts;
  return editAnnotations(parts, which, {
    action: 'split-annotation',
    edits([before], open): Result<readonly Edit[], Failure> {
      const halves = splitAnnotation(open, before, offset, {
        id: newAnnotationId(newId),
        by: creatorOf(store.get()),
        at: clock().toISOString(),
      });
      if (!halves.ok) return halves;
      const [first, second] = halves.value;
      return ok([
        ...replacing(before, first),
        { entity: 'annotation', id: second.id, before: null, after: second },
      ]);
    },
    sentence: ([before]) => `Split in two: ${extract(wordsOf(before))}`,
    afterwards: ([first]) => store.set(selecting(first.id)),
  });
}

/** Splits the selected annotation at the caret. */
export function splitSelected(parts: Parts): Outcome {
  return split(parts, selectedOne, parts.store.get().caret);
}

/** Deletes annotations with the relations that hang on them. */
export function deleteAnnotations(parts: Parts, which: Which): Outcome {
  return editAnnotations(parts, which, {
    action: 'delete-annotations',
    async edits(annotations) {
      const gone = annotations.map((annotation) => annotation.id);
      return ok(deletions(annotations, await parts.annotations.relationsOf(gone)));
    },
    sentence: (annotations) =>
      annotations.length === 1
        ? annotationSentence(annotations[0], 'deleted')
        : `${counted(annotations.length, 'annotation')} deleted.`,
  });
}

/** Deletes what is marked, or else the selected annotation, as it is when its turn comes. */
export function deleteChosen(parts: Parts): Outcome {
  return deleteAnnotations(parts, chosen);
}
