import type { Edit } from '../../shared/annotation/change';
import type { ImportReview } from './import-preview';
import { annotationTitle } from './words';

/** The reviews that edits bring, in the order of the edits. */
export function newReviews(edits: readonly Edit[]): readonly ImportReview[] {
  return edits.flatMap((edit) => {
    if (edit.entity !== 'annotation' || !edit.after) return [];
    const { before, after } = edit;
    const known = new Set(before?.reviews.map(({ id }) => id));
    const title = annotationTitle(after);
    return after.reviews
      .filter(({ id }) => !known.has(id))
      .map(({ id, by, at, verdict, note }) => ({ id, by, at, verdict, note, title }));
  });
}

/** Whether a review does not leave the annotation as it is. */
export function isObjection({ verdict }: Pick<ImportReview, 'verdict'>): boolean {
  return verdict !== 'accept';
}
