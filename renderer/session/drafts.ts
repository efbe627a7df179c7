import { isAnnotationId } from '../../shared/annotation/is-uuid';
import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import type { Action, ChangeDraft, Edit } from '../../shared/annotation/change';
import type { Relation } from '../../shared/annotation/relation';
import type { Digest } from '../../shared/article/article';
import type { SessionState } from './session';

/** Who annotates until a name is given. */
export const UNNAMED_ANALYST = 'unnamed analyst';

/** The name that goes into annotations and changes. */
export function creatorOf({ analyst }: Pick<SessionState, 'analyst'>): string {
  return analyst === '' ? UNNAMED_ANALYST : analyst;
}

/** A change made by hand. */
export function draftOf(
  state: Pick<SessionState, 'analyst'>,
  action: Action,
  articles: readonly Digest[],
  edits: readonly Edit[],
): ChangeDraft {
  return { by: creatorOf(state), origin: 'manual', action, articles, edits };
}

/** A fresh id for an annotation. */
export function newAnnotationId(newId: () => string): AnnotationId {
  const id = newId();
  if (!isAnnotationId(id)) throw new Error(`Not a UUID in lower case: ${id}`);
  return id;
}

/** Takes annotations away, with every relation that begins or ends in one of them. */
export function deletions(
  annotations: readonly Annotation[],
  relations: readonly Relation[],
): readonly Edit[] {
  return [
    ...annotations.map((before): Edit => ({
      entity: 'annotation',
      id: before.id,
      before,
      after: null,
    })),
    ...relations.map((before): Edit => ({
      entity: 'relation',
      id: before.id,
      before,
      after: null,
    })),
  ];
}
